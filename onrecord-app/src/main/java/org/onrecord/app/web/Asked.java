package org.onrecord.app.web;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onrecord.keep.Hits;
import org.onrecord.keep.QueryException;
import org.onrecord.keep.SearchQuery;

/**
 * A search as an address has it: {@code ?q=rate+cut&f=speaker:%2312&copies=1}.
 *
 * @param words the query as typed; empty for everything
 * @param terms what narrows it, each a term of the query language
 * @param after a day, month or year as typed, or null
 * @param before likewise
 * @param order how hits are sorted
 * @param isWithCopies whether statements in wire copies are found, too
 * @param page what the page before gave to go on with, or null
 */
record Asked(
    String words,
    List<String> terms,
    @Nullable String after,
    @Nullable String before,
    Hits.Order order,
    boolean isWithCopies,
    @Nullable String page) {
  private static final int LONGEST = 1000;
  private static final int MOST_TERMS = 20;

  Asked {
    terms = List.copyOf(terms);
  }

  /** Returns what a request asks for. */
  static Asked of(Context request) {
    var words = Params.text(request, "q");
    var terms = new ArrayList<String>();
    for (String term : request.queryParams("f")) {
      if (!term.isBlank() && !terms.contains(term)) {
        terms.add(term.strip());
      }
    }
    if (words.length() > LONGEST || terms.stream().anyMatch(it -> it.length() > LONGEST)) {
      throw new Refused(
          400, "Too long", "A query may have " + LONGEST + " characters; this one has more.");
    }
    if (terms.size() > MOST_TERMS) {
      throw new Refused(400, "Too many", "A query may be narrowed " + MOST_TERMS + " times.");
    }
    return new Asked(
        words,
        terms,
        Params.optional(request, "after"),
        Params.optional(request, "before"),
        Params.constant(request, "sort", Hits.Order.class, Hits.Order.RELEVANCE),
        Params.flag(request, "copies"),
        Params.optional(request, "page"));
  }

  /** Returns the search for the statements that one term finds, newest first. */
  static Asked term(String term) {
    return new Asked("", List.of(term), null, null, Hits.Order.DATE, false, null);
  }

  /**
   * Returns the query.
   *
   * @throws QueryException if a part of it cannot be read; the message shows that part
   */
  SearchQuery query() {
    if (!words.isEmpty()) {
      SearchQuery.parse(words);
    }
    for (String part : narrowing()) {
      SearchQuery.parse(part);
    }
    var typed = typed();
    var query = typed.isEmpty() ? SearchQuery.everything() : SearchQuery.parse(typed);
    return isWithCopies ? query : query.withoutCopies();
  }

  /** Returns the query as the command line takes it; wire copies are another matter. */
  String typed() {
    var parts = new ArrayList<String>();
    boolean isSeveral = (" " + words + " ").contains(" OR ");
    var narrowing = narrowing();
    if (!words.isEmpty()) {
      parts.add(isSeveral && !narrowing.isEmpty() ? "(" + words + ")" : words);
    }
    parts.addAll(narrowing);
    return String.join(" ", parts);
  }

  private List<String> narrowing() {
    var parts = new ArrayList<>(terms);
    if (after != null) {
      parts.add("after:" + quoted(after));
    }
    if (before != null) {
      parts.add("before:" + quoted(before));
    }
    return parts;
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\"", "") + "\"";
  }

  Asked with(String term) {
    var more = new ArrayList<>(terms);
    more.add(term);
    return new Asked(words, more, after, before, order, isWithCopies, null);
  }

  Asked without(String term) {
    var fewer = new ArrayList<>(terms);
    fewer.remove(term);
    return new Asked(words, fewer, after, before, order, isWithCopies, null);
  }

  Asked withoutDays() {
    return new Asked(words, terms, null, null, order, isWithCopies, null);
  }

  Asked withCopies(boolean wanted) {
    return new Asked(words, terms, after, before, order, wanted, null);
  }

  Asked sorted(Hits.Order by) {
    return new Asked(words, terms, after, before, by, isWithCopies, null);
  }

  Asked goingOn(@Nullable String next) {
    return new Asked(words, terms, after, before, order, isWithCopies, next);
  }

  /** Returns the address of this search at a path, with more of a query string after it. */
  String at(String path, String more) {
    var parts = new ArrayList<String>();
    if (!words.isEmpty()) {
      parts.add("q=" + Links.encoded(words));
    }
    terms.forEach(term -> parts.add("f=" + Links.encoded(term)));
    if (after != null) {
      parts.add("after=" + Links.encoded(after));
    }
    if (before != null) {
      parts.add("before=" + Links.encoded(before));
    }
    if (order != Hits.Order.RELEVANCE) {
      parts.add("sort=" + order.name().toLowerCase(Locale.ROOT));
    }
    if (isWithCopies) {
      parts.add("copies=1");
    }
    if (page != null) {
      parts.add("page=" + Links.encoded(page));
    }
    if (!more.isEmpty()) {
      parts.add(more);
    }
    return parts.isEmpty() ? path : path + "?" + String.join("&", parts);
  }

  String link() {
    return at("/search", "");
  }
}
