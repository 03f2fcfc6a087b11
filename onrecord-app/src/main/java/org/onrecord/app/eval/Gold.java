package org.onrecord.app.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Days;
import org.onrecord.statement.Speaker;

/**
 * What somebody wrote down about one article by hand: the shape of the project's annotation guide,
 * in which words are copied from the article letter for letter and {@code ["words", 2]} is their
 * second occurrence.
 *
 * @param text the article as it was annotated
 */
public record Gold(
    String text, List<Said> statements, List<Count> figures, List<Place> places, List<Time> times) {
  public Gold {
    statements = List.copyOf(statements);
    figures = List.copyOf(figures);
    places = List.copyOf(places);
    times = List.copyOf(times);
  }

  /** Words of the article and which of their occurrences is meant, counted from 1. */
  record Piece(String words, int occurrence) {}

  /** Who spoke, with every name that is right. */
  record Who(Speaker.Kind kind, @Nullable String name, List<String> aliases) {
    Who {
      aliases = List.copyOf(aliases);
    }
  }

  /**
   * A statement.
   *
   * @param quotation {@code direct}, {@code mixed} or {@code indirect}
   * @param within the id of the statement it stands in, or null
   */
  record Said(
      String id,
      List<Piece> content,
      Who speaker,
      String quotation,
      @Nullable Days when,
      @Nullable String within) {
    Said {
      content = List.copyOf(content);
    }
  }

  /** A figure; {@code amount} is null for a range. */
  record Count(
      Piece text,
      @Nullable Double amount,
      @Nullable Double low,
      @Nullable Double high,
      String metric,
      @Nullable String statement) {}

  /** A place; {@code country} is empty for seas and continents. */
  record Place(Piece text, String name, String country, double latitude, double longitude) {}

  /** Words that fix days. */
  record Time(Piece text, @Nullable Days days) {}

  /** An annotation that cannot be used; the message names the file and the place in it. */
  static final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message);
    }
  }

  /**
   * Reads an annotation.
   *
   * @param text the article that it is of
   * @throws IOException if the file cannot be read or is no annotation; the message says where
   */
  public static Gold read(Path json, String text) throws IOException {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(Files.readAllBytes(json));
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new Broken(
          "%s: not JSON at line %d: %s"
              .formatted(json, at == null ? 1 : at.getLineNr(), e.getOriginalMessage()));
    }
    return new Reader(json).gold(root, text);
  }

  /** Reads one file and knows where it is in it. */
  private static final class Reader {
    private final Path file;
    private String at = "";

    Reader(Path file) {
      this.file = file;
    }

    Gold gold(JsonNode root, String text) throws IOException {
      var statements = new ArrayList<Said>();
      var ids = new HashSet<String>();
      for (JsonNode one : list(root, "statements")) {
        at = "statement " + one.path("id").asText("without an id");
        statements.add(said(one));
        if (!ids.add(statements.getLast().id())) {
          throw broken("its id stands twice");
        }
      }
      var figures = new ArrayList<Count>();
      for (JsonNode one : list(root, "figures")) {
        at = "figure " + one.path("text");
        figures.add(
            new Count(
                piece(one.path("text")),
                number(one, "amount"),
                number(one, "low"),
                number(one, "high"),
                text(one, "metric"),
                textOrNull(one, "statement")));
      }
      var places = new ArrayList<Place>();
      for (JsonNode one : list(root, "places")) {
        at = "place " + one.path("text");
        places.add(
            new Place(
                piece(one.path("text")),
                text(one, "name"),
                text(one, "country"),
                one.path("lat").asDouble(),
                one.path("lon").asDouble()));
      }
      var times = new ArrayList<Time>();
      for (JsonNode one : list(root, "times")) {
        at = "time " + one.path("text");
        times.add(new Time(piece(one.path("text")), days(one)));
      }
      check(statements, figures, ids);
      return new Gold(text, statements, figures, places, times);
    }

    private void check(List<Said> statements, List<Count> figures, Set<String> ids) throws Broken {
      for (Said one : statements) {
        at = "statement " + one.id();
        if (one.within() != null && !ids.contains(one.within())) {
          throw broken("it stands within no statement: " + one.within());
        }
      }
      for (Count one : figures) {
        at = "figure " + one.text().words();
        if (one.statement() != null && !ids.contains(one.statement())) {
          throw broken("no such statement: " + one.statement());
        }
      }
    }

    private Said said(JsonNode one) throws Broken {
      JsonNode who = one.path("speaker");
      var aliases = new ArrayList<String>();
      who.path("aliases").forEach(alias -> aliases.add(alias.asText()));
      String kind = text(who, "kind");
      Speaker.Kind known;
      try {
        known = Speaker.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw broken("no such kind of speaker: " + kind);
      }
      return new Said(
          text(one, "id"),
          pieces(one.path("content")),
          new Who(known, textOrNull(who, "name"), aliases),
          text(one, "quotation"),
          days(one.path("when")),
          textOrNull(one, "within"));
    }

    private Iterable<JsonNode> list(JsonNode root, String key) throws Broken {
      at = key;
      if (!root.path(key).isArray()) {
        throw broken("a list is expected");
      }
      return root.path(key);
    }

    private List<Piece> pieces(JsonNode node) throws Broken {
      boolean isOne = node.isTextual() || (node.size() == 2 && node.path(1).isInt());
      if (isOne) {
        return List.of(piece(node));
      }
      var pieces = new ArrayList<Piece>();
      for (JsonNode each : node) {
        pieces.add(piece(each));
      }
      return pieces;
    }

    private Piece piece(JsonNode node) throws Broken {
      if (node.isTextual()) {
        return new Piece(node.asText(), 1);
      }
      if (node.isArray() && node.size() == 2 && node.path(0).isTextual() && node.path(1).isInt()) {
        return new Piece(node.path(0).asText(), node.path(1).asInt());
      }
      throw broken("words of the article are expected, or [\"words\", occurrence]: " + node);
    }

    private String text(JsonNode node, String key) throws Broken {
      if (!node.path(key).isTextual()) {
        throw broken("a string is expected as its " + key);
      }
      return node.path(key).asText();
    }

    private static @Nullable String textOrNull(JsonNode node, String key) {
      return node.path(key).isTextual() ? node.path(key).asText() : null;
    }

    private static @Nullable Double number(JsonNode node, String key) {
      return node.path(key).isNumber() ? node.path(key).asDouble() : null;
    }

    private @Nullable Days days(JsonNode node) throws Broken {
      var first = textOrNull(node, "first");
      var last = textOrNull(node, "last");
      if (first == null || first.isEmpty()) {
        return null;
      }
      try {
        return new Days(LocalDate.parse(first), LocalDate.parse(last == null ? first : last));
      } catch (DateTimeException | IllegalArgumentException e) {
        throw broken("no days: " + first + " to " + last);
      }
    }

    private Broken broken(String what) {
      return new Broken(file + ": " + at + ": " + what);
    }
  }
}
