package org.onrecord.article;

/**
 * Why an input gave no article, in words fit for the person who asked for it.
 *
 * @param code a stable code, for example {@code not-an-article}; see {@code docs/guide.md}
 * @param message what is wrong and what to do, without the input's name: {@code not an article: an
 *     MP4 video; onrecord reads HTML, Markdown, text, feeds and WARC}
 */
public record Problem(String code, String message) {}
