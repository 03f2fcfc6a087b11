package org.onrecord.statement;

import java.util.List;
import org.onrecord.article.Span;

/** Who an article says is speaking, as the article words it; a {@link Speaker} is who that is. */
public sealed interface Source {
  /** By name, title and apposition included: “Foreign Minister Maria Reyes”, “the Treasury”. */
  record Named(Span span) implements Source {}

  /** By role or description, unnamed: “a senior official”, “residents”. */
  record Described(Span span) implements Source {}

  /** By pronoun: “she”, “they”. */
  record Pronoun(Span span) implements Source {}

  /** Not at all: “The bridge was said to be unsafe.” */
  record Unstated() implements Source {}

  /** Returns where the source stands; empty where it is unstated. */
  default List<Span> spans() {
    return switch (this) {
      case Named(var span) -> List.of(span);
      case Described(var span) -> List.of(span);
      case Pronoun(var span) -> List.of(span);
      case Unstated() -> List.of();
    };
  }
}
