package org.onrecord.keep;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.statement.Speaker;

/**
 * A speaker of the record, across articles.
 *
 * @param id the row, which {@code speaker:#12} asks for
 * @param name the name that the record has for them
 * @param names all their names
 * @param roles the roles that articles give them, the latest first
 * @param statements how many statements they made, in the newest version of each article, wire
 *     copies left out
 * @param copies how many more stand in wire copies
 * @param outlets in how many outlets, wire copies left out
 * @param first the day of the earliest statement, or null
 * @param last the day of the latest, or null
 * @param corrections the numbers of the corrections that give them statements
 */
public record SpeakerEntry(
    long id,
    Speaker.Kind kind,
    String name,
    List<String> names,
    List<Role> roles,
    int statements,
    int copies,
    int outlets,
    @Nullable LocalDate first,
    @Nullable LocalDate last,
    List<Long> corrections) {
  public SpeakerEntry {
    names = List.copyOf(names);
    roles = List.copyOf(roles);
    corrections = List.copyOf(corrections);
  }

  /**
   * A role.
   *
   * @param first the first day that an article with it was published on, or null
   * @param last the last, or null
   */
  public record Role(String role, @Nullable LocalDate first, @Nullable LocalDate last) {}
}
