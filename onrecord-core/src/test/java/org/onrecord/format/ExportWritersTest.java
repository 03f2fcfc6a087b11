package org.onrecord.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.article.Span;
import org.onrecord.statement.Findings;
import org.onrecord.statement.Statement;

/** The forms in which a record is exported, of one article. */
class ExportWritersTest {
  private final Findings bridge = BridgeArticle.findings();

  @Test
  void jsonLdHasTheArticleItsQuotationsAndItsClaims() throws Exception {
    var graph =
        tree(JsonLdWriter.OPEN + JsonLdWriter.nodes(bridge) + JsonLdWriter.CLOSE).get("@graph");
    assertThat(graph.get(0).get("@type").asText()).isEqualTo("NewsArticle");
    assertThat(graph.get(0).get("headline").asText()).isEqualTo(bridge.article().title());
    int said = 0;
    for (var attribution : bridge.attributions()) {
      var it = attribution.statement();
      if (it.act() == Statement.Act.SAID) {
        var node = graph.get(++said);
        boolean isQuoted = it.quotation() != Statement.Quotation.INDIRECT;
        assertThat(node.get("@type").asText()).isEqualTo(isQuoted ? "Quotation" : "Claim");
        assertThat(node.get("@id").asText()).endsWith("#" + it.id());
        assertThat(node.get(isQuoted ? "isPartOf" : "appearance").get("@id"))
            .isEqualTo(graph.get(0).get("@id"));
      }
    }
    assertThat(graph).hasSize(said + 1);
  }

  @Test
  void annotationsPointAtTheWords() throws Exception {
    var items =
        tree(AnnotationWriter.OPEN + AnnotationWriter.items(bridge) + AnnotationWriter.CLOSE)
            .get("items");
    assertThat(items).hasSize(bridge.attributions().size());
    var text = bridge.article().text();
    for (int i = 0; i < items.size(); i++) {
      var content = bridge.attributions().get(i).statement().content();
      var target = items.get(i).get("target");
      var first = content.size() > 1 ? target.get(0) : target;
      var position = first.get("selector").get(0);
      var quote = first.get("selector").get(1).get("exact").asText();
      Span span = content.getFirst();
      assertThat(quote).isEqualTo(span.in(text));
      int start = text.offsetByCodePoints(0, position.get("start").asInt());
      int end = text.offsetByCodePoints(0, position.get("end").asInt());
      assertThat(new Span(start, end)).isEqualTo(span);
    }
  }

  @Test
  void gkgRowsHave27Columns() {
    var row = GkgWriter.row(bridge, 7);
    assertThat(row).endsWith("\n");
    var cells = row.substring(0, row.length() - 1).split("\t", -1);
    assertThat(cells).hasSize(27);
    assertThat(cells[0]).endsWith("000000-7");
    long quoted =
        bridge.attributions().stream()
            .filter(it -> it.statement().quotation() != Statement.Quotation.INDIRECT)
            .count();
    assertThat(cells[22].split("#")).hasSize((int) quoted);
    assertThat(cells[22].split("#")[0].split("\\|")).hasSize(4);
    for (String count : cells[6].isEmpty() ? new String[0] : cells[6].split(";")) {
      assertThat(count.split("#", -1)).hasSize(11);
    }
  }

  @Test
  void anArticleWithoutStatementsHasNoAnnotations() {
    var silent =
        new Findings(
            bridge.article(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            bridge.madeBy());
    assertThat(AnnotationWriter.items(silent)).isEmpty();
  }

  private static JsonNode tree(String json) throws Exception {
    return new ObjectMapper().readTree(json);
  }
}
