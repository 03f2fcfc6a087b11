package org.onrecord.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Reads the number cases of Microsoft's Recognizers-Text where they are there ({@code
 * ../shared/data/times}). A case is right if exactly its numbers are found, each with its value but
 * for the sign: a count has none. Not read: powers ({@code 2.5^-1}, {@code 1.3x10^6}), {@code 10G},
 * quotients of dates and addresses.
 */
class NumberSpecTest {
  private static final Path CASES =
      Path.of("../../shared/data/times/recognizers/Specs/Number/English/NumberModel.json");

  /** How many of the 235 may be missed: it only ever falls. */
  private static final int MISSED = 18;

  private record Case(String input, List<Double> values) {}

  @Test
  void readsMostOfTheSpecifiedNumbers() throws IOException {
    assumeTrue(Files.exists(CASES), "no corpora beside the project");
    var cases = cases();
    var wrong = new ArrayList<String>();
    for (var one : cases) {
      var read = read(one.input());
      if (!isSame(read, one.values())) {
        wrong.add(one + " read " + read);
      }
    }
    System.out.printf("%d of %d number cases%n", cases.size() - wrong.size(), cases.size());
    assertThat(wrong).hasSizeLessThanOrEqualTo(MISSED);
  }

  private static boolean isSame(List<Double> read, List<Double> expected) {
    boolean same = read.size() == expected.size();
    for (int i = 0; same && i < read.size(); i++) {
      double of = expected.get(i);
      same = Math.abs(read.get(i) - Math.abs(of)) <= 1e-9 * Math.max(1e-6, Math.abs(of));
    }
    return same;
  }

  private static List<Double> read(String input) {
    var words = new TextWords(input);
    var values = new ArrayList<Double>();
    int i = 0;
    while (i < words.size()) {
      var number = FractionWords.at(words, i);
      if (number == null) {
        number = NumberWords.at(words, i);
      }
      if (number != null) {
        values.add(number.value());
      }
      i = number == null ? i + 1 : number.end();
    }
    return values;
  }

  private static List<Case> cases() throws IOException {
    var cases = new ArrayList<Case>();
    try (var json = new JsonFactory().createParser(CASES.toFile())) {
      String input = "";
      var values = new ArrayList<Double>();
      int depth = 0;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_OBJECT && depth++ == 0) {
          values = new ArrayList<>();
        } else if (token == JsonToken.END_OBJECT && --depth == 0) {
          cases.add(new Case(input, List.copyOf(values)));
        } else if (token == JsonToken.VALUE_STRING) {
          input = json.currentName().equals("Input") ? json.getText() : input;
          addValue(json, values);
        }
      }
    }
    return cases;
  }

  private static void addValue(JsonParser json, List<Double> values) throws IOException {
    if (json.currentName().equals("value")) {
      values.add(Double.valueOf(json.getText()));
    }
  }
}
