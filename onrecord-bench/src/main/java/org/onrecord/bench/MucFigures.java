package org.onrecord.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.article.Article;
import org.onrecord.article.ArticleId;
import org.onrecord.article.Provenance;
import org.onrecord.resolve.FigureReader;
import org.onrecord.resolve.TimeReader;
import org.onrecord.statement.Figure;

/**
 * Measures figures on MUC-3 and MUC-4: of the people that the answer keys say were killed or hurt,
 * how many are found as a figure with that number and that metric anywhere in their message, after
 * {@link TrueCase}. Usage: {@code MucFigures [--missed] FOLDER...}, each folder with messages and
 * {@code key-*} files. No model is needed: number and metric are read without one.
 */
public final class MucFigures {
  private final Map<String, List<Figure>> figures = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private final List<MucMessages.Target> targets = new ArrayList<>();

  public static void main(String[] args) throws IOException {
    var arguments = new ArrayList<>(List.of(args));
    boolean listsMissed = arguments.remove("--missed");
    for (String folder : arguments) {
      var measured = new MucFigures();
      measured.readFolder(Path.of(folder));
      measured.print(folder, listsMissed, System.out);
    }
  }

  private void readFolder(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        var text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (file.getFileName().toString().startsWith("key-")) {
          targets.addAll(MucMessages.targets(text));
        } else {
          addMessages(text);
        }
      }
    }
  }

  void addMessages(String file) {
    MucMessages.texts(file)
        .forEach((id, upper) -> {
          var article = article(TrueCase.of(upper));
          texts.put(id, article.text());
          figures.put(id, FigureReader.read(article, List.of(), TimeReader.read(article)));
        });
  }

  boolean isFound(MucMessages.Target target) {
    return figures.getOrDefault(target.message(), List.of()).stream()
        .anyMatch(figure ->
            figure.amount() != null
                && target.numbers().contains(figure.amount())
                && target.effects().contains(figure.metric()));
  }

  private void print(String folder, boolean listsMissed, PrintStream out) {
    out.println(folder + ": people killed or hurt, found with number and effect");
    out.println("  all                   " + share(targets));
    out.println(
        "  counted, not named    "
            + share(targets.stream().filter(target -> !target.named()).toList()));
    out.println(
        "  more than one         "
            + share(targets.stream().filter(MucFigures::isSeveral).toList()));
    if (listsMissed) {
      for (var target : targets) {
        if (!target.named() && !isFound(target)) {
          out.println(target + " in:\n" + texts.getOrDefault(target.message(), "no such message"));
        }
      }
    }
  }

  private static boolean isSeveral(MucMessages.Target target) {
    return target.numbers().stream().allMatch(number -> number > 1);
  }

  private String share(List<MucMessages.Target> of) {
    long found = of.stream().filter(this::isFound).count();
    return "%d of %d, %.1f %%".formatted(found, of.size(), 100.0 * found / Math.max(1, of.size()));
  }

  private static Article article(String text) {
    return new Article(
        ArticleId.of(text),
        text,
        List.of(),
        null,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        "en",
        List.of(),
        new Provenance.StandardInput());
  }
}
