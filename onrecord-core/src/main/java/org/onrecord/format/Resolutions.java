package org.onrecord.format;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Resolution;

/** What writers ask of a {@link Resolution}. */
public final class Resolutions {
  private Resolutions() {}

  /** Returns {@code settled}, {@code likely}, {@code open} or {@code unknown}. */
  public static String status(Resolution<?> resolution) {
    return switch (resolution) {
      case Resolution.Settled<?> it -> "settled";
      case Resolution.Likely<?> it -> "likely";
      case Resolution.Open<?> it -> "open";
      case Resolution.Unknown<?> it -> "unknown";
    };
  }

  /** Returns where the article says so; empty where there is no answer. */
  public static List<Span> evidence(Resolution<?> resolution) {
    return switch (resolution) {
      case Resolution.Settled<?> it -> it.evidence();
      case Resolution.Likely<?> it -> it.evidence();
      case Resolution.Open<?> it -> List.of();
      case Resolution.Unknown<?> it -> List.of();
    };
  }

  /** Returns where the speaker is named, if that is not in the words of the source, else null. */
  public static @Nullable Span namedElsewhere(Attribution attribution) {
    var evidence = evidence(attribution.speaker());
    return evidence.isEmpty()
            || attribution.statement().source().spans().stream()
                .anyMatch(evidence.getFirst()::overlaps)
        ? null
        : evidence.getFirst();
  }

  /** Returns the answers that fit, where several do. */
  public static <T> List<T> candidates(Resolution<T> resolution) {
    return resolution instanceof Resolution.Open<T> open ? open.candidates() : List.of();
  }

  /** Returns why there is no answer, or null where there is one. */
  public static Resolution.@Nullable Why why(Resolution<?> resolution) {
    return switch (resolution) {
      case Resolution.Settled<?> it -> null;
      case Resolution.Likely<?> it -> null;
      case Resolution.Open<?> it -> it.why();
      case Resolution.Unknown<?> it -> it.why();
    };
  }
}
