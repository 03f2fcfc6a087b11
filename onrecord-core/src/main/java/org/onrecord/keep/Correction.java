package org.onrecord.keep;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.statement.PlaceMention.Place;
import org.onrecord.statement.Speaker;

/**
 * Something in a record that a person puts right; {@link RecordFile#correct} makes it. It names
 * speakers and statements by what they are, not by rows, so that it holds after an article is read
 * again, and in the records of others.
 *
 * <pre>{@code
 * record.correct(
 *     new Correction.Merge(record.speakerRef(12), record.speakerRef(7)), "Ana", "same person", now);
 * }</pre>
 */
public sealed interface Correction {
  /**
   * A speaker, in any record.
   *
   * @param name as articles print it, or as the correction that parted them has it
   * @param apart what tells them from others of the name: the {@link MadeCorrection#uid} of the
   *     split that made them, or {@code state:BR} for who holds an office of Brazil; null for the
   *     one that the name alone stands for
   */
  record SpeakerRef(Speaker.Kind kind, String name, @Nullable String apart) {
    public SpeakerRef {
      if (Folding.key(name).isEmpty()) {
        throw new IllegalArgumentException("not a name: " + name);
      }
    }
  }

  /**
   * A statement, in any record: the same words in the same text, or at the same address.
   *
   * @param url the article's address, or null
   * @param text the digest of the article's text
   * @param words what was said
   * @param source the words that say who, empty where there are none
   * @param start where it begins in the text, in UTF-16 code units
   */
  record StatementRef(@Nullable String url, String text, String words, String source, int start) {}

  /** All that {@code from} said, {@code into} said: two names of one speaker. */
  record Merge(SpeakerRef from, SpeakerRef into) implements Correction {
    public Merge {
      if (from.equals(into)) {
        throw new IllegalArgumentException("the same speaker: " + from.name());
      }
    }
  }

  /** Some of what {@code from} said was said by somebody else, who is called {@code name}. */
  record Split(SpeakerRef from, Part part, String name) implements Correction {
    public Split {
      if (Folding.key(name).isEmpty()) {
        throw new IllegalArgumentException("not a name: " + name);
      }
    }
  }

  /**
   * Which of a speaker's statements: those listed, and those for which all else holds that is
   * given, if anything is.
   *
   * @param roles the article gives one of these roles, case and accents aside; empty for any
   * @param outlets one of these published it; empty for any
   * @param after said, else published, on this day or later
   * @param before said, else published, before this day
   */
  record Part(
      List<StatementRef> statements,
      List<String> roles,
      List<String> outlets,
      @Nullable LocalDate after,
      @Nullable LocalDate before) {
    public Part {
      statements = List.copyOf(statements);
      roles = List.copyOf(roles);
      outlets = List.copyOf(outlets);
      if (statements.isEmpty()
          && roles.isEmpty()
          && outlets.isEmpty()
          && after == null
          && before == null) {
        throw new IllegalArgumentException("say which statements are somebody else's");
      }
    }
  }

  /** A speaker is called so. */
  record Rename(SpeakerRef speaker, String name) implements Correction {
    public Rename {
      if (Folding.key(name).isEmpty()) {
        throw new IllegalArgumentException("not a name: " + name);
      }
    }
  }

  /** Somebody else said it. */
  record SetSpeaker(StatementRef statement, Speaker speaker) implements Correction {}

  /** It was said then. */
  record SetDay(StatementRef statement, Days days) implements Correction {}

  /**
   * Words in a statement name this place.
   *
   * @param words as they stand in what was said, for example {@code Springfield}
   */
  record SetPlace(StatementRef statement, String words, Place place) implements Correction {}
}
