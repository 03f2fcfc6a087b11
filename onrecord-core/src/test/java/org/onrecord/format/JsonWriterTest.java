package org.onrecord.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.article.Provenance;
import org.onrecord.statement.Findings;

class JsonWriterTest {
  private static final List<String> SPAN = List.of("start", "end", "text");

  private final JsonNode json = parse(JsonWriter.compact().toString(BridgeArticle.findings()));

  @Test
  void givesEveryObjectTheKeysOfTheFormatInItsOrder() {
    assertThat(keys(json))
        .containsExactly("format", "article", "statements", "figures", "places", "times", "madeBy");
    assertThat(keys(json.get("article")))
        .containsExactly(
            "id",
            "url",
            "title",
            "outlet",
            "authors",
            "agency",
            "published",
            "dateline",
            "language",
            "text",
            "passages",
            "related",
            "provenance",
            "warnings");
    assertThat(keys(json.at("/article/dateline"))).containsExactly("place", "start", "end");
    assertThat(keys(json.at("/article/passages/0"))).containsExactly("kind", "start", "end");
    assertThat(keys(json.at("/article/related/0"))).containsExactly("title", "url");
    assertThat(json.get("statements"))
        .allSatisfy(it ->
            assertThat(keys(it))
                .containsExactly(
                    "id",
                    "act",
                    "quotation",
                    "content",
                    "cue",
                    "source",
                    "speaker",
                    "to",
                    "channel",
                    "when",
                    "where",
                    "within",
                    "confidence"));
    assertThat(json.get("statements"))
        .allSatisfy(it ->
            assertThat(keys(it.get("speaker")))
                .containsExactly(
                    "status",
                    "kind",
                    "name",
                    "role",
                    "evidence",
                    "confidence",
                    "candidates",
                    "why"));
    assertThat(keys(json.at("/statements/0/content/0"))).isEqualTo(SPAN);
    assertThat(keys(json.at("/statements/0/speaker/evidence/0"))).isEqualTo(SPAN);
    assertThat(keys(json.at("/statements/1/to"))).containsExactly("start", "end", "text", "name");
    assertThat(keys(json.at("/statements/1/channel"))).isEqualTo(SPAN);
    assertThat(keys(json.at("/statements/0/when")))
        .containsExactly("status", "first", "last", "evidence", "why");
    assertThat(keys(json.at("/figures/0")))
        .containsExactly(
            "id",
            "start",
            "end",
            "text",
            "amount",
            "low",
            "high",
            "qualifier",
            "metric",
            "unit",
            "of",
            "statement",
            "place",
            "when",
            "confidence");
    assertThat(keys(json.at("/places/0")))
        .containsExactly("start", "end", "text", "name", "country", "lat", "lon", "status", "why");
    assertThat(keys(json.at("/times/0")))
        .containsExactly("start", "end", "text", "first", "last", "status", "why");
    assertThat(keys(json.get("madeBy"))).containsExactly("version", "model");
  }

  @Test
  void writesTheArticle() {
    var article = json.get("article");
    assertThat(json.get("format").asText()).isEqualTo("onrecord/1");
    assertThat(article.get("id").asText()).matches("sha256:[0-9a-f]{64}");
    assertThat(article.get("text").asText()).isEqualTo(BridgeArticle.TEXT);
    assertThat(article.get("outlet").isNull()).isTrue();
    assertThat(article.get("agency").asText()).isEqualTo("ANP");
    assertThat(article.get("published").asText()).isEqualTo("2025-03-05");
    assertThat(article.at("/passages/1/kind").asText()).isEqualTo("byline");
    assertThat(article.at("/authors/1").asText()).isEqualTo("Li Wei");
    assertThat(article.get("provenance").toString())
        .isEqualTo("{\"kind\":\"file\",\"path\":\"examples/bridge.md\"}");
    assertThat(article.at("/warnings/0").asText()).contains("caption");
  }

  @Test
  void writesAStatementWithEverythingThatWasResolved() {
    var statement = json.at("/statements/0");
    assertThat(statement.get("act").asText()).isEqualTo("said");
    assertThat(statement.get("quotation").asText()).isEqualTo("mixed");
    assertThat(statement.at("/cue/0/text").asText()).isEqualTo("said Tuesday");
    assertThat(statement.at("/source/0/text").asText()).isEqualTo("Mayor Ines Okafor");
    assertThat(statement.at("/speaker/status").asText()).isEqualTo("settled");
    assertThat(statement.at("/speaker/kind").asText()).isEqualTo("person");
    assertThat(statement.at("/speaker/name").asText()).isEqualTo("Ines Okafor");
    assertThat(statement.at("/speaker/role").asText()).isEqualTo("Mayor");
    assertThat(statement.at("/speaker/confidence").asText()).isEqualTo("0.99");
    assertThat(statement.at("/speaker/candidates")).isEmpty();
    assertThat(statement.at("/when/first").asText()).isEqualTo("2025-03-04");
    assertThat(statement.at("/when/last").asText()).isEqualTo("2025-03-04");
    assertThat(statement.get("where").isNull()).isTrue();
    assertThat(statement.get("within").isNull()).isTrue();
    assertThat(statement.get("confidence").asText()).isEqualTo("0.976");
    assertThat(json.at("/statements/1/within").asText()).isEqualTo("s1");
    assertThat(json.at("/statements/1/to/text").asText()).isEqualTo("builders");
    assertThat(json.at("/statements/1/to/name").isNull()).isTrue();
    assertThat(json.at("/statements/6/confidence").toString()).isEqualTo("1");
  }

  @Test
  void saysWhyASpeakerIsNotKnown() {
    var open = json.at("/statements/2/speaker");
    assertThat(open.get("status").asText()).isEqualTo("open");
    assertThat(open.get("name").isNull()).isTrue();
    assertThat(open.get("confidence").isNull()).isTrue();
    assertThat(open.get("candidates").findValuesAsText("name"))
        .containsExactly("Tom Brandt", "Karl Lund");
    assertThat(keys(open.at("/candidates/0"))).containsExactly("kind", "name", "role");
    assertThat(open.get("why").asText()).isEqualTo("several-fit");
    var unknown = json.at("/statements/6/speaker");
    assertThat(unknown.get("status").asText()).isEqualTo("unknown");
    assertThat(unknown.get("kind").isNull()).isTrue();
    assertThat(unknown.get("why").asText()).isEqualTo("nobody-near");
    assertThat(json.at("/statements/2/when").toString())
        .isEqualTo(
            "{\"status\":\"unknown\",\"first\":null,\"last\":null,\"evidence\":[],\"why\":\"not-a-day\"}");
  }

  @Test
  void writesFiguresPlacesAndTimes() {
    assertThat(json.at("/figures/0").toString())
        .endsWith(
            "\"text\":\"at least 40\",\"amount\":40,\"low\":null,\"high\":null,\"qualifier\":\"at"
                + " least\",\"metric\":\"wounded\",\"unit\":null,\"of\":\"people\",\"statement\":\"s5\","
                + "\"place\":\"Port Sable\",\"when\":\"2025-03-04\",\"confidence\":0.9}");
    assertThat(json.at("/figures/1/low").toString()).isEqualTo("100");
    assertThat(json.at("/figures/1/when").asText()).isEqualTo("2025");
    assertThat(json.at("/places/0").toString())
        .endsWith(
            "\"name\":\"Port Sable\",\"country\":\"\",\"lat\":-12.5,\"lon\":45,\"status\":\"likely\",\"why\":null}");
    assertThat(json.at("/places/1").toString())
        .endsWith(
            "\"name\":null,\"country\":null,\"lat\":null,\"lon\":null,\"status\":\"unknown\",\"why\":\"not-in-gazetteer\"}");
    assertThat(json.at("/times/0").toString())
        .endsWith(
            "\"text\":\"Tuesday\",\"first\":\"2025-03-04\",\"last\":\"2025-03-04\",\"status\":\"settled\",\"why\":null}");
  }

  @Test
  void givesEverySpanItsWords() {
    var spans = new ArrayList<JsonNode>();
    collectSpans(json, spans);
    assertThat(spans)
        .hasSizeGreaterThan(20)
        .allSatisfy(it ->
            assertThat(it.get("text").asText())
                .isEqualTo(
                    BridgeArticle.TEXT.substring(it.get("start").asInt(), it.get("end").asInt())));
  }

  @Test
  void writesTheSameOnOneLineAndOnMany() {
    String compact = JsonWriter.compact().toString(BridgeArticle.findings());
    String pretty = JsonWriter.pretty().toString(BridgeArticle.findings());
    assertThat(compact).doesNotContain("\n");
    assertThat(parse(pretty)).isEqualTo(json);
    Golden.assertSame("bridge/expected.json", pretty + "\n");
  }

  @Test
  void namesStandardInputWithoutAPath() {
    var findings = BridgeArticle.findings();
    var it = findings.article();
    var article =
        new org.onrecord.article.Article(
            it.id(),
            it.text(),
            it.passages(),
            null,
            List.of(),
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(),
            new Provenance.StandardInput());
    var bare =
        parse(
            JsonWriter.compact()
                .toString(
                    new Findings(
                        article,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        findings.madeBy())));
    assertThat(bare.at("/article/provenance").toString()).isEqualTo("{\"kind\":\"stdin\"}");
    assertThat(bare.at("/article/title").isNull()).isTrue();
    assertThat(bare.at("/article/dateline").isNull()).isTrue();
    assertThat(bare.get("statements")).isEmpty();
  }

  private static void collectSpans(JsonNode node, List<JsonNode> spans) {
    if (node.has("start") && node.has("text")) {
      spans.add(node);
    }
    node.forEach(it -> collectSpans(it, spans));
  }

  private static List<String> keys(JsonNode node) {
    var keys = new ArrayList<String>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }
}
