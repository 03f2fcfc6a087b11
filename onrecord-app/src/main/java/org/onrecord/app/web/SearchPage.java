package org.onrecord.app.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onrecord.keep.Facets;
import org.onrecord.keep.Hits;

/**
 * What a search found.
 *
 * @param asked what was asked for
 * @param lines the statements of this page
 * @param found how many there are, in words
 * @param more the next page, or null
 * @param narrowed what the search is narrowed by, each with the search without it
 * @param facets what it can be narrowed by
 * @param problem what is wrong with the query, or null
 */
public record SearchPage(
    Form asked,
    List<StatementLine> lines,
    String found,
    @Nullable String more,
    List<Choice> narrowed,
    List<Group> facets,
    @Nullable Problem problem) {

  /** What the form has in it, and where its links lead. */
  public record Form(
      String words,
      List<String> terms,
      @Nullable String after,
      @Nullable String before,
      boolean isByDate,
      boolean isWithCopies,
      String byRelevance,
      String byDate,
      String withCopies,
      String withoutCopies,
      String link,
      String command,
      String json,
      String csv,
      String atom) {
    static Form of(Asked asked, String record) {
      return new Form(
          asked.words(),
          asked.terms(),
          asked.after(),
          asked.before(),
          asked.order() == Hits.Order.DATE,
          asked.isWithCopies(),
          asked.sorted(Hits.Order.RELEVANCE).link(),
          asked.sorted(Hits.Order.DATE).link(),
          asked.withCopies(true).link(),
          asked.withCopies(false).link(),
          asked.goingOn(null).link(),
          command(asked, record),
          asked.goingOn(null).at("/api/statements", "limit=200"),
          asked.goingOn(null).at("/api/statements", "format=csv&limit=10000"),
          asked.sorted(Hits.Order.DATE).at("/api/statements", "format=atom&limit=50"));
    }

    private static String command(Asked asked, String record) {
      var query = asked.typed() + (asked.isWithCopies() ? "" : " -is:copy");
      return "onrecord search " + record + " '" + query.strip().replace("'", "'\\''") + "'";
    }
  }

  /** A link with how many statements it leads to. */
  public record Choice(String name, String link, int statements) {}

  /** Facets of one kind. */
  public record Group(String name, List<Choice> choices) {}

  /**
   * What is wrong with a query.
   *
   * @param what in one line
   * @param before the query up to the mistake
   * @param at the character that is wrong, or empty where something is missing at the end
   * @param after what follows
   */
  public record Problem(String what, String before, String at, String after) {}

  static List<Group> groups(Asked asked, Facets facets) {
    var groups = new ArrayList<Group>();
    group(groups, "Speaker", facets.speakers(), asked);
    group(groups, "Outlet", facets.outlets(), asked);
    group(groups, "Place", facets.places(), asked);
    group(groups, "Kind", facets.kinds(), asked);
    group(groups, "Figures of", facets.metrics(), asked);
    group(groups, "Said to", facets.addressees(), asked);
    var months = new ArrayList<Choice>();
    for (var month : facets.months().reversed()) {
      var ends = month.term().split(" ");
      var narrower =
          new Asked(
              asked.words(),
              asked.terms(),
              ends[0].substring("after:".length()),
              ends[1].substring("before:".length()),
              asked.order(),
              asked.isWithCopies(),
              null);
      if (!narrower.link().equals(asked.goingOn(null).link())) {
        months.add(new Choice(Labels.month(month.name()), narrower.link(), month.statements()));
      }
    }
    if (!months.isEmpty()) {
      groups.add(new Group("Month", months.subList(0, Math.min(12, months.size()))));
    }
    return groups;
  }

  private static void group(
      List<Group> groups, String name, List<Facets.Count> counts, Asked asked) {
    var choices = new ArrayList<Choice>();
    for (var count : counts) {
      if (!asked.terms().contains(count.term())) {
        var label = count.term().startsWith("is:") ? Labels.kind(count.name()) : count.name();
        choices.add(new Choice(label, asked.with(count.term()).link(), count.statements()));
      }
    }
    if (!choices.isEmpty()) {
      groups.add(new Group(name, choices));
    }
  }
}
