package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.article.Span;
import org.onrecord.statement.Statement.Quotation;

/** In the table, {@code [ ]} enclose a piece of the content and {@code { }} the cue. */
class QuotationMarksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[“The dam is safe,”] Ms Lund {said}, [“for now.”]; DIRECT",
        "Ms Lund {said}: “[The dam is safe.]”; DIRECT",
        "Ms Lund {said} [that “the dam is safe”]; DIRECT",
        "Ms Lund {said} [the dam was “safe”]; MIXED",
        "[\"The dam is safe,\"] {said} Ms Lund.; DIRECT",
        "[\"Safe\" dam to be rebuilt], {says} ministry; MIXED",
        "Lund {promises} [a 'lasting' repair]; MIXED",
        "[‘The dam is safe,’] Ms Lund {said}.; DIRECT",
        "[«The dam is safe»], {said} Ms Lund.; DIRECT",
        "[„The dam is safe“], {said} Ms Lund.; DIRECT",
        "Ms Lund {said} [the workers' union didn't ask for the engineers' plans]; INDIRECT",
        "Ms Lund {said} [the ’90s were dry and '97 was the driest of them']; INDIRECT",
        "Ms Lund {said} [the pipe, 5\" across, was \"as good as new\"]; MIXED",
        "She added: “Mr Ode {told} me [the dam was safe], and I believe him.”; INDIRECT",
        "She added: “Mr Ode {told} me [‘the dam is safe’], and I believe him.”; DIRECT",
        "She added: “Mr Ode {told} me [the dam was ‘safe’], and I believe him.”; MIXED",
        "Ms Lund {said} [“the dam is safe and will be rebuilt]; DIRECT",
        "Ms Lund {said} [the dam is safe]; INDIRECT",
      })
  void tellsHowMuchOfAContentIsQuoted(String marked, Quotation expected) {
    var parsed = Marked.parse(marked);
    var marks = new QuotationMarks(parsed.text(), List.of(new Span(0, parsed.text().length())));
    assertThat(marks.of(parsed.content(), parsed.cue(), new Source.Unstated())).isEqualTo(expected);
  }

  @Test
  void readsAQuotationThatEachParagraphReopens() {
    String text = "“The dam is old.\n\n“We shall rebuild it,” she said.";
    int second = text.indexOf("“We");
    var marks =
        new QuotationMarks(text, List.of(new Span(0, second - 2), new Span(second, text.length())));
    assertThat(marks.quotations())
        .extracting(s -> s.in(text))
        .containsExactly("“The dam is old.", "“We shall rebuild it,”");
  }

  @Test
  void readsAQuotationThatTheNextParagraphOnlyCloses() {
    String text = "She said: \"The dam is old.\n\nWe shall rebuild it.\" Then she left.";
    int second = text.indexOf("We");
    var marks =
        new QuotationMarks(text, List.of(new Span(0, second - 2), new Span(second, text.length())));
    assertThat(marks.quotations())
        .extracting(s -> s.in(text))
        .containsExactly("\"The dam is old.", "We shall rebuild it.\"");
  }

  @Test
  void readsAnyHeapOfMarks() {
    var random = new Random(7);
    String letters = "\"“”„«»'‘’‹› ab.,s9\n-";
    for (int run = 0; run < 2_000; run++) {
      var text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      var all = new Span(0, text.length());
      var marks = new QuotationMarks(text.toString(), List.of(all));
      assertThat(marks.of(List.of(all), List.of(), new Source.Unstated())).isNotNull();
      int last = 0;
      for (Span span : marks.quotations()) {
        assertThat(span.start()).isGreaterThanOrEqualTo(last);
        last = span.end();
      }
    }
  }

  /** A text with a content and a cue marked in it. */
  private record Marked(String text, List<Span> content, List<Span> cue) {
    static Marked parse(String marked) {
      var text = new StringBuilder();
      var content = new ArrayList<Span>();
      var cue = new ArrayList<Span>();
      int open = 0;
      for (char c : marked.toCharArray()) {
        switch (c) {
          case '[', '{' -> open = text.length();
          case ']' -> content.add(new Span(open, text.length()));
          case '}' -> cue.add(new Span(open, text.length()));
          default -> text.append(c);
        }
      }
      return new Marked(text.toString(), content, cue);
    }
  }
}
