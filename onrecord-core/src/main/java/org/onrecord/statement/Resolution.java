package org.onrecord.statement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Span;

/**
 * What became of the question who, when or where. A resolver may abstain, and says why.
 *
 * @param <T> what the question asks for
 */
public sealed interface Resolution<T> {
  /** Returns the answer, or null where it is open or unknown. */
  default @Nullable T value() {
    return null;
  }

  /**
   * Certain by a rule or by the article's own words.
   *
   * @param evidence where the article says so
   * @param confidence calibrated probability, 0 to 1
   */
  record Settled<T>(T value, List<Span> evidence, double confidence) implements Resolution<T> {
    public Settled {
      evidence = List.copyOf(evidence);
    }
  }

  /** More probable than anything else, and good enough to print. */
  record Likely<T>(T value, List<Span> evidence, double confidence) implements Resolution<T> {
    public Likely {
      evidence = List.copyOf(evidence);
    }
  }

  /** Several answers fit. */
  record Open<T>(List<T> candidates, Why why) implements Resolution<T> {
    public Open {
      candidates = List.copyOf(candidates);
    }
  }

  /** No answer fits. */
  record Unknown<T>(Why why) implements Resolution<T> {}

  /** Why a question stays open; the JSON code is the lower-case name with hyphens. */
  enum Why {
    /** A pronoun or description with nobody before it who fits. */
    NO_ANTECEDENT,
    /** Several people named before fit equally well. */
    SEVERAL_FIT,
    /** A relative day, and the article has no date to count from. */
    NO_PUBLICATION_DATE,
    /** The gazetteer has no such place. */
    NOT_IN_GAZETTEER,
    /** The gazetteer has several places of this name and nothing decides. */
    SEVERAL_PLACES,
    /** The words fix no day: “recently”. */
    NOT_A_DAY,
    /** A quotation that stands alone, after nobody who spoke. */
    NOBODY_NEAR;

    /** Returns the code used in {@code onrecord/1}, for example {@code no-antecedent}. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }
}
