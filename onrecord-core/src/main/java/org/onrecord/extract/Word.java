package org.onrecord.extract;

import org.onrecord.article.Span;

/**
 * One word or mark of a text, as the tagger counts them: the runs that BERT's basic tokenizer cuts
 * (white space and punctuation divide, accents do not count).
 *
 * @param span where it stands in the text
 * @param pieces its WordPiece ids, never empty
 * @param shape how it is written, see {@link Shape}; an input of the tagger
 */
public record Word(Span span, int[] pieces, int shape) {}
