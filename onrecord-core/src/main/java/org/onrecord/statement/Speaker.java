package org.onrecord.statement;

import org.jspecify.annotations.Nullable;

/**
 * Who a source is, after resolution.
 *
 * @param kind what kind of speaker
 * @param name the fullest name the article gives, or {@code government of Russia} where a capital
 *     or a seat stands for a government; null for {@link Kind#ANONYMOUS} and {@link Kind#NOBODY}
 * @param role the role as the article gives it, for example {@code Kremlin spokesman}, or null
 */
public record Speaker(Kind kind, @Nullable String name, @Nullable String role) {
  /** What kind of speaker. */
  public enum Kind {
    PERSON,
    /** A ministry, embassy, prosecutor's office, or a named office's unnamed spokesperson. */
    OFFICE,
    GOVERNMENT,
    /** A company, party, agency, army, court, parliament, police force, church, NGO. */
    ORGANISATION,
    /** A news outlet reporting. */
    OUTLET,
    /** A report, law, ruling or statement as such. */
    DOCUMENT,
    /** Protesters, residents, experts, “some”. */
    GROUP,
    /** An unnamed individual, or unnamed “sources”. */
    ANONYMOUS,
    /** No source anywhere: “it is believed”. */
    NOBODY
  }

  public Speaker {
    if ((kind == Kind.ANONYMOUS || kind == Kind.NOBODY) && name != null) {
      throw new IllegalArgumentException(kind + " has no name: " + name);
    }
  }
}
