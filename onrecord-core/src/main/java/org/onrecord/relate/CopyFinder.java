package org.onrecord.relate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.Span;
import org.onrecord.article.WireCopy;

/**
 * Finds wire copies. Articles are added in the order in which they may be original: each is
 * compared to those before it that have a sentence like one of its own, and only what it does not
 * copy is filed for those after it. So a report that a thousand outlets print is compared a
 * thousand times, not a million, and the work grows with the number of articles.
 *
 * <pre>{@code
 * var finder = new CopyFinder(articles::get);
 * for (long id : oldestFirst) {
 *   finder.add(id, Sketch.of(articles.get(id))).ifPresent(System.out::println);
 * }
 * }</pre>
 *
 * <p>Two articles share agency text where {@value #LEAST_TOLD} words outside quotation marks or
 * more are the same in both, and they are {@value #LEAST_PERCENT} % of the words outside marks in
 * the article that has fewer; {@value #LEAST_PERCENT_WITHOUT_LEAD} % where the lead is not among
 * them, since a report is cut from its end, and what two articles have in common elsewhere is more
 * often a standing note or background. Not thread-safe.
 */
public final class CopyFinder {
  private static final int LEAST_TOLD = 15;
  private static final int LEAST_PERCENT = 15;
  private static final int LEAST_PERCENT_WITHOUT_LEAD = 35;

  /** A sentence that so many articles have of their own is boilerplate. */
  private static final int COMMON = 32;

  private static final int MOST_COMPARED = 20;

  /** The share of sentences that must meet before texts are compared, of the shorter article. */
  private static final double LEAST_MET = 0.08;

  private final LongFunction<Article> articles;
  private final Postings postings = new Postings();
  private long[] ids = new long[64];
  private int[] sentences = new int[64];
  private boolean[] isNew = new boolean[64];
  private int[] met = new int[64];
  private int[] seenIn = new int[64];
  private int size;

  /**
   * Makes a finder.
   *
   * @param articles gives the article of an id, when its text must be compared
   */
  public CopyFinder(LongFunction<Article> articles) {
    this.articles = articles;
  }

  /** Adds an article that was never looked at, and says whether it is a copy. */
  public Optional<WireCopy> add(long id, Sketch sketch) {
    return add(id, sketch, true, null);
  }

  /**
   * Adds an article that was looked at before. Texts are compared again only where an article that
   * is new, or of which something new was found, has to do with it, or its original is no longer
   * before it.
   *
   * @param before what was found then, or null where it was no copy
   */
  public Optional<WireCopy> addAgain(long id, Sketch sketch, @Nullable WireCopy before) {
    return add(id, sketch, false, before);
  }

  private Optional<WireCopy> add(
      long id, Sketch sketch, boolean neverSeen, @Nullable WireCopy before) {
    var candidates = candidates(sketch);
    var found = neverSeen || isOutdated(candidates, before) ? compare(id, candidates) : before;
    boolean isChanged = neverSeen || !Objects.equals(found, before);
    file(id, sketch, isChanged, found == null ? List.of() : found.spans());
    return Optional.ofNullable(found);
  }

  private boolean isOutdated(List<Integer> candidates, @Nullable WireCopy before) {
    boolean hasOriginal = before == null;
    for (int candidate : candidates) {
      if (isNew[candidate]) {
        return true;
      }
      hasOriginal |= before != null && ids[candidate] == before.original();
    }
    return !hasOriginal;
  }

  private List<Integer> candidates(Sketch sketch) {
    var touched = new ArrayList<Integer>();
    for (int sentence = 0; sentence < sketch.sentences(); sentence++) {
      for (int band = 0; band < Sketch.BANDS; band++) {
        int key = sketch.key(sentence, band);
        if (postings.count(key) >= COMMON) {
          continue;
        }
        for (int at = postings.first(key); at >= 0; at = postings.next(at, key)) {
          int article = postings.article(at);
          if (met[article] == 0) {
            touched.add(article);
            seenIn[article] = -1;
          }
          if (seenIn[article] != sentence) {
            seenIn[article] = sentence;
            met[article]++;
          }
        }
      }
    }
    var candidates = new ArrayList<Integer>();
    for (int article : touched) {
      if (met[article] >= LEAST_MET * Math.min(sketch.sentences(), sentences[article])) {
        candidates.add(article);
      }
    }
    candidates.sort(Comparator.comparingInt((Integer it) -> -met[it]).thenComparingInt(it -> it));
    for (int article : touched) {
      met[article] = 0;
    }
    return candidates.size() > MOST_COMPARED ? candidates.subList(0, MOST_COMPARED) : candidates;
  }

  private @Nullable WireCopy compare(long id, List<Integer> candidates) {
    if (candidates.isEmpty()) {
      return null;
    }
    var article = articles.apply(id);
    var spans = new ArrayList<Span>();
    SharedText most = null;
    long original = 0;
    for (int candidate : candidates) {
      var shared = SharedText.between(article, articles.apply(ids[candidate]));
      if (isCopied(shared)) {
        spans.addAll(shared.spans());
        if (most == null || shared.share() > most.share()) {
          most = shared;
          original = ids[candidate];
        }
      }
    }
    return most == null
        ? null
        : new WireCopy(id, original, most.share(), most.shareOfOther(), united(spans));
  }

  private static boolean isCopied(SharedText shared) {
    int least = shared.hasLead() ? LEAST_PERCENT : LEAST_PERCENT_WITHOUT_LEAD;
    return shared.told() >= LEAST_TOLD && shared.toldShare() * 100 >= least;
  }

  private static List<Span> united(List<Span> spans) {
    var united = new ArrayList<Span>();
    for (Span span : spans.stream().sorted().toList()) {
      var last = united.isEmpty() ? null : united.getLast();
      if (last != null && span.start() <= last.end()) {
        united.set(united.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        united.add(span);
      }
    }
    return united;
  }

  private void file(long id, Sketch sketch, boolean isChanged, List<Span> copied) {
    if (size == ids.length) {
      grow();
    }
    ids[size] = id;
    sentences[size] = sketch.sentences();
    isNew[size] = isChanged;
    int span = 0;
    for (int sentence = 0; sentence < sketch.sentences(); sentence++) {
      int start = sketch.start(sentence);
      while (span < copied.size() && copied.get(span).end() <= start) {
        span++;
      }
      if (span < copied.size() && copied.get(span).start() <= start) {
        continue;
      }
      for (int band = 0; band < Sketch.BANDS; band++) {
        int key = sketch.key(sentence, band);
        if (postings.count(key) < COMMON) {
          postings.add(key, size);
        }
      }
    }
    size++;
  }

  private void grow() {
    ids = Arrays.copyOf(ids, 2 * size);
    sentences = Arrays.copyOf(sentences, 2 * size);
    isNew = Arrays.copyOf(isNew, 2 * size);
    met = Arrays.copyOf(met, 2 * size);
    seenIn = Arrays.copyOf(seenIn, 2 * size);
  }

  /** Which articles have a key: chained hashing in plain arrays, 16 bytes an entry. */
  private static final class Postings {
    private int[] heads = new int[1 << 10];
    private int[] keys = new int[1 << 10];
    private int[] articles = new int[1 << 10];
    private int[] next = new int[1 << 10];
    private int size;

    int first(int key) {
      return at(heads[slot(key)] - 1, key);
    }

    int next(int entry, int key) {
      return at(next[entry] - 1, key);
    }

    int article(int entry) {
      return articles[entry];
    }

    int count(int key) {
      int count = 0;
      for (int at = first(key); at >= 0 && count < COMMON; at = next(at, key)) {
        count++;
      }
      return count;
    }

    void add(int key, int article) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, 2 * size);
        articles = Arrays.copyOf(articles, 2 * size);
        next = Arrays.copyOf(next, 2 * size);
        heads = new int[2 * size];
        for (int i = 0; i < size; i++) {
          link(i);
        }
      }
      keys[size] = key;
      articles[size] = article;
      link(size++);
    }

    private void link(int entry) {
      int slot = slot(keys[entry]);
      next[entry] = heads[slot];
      heads[slot] = entry + 1;
    }

    private int at(int entry, int key) {
      int at = entry;
      while (at >= 0 && keys[at] != key) {
        at = next[at] - 1;
      }
      return at;
    }

    private int slot(int key) {
      return (key * 0x9e3779b1 >>> 7) & (heads.length - 1);
    }
  }
}
