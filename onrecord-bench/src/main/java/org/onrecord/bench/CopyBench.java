package org.onrecord.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.onrecord.article.Article;
import org.onrecord.article.Passage;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.read.ArticleReader;
import org.onrecord.read.Hints;
import org.onrecord.relate.CopyFinder;
import org.onrecord.relate.Sketch;

/**
 * Measures how wire copies are found. Usage: {@code CopyBench TEXTS OTHERS [SEED]}.
 *
 * <p>Makes a copy of each of 500 articles in the folder TEXTS: another headline, cut after any
 * paragraph, two paragraphs of an article in the folder OTHERS put in, other quotation marks, the
 * agency's credit left out; at least 25 words are left. All are added in random order. A copy is
 * found if it is tied to its article or the article to it; a tie of two articles that have nothing
 * to do with each other is wrong. Articles that the corpus has twice are told by brute force,
 * printed, and taken as one. {@code CopyBench growth} measures the time for 10,000, 20,000 and
 * 40,000 synthetic articles of which one in ten is a copy.
 */
public final class CopyBench {
  private static final int COPIES = 500;
  private static final int MOST_SHOWN = 40;

  /** Of an article so many words are left at least: a headline alone is no copy. */
  private static final int LEAST_LEFT = 25;

  private static final int LONGEST_INSERTED = 1000;
  private static final String CREDIT =
      "\\((AP|AFP|Reuters|UPI)\\)\\s*[—–-]*|(?m)^(Associated Press|Reuters|AFP|AP)\\b.{0,80}$";

  private CopyBench() {}

  public static void main(String[] args) throws IOException {
    if (args[0].equals("growth")) {
      for (int many : new int[] {10_000, 20_000, 40_000}) {
        growth(many);
      }
    } else {
      made(Path.of(args[0]), Path.of(args[1]), args.length > 2 ? Long.parseLong(args[2]) : 1);
    }
  }

  /**
   * @param of which article it is a copy of, or is itself
   */
  private record Entry(Article article, int of, boolean isCopy) {}

  private static void made(Path texts, Path others, long seed) throws IOException {
    var random = new Random(seed);
    var articles = articles(texts);
    var inserted = paragraphs(articles(others), random);
    var twins = twins(articles);
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < articles.size(); i++) {
      entries.add(new Entry(articles.get(i), twins[i], false));
    }
    var chosen = new ArrayList<>(entries);
    Collections.shuffle(chosen, random);
    for (var entry : chosen.subList(0, Math.min(COPIES, chosen.size()))) {
      entries.add(new Entry(copy(entry.article(), inserted, random), entry.of(), true));
    }
    Collections.shuffle(entries, random);
    var finder = new CopyFinder(id -> entries.get((int) id).article());
    var tied = new HashSet<Integer>();
    int right = 0;
    int wrong = 0;
    int copies = 0;
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      copies += entry.isCopy() ? 1 : 0;
      var found = finder.add(i, Sketch.of(entry.article())).orElse(null);
      if (found == null) {
        continue;
      }
      var original = entries.get((int) found.original());
      if (original.of() == entry.of()) {
        right++;
        tied.add(i);
        tied.add((int) found.original());
      } else if (wrong++ < MOST_SHOWN) {
        System.out.printf(
            Locale.ROOT,
            "not made: %.2f %.2f %s%s | %s%s%n",
            found.share(),
            found.shareOfOriginal(),
            name(entry.article()),
            entry.isCopy() ? " (copy)" : "",
            name(original.article()),
            original.isCopy() ? " (copy)" : "");
      }
    }
    int foundCopies = 0;
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      if (entry.isCopy() && tied.contains(i)) {
        foundCopies++;
      } else if (entry.isCopy()) {
        System.out.println("missed: " + name(entry.article()));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d articles, %d copies: recall %.4f, precision %.4f (%d ties that were not made)%n",
        articles.size(),
        copies,
        (double) foundCopies / copies,
        (double) right / (right + wrong),
        wrong);
  }

  private static List<Article> articles(Path folder) throws IOException {
    var articles = new ArrayList<Article>();
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        if (ArticleReader.read(file, hints()) instanceof Reading.Read read) {
          articles.add(read.article());
        }
      }
    }
    return articles;
  }

  /** Returns the paragraphs of articles in random order, each of which goes into one copy only. */
  private static Deque<String> paragraphs(List<Article> articles, Random random) {
    var paragraphs = new LinkedHashSet<String>();
    for (var article : articles) {
      paragraphs.addAll(paragraphs(article));
    }
    paragraphs.removeIf(it -> it.length() > LONGEST_INSERTED);
    var mixed = new ArrayList<>(paragraphs);
    Collections.shuffle(mixed, random);
    return new ArrayDeque<>(mixed);
  }

  private static Hints hints() {
    return new Hints(Hints.Format.TEXT, null, null, null, null);
  }

  private static Article copy(Article article, Deque<String> inserted, Random random) {
    var paragraphs = new ArrayList<String>(paragraphs(article));
    int least = 1;
    while (least < paragraphs.size() && words(paragraphs.subList(0, least)) < LEAST_LEFT) {
      least++;
    }
    int last = least + random.nextInt(paragraphs.size() - least + 1);
    var kept = new ArrayList<>(paragraphs.subList(0, last));
    for (int i = 0; i < 2; i++) {
      kept.add(random.nextInt(kept.size() + 1), inserted.remove());
    }
    String text = "Another headline for number " + random.nextInt(10_000);
    text += "\n\n" + String.join("\n\n", kept);
    text = text.replaceAll(CREDIT, "").replaceAll("[“”]", "\"").replaceAll("[‘’]", "'");
    if (random.nextBoolean()) {
      text = text.replaceAll("\"(?=\\w)", "«").replaceAll("\"", "»");
    }
    var from = new Provenance.LocalFile(article.from().name());
    var reading =
        ArticleReader.read(text.getBytes(StandardCharsets.UTF_8), from, "copy.txt", hints());
    return switch (reading) {
      case Reading.Read read -> read.article();
      case Reading.Skipped skipped -> throw new IllegalStateException(skipped.toString());
    };
  }

  /** Returns the paragraphs after the first passage, which is the headline where there is one. */
  private static List<String> paragraphs(Article article) {
    var paragraphs = new ArrayList<String>();
    for (var passage : article.passages()) {
      if (passage.kind() != Passage.Kind.HEADLINE && passage.span().length() > 0) {
        paragraphs.add(passage.span().in(article.text()));
      }
    }
    return paragraphs;
  }

  private static int words(List<String> paragraphs) {
    return String.join(" ", paragraphs).split("\\s+").length;
  }

  /**
   * Returns for each article the first that it is tied to by nature: the corpus has reports that
   * were printed twice. Told by brute force over all pairs, and not as the program does: three in
   * ten of the shorter article's runs of ten words.
   */
  private static int[] twins(List<Article> articles) {
    var runs = new ArrayList<HashSet<String>>();
    for (var article : articles) {
      var words = article.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+");
      var set = new HashSet<String>();
      for (int i = 0; i + 10 <= words.length; i++) {
        set.add(String.join(" ", Arrays.asList(words).subList(i, i + 10)));
      }
      runs.add(set);
    }
    var twins = new int[articles.size()];
    for (int i = 0; i < twins.length; i++) {
      twins[i] = i;
      for (int j = 0; j < i; j++) {
        var shorter = runs.get(runs.get(i).size() < runs.get(j).size() ? i : j);
        var longer = runs.get(i).size() < runs.get(j).size() ? runs.get(j) : runs.get(i);
        long common = shorter.stream().filter(longer::contains).count();
        if (common > 0.3 * shorter.size()) {
          System.out.println(
              "printed twice: " + name(articles.get(i)) + " | " + name(articles.get(j)));
          twins[i] = twins[j];
          break;
        }
      }
    }
    return twins;
  }

  private static String name(Article article) {
    return article.from().name().replaceAll(".*/", "");
  }

  private static void growth(int many) {
    var synthetic = new SyntheticArticles(1);
    var articles = new ArrayList<Article>();
    var random = new Random(1);
    for (int i = 0; i < many; i++) {
      articles.add(
          i > 0 && i % 10 == 0 ? articles.get(random.nextInt(i)) : synthetic.article(i).article());
    }
    long before = System.nanoTime();
    var finder = new CopyFinder(id -> articles.get((int) id));
    int copies = 0;
    for (int i = 0; i < many; i++) {
      var article = articles.get(i);
      copies += finder.add(i, Sketch.of(article)).isPresent() ? 1 : 0;
    }
    double seconds = (System.nanoTime() - before) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d articles, %d copies found: %.1f s, %.0f articles/s%n",
        many,
        copies,
        seconds,
        many / seconds);
  }
}
