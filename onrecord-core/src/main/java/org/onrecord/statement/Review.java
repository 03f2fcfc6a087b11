package org.onrecord.statement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a fact-checker published about a claim: a schema.org {@code ClaimReview}. This program
 * issues no verdicts; it shows whose there are.
 *
 * @param claim the words that were checked
 * @param claimant who is said to have made the claim
 * @param reviewer who checked it, or null
 * @param rating the verdict in the reviewer's words, for example {@code Mostly false}, or null
 * @param url where it was published, or null
 * @param day when, or null
 */
public record Review(
    String claim,
    String claimant,
    @Nullable String reviewer,
    @Nullable String rating,
    @Nullable String url,
    @Nullable LocalDate day) {}
