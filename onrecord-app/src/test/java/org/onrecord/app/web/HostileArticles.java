package org.onrecord.app.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Article;
import org.onrecord.article.ArticleId;
import org.onrecord.article.Days;
import org.onrecord.article.Passage;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.article.RelatedLink;
import org.onrecord.article.Span;
import org.onrecord.keep.Correction;
import org.onrecord.keep.Fetched;
import org.onrecord.keep.RecordFile;
import org.onrecord.read.Hints;
import org.onrecord.read.WebPage;
import org.onrecord.read.feed.Feed;
import org.onrecord.read.feed.FeedReader;
import org.onrecord.statement.Attribution;
import org.onrecord.statement.Figure;
import org.onrecord.statement.Findings;
import org.onrecord.statement.PlaceMention;
import org.onrecord.statement.Resolution;
import org.onrecord.statement.Source;
import org.onrecord.statement.Speaker;
import org.onrecord.statement.Statement;

/** A record of articles that try to be more than words. */
final class HostileArticles {
  /** In the manner of OWASP's XSS filter evasion list; none is a copy of it. */
  static final List<String> WORDS =
      List.of(
          "<script>alert(1)</script>",
          "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
          "\"><script>alert(2)</script>",
          "'><script>alert(3)</script>",
          "</script><script>alert(4)</script>",
          "</title><script>alert(5)</script>",
          "</textarea><script>alert(6)</script>",
          "</style><script>alert(7)</script>",
          "--><script>alert(8)</script>",
          "]]><script>alert(9)</script>",
          "<scr<script>ipt>alert(10)</script>",
          "<script\\x20type=\"text/javascript\">alert(11)</script>",
          "<script\t>alert(12)</script>",
          "<img src=x onerror=alert(13)>",
          "<img src=\"x\" onerror=\"alert(14)\">",
          "<img/src/onerror=alert(15)>",
          "<IMG \"\"\"><SCRIPT>alert(16)</SCRIPT>\">",
          "<svg onload=alert(17)>",
          "<svg/onload=alert(18)//",
          "<svg><script>alert(19)</script></svg>",
          "<svg><a xlink:href=\"javascript:alert(20)\"><text>x</text></a></svg>",
          "<math><mi xlink:href=\"javascript:alert(21)\">x</mi></math>",
          "<body onload=alert(22)>",
          "<iframe src=\"javascript:alert(23)\"></iframe>",
          "<iframe srcdoc=\"<script>alert(24)</script>\"></iframe>",
          "<object data=\"javascript:alert(25)\"></object>",
          "<embed src=\"javascript:alert(26)\">",
          "<a href=\"javascript:alert(27)\">x</a>",
          "<a href='jav\tascript:alert(28)'>x</a>",
          "<a href=\"&#106;avascript:alert(29)\">x</a>",
          "<form action=\"javascript:alert(30)\"><input type=submit></form>",
          "<button formaction=\"javascript:alert(31)\">x</button>",
          "<input autofocus onfocus=alert(32)>",
          "<details open ontoggle=alert(33)>",
          "<marquee onstart=alert(34)>",
          "<video><source onerror=alert(35)></video>",
          "<audio src=x onerror=alert(36)>",
          "<meta http-equiv=\"refresh\" content=\"0;url=javascript:alert(37)\">",
          "<link rel=stylesheet href=//evil.example/x.css>",
          "<base href=\"//evil.example/\">",
          "<style>*{background:url(//evil.example)}</style>",
          "<div style=\"background:url(javascript:alert(38))\">",
          "<p style=position:fixed;inset:0>",
          "<template><script>alert(39)</script></template>",
          "<noscript><p title=\"</noscript><img src=x onerror=alert(40)>\">",
          "\" onmouseover=\"alert(41)",
          "' onmouseover='alert(42)",
          "\" autofocus onfocus=alert(43) x=\"",
          "` onmouseover=alert(44) `",
          "javascript:alert(45)",
          "data:text/html,<script>alert(46)</script>",
          "{{constructor.constructor('alert(47)')()}}",
          "${alert(48)}",
          "#{7*7} ${7*7} <%= 7*7 %> {{7*7}}",
          "@if(true)</p>@endif !{alert(49)}",
          "&lt;script&gt;alert(50)&lt;/script&gt;",
          "&#60;script&#62;alert(51)&#60;/script&#62;",
          "%3Cscript%3Ealert(52)%3C/script%3E",
          "\\u003cscript\\u003ealert(53)\\u003c/script\\u003e",
          "+ADw-script+AD4-alert(54)+ADw-/script+AD4-",
          "\u00bcscript\u00bealert(55)\u00bc/script\u00be",
          "\uff1cscript\uff1ealert(56)\uff1c/script\uff1e",
          "<a data-hx-get=//evil.example hx-trigger=load>x</a>",
          "<div hx-on:load=\"alert(57)\">x</div>",
          "<!--[if gte IE 4]><script>alert(58)</script><![endif]-->",
          "<?xml version=\"1.0\"?><x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(59)</x:script>",
          "\u202ealert(60)\u2066<b>x</b>",
          "a\u0000<script>alert(61)</script>\u0007\u001b[31m",
          "\r\nSet-Cookie: a=b\r\n\r\n<script>alert(62)</script>",
          "<b>bold</b> & \"quoted\" 'single' < > plain");

  static final List<String> ADDRESSES =
      List.of(
          "javascript:alert(1)",
          "JaVaScRiPt:alert(2)",
          " javascript:alert(3)",
          "java\nscript:alert(4)",
          "data:text/html,<script>alert(5)</script>",
          "vbscript:msgbox(6)",
          "file:///etc/passwd",
          "//evil.example/x",
          "https://a.example/\" onmouseover=\"alert(7)",
          "https://a.example/'><script>alert(8)</script>",
          "https://a.example/x?<script>alert(9)</script>#\"><img src=x onerror=alert(10)>",
          "http://a.example/ javascript:alert(11)");

  private static final String STORY =
      "<p>It was day %d of the talks, and the council sat until late in the evening.</p>"
          + "<p>Nobody who took part in them wanted to say more about it before the vote.</p>"
              .repeat(4);

  private HostileArticles() {}

  /** Keeps an article of each in a file of a folder, numbered from 1 in the order of the words. */
  static Path keep(Path folder) throws IOException {
    var file = folder.resolve("hostile.db");
    try (var record = RecordFile.openToKeep(file)) {
      for (int i = 0; i < WORDS.size(); i++) {
        var at = Fetched.at(Instant.parse("2025-03-06T10:00:00Z"));
        var address = ADDRESSES.get(i % ADDRESSES.size()) + (i < ADDRESSES.size() ? "" : i);
        record.keep(article(WORDS.get(i), address, i), at);
      }
      for (int i = 0; i < WORDS.size(); i++) {
        var from = fed(WORDS.get(i), ADDRESSES.get(i % ADDRESSES.size()), i);
        record.keep(from, Fetched.from(from.article().from(), Instant.EPOCH));
      }
      record.flush();
      for (int i = 0; i < WORDS.size(); i++) {
        putRight(WORDS.get(i), i + 1, record);
      }
    }
    return file;
  }

  /**
   * Returns an article that came through a feed in which everything that can be is {@code words}.
   */
  private static Findings fed(String words, String address, int number) {
    var said = escaped(words);
    var rss =
        """
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
          xmlns:content="http://purl.org/rss/1.0/modules/content/">
        <channel><title>%1$s</title><link>%2$s</link><description>%1$s</description>
        <item><title>%1$s</title><link>%2$s</link><guid isPermaLink="false">%1$s</guid>
        <dc:creator>%1$s</dc:creator><description>%1$s</description>
        <content:encoded>%3$s</content:encoded></item></channel></rss>
        """
            .formatted(
                said,
                escaped(address),
                escaped(
                    "<p>The mayor said: “%s”</p>%s<p>%s</p><p><a href='%s'>%s</a></p>"
                        .formatted(said, STORY.formatted(number), words, address, said)));
    var feed =
        (Feed.Items) FeedReader.read(rss.getBytes(StandardCharsets.UTF_8), "https://a.example/");
    var item = feed.items().getFirst();
    var content = Objects.requireNonNull(item.content());
    var reading =
        WebPage.read(
            content.getBytes(StandardCharsets.UTF_8),
            "text/html; charset=utf-8",
            new Provenance.FeedItem("https://a.example/" + words, item.id(), Instant.EPOCH, null),
            item.link(),
            Hints.none(),
            new Hints(null, item.title(), null, null, feed.title()));
    if (!(reading instanceof Reading.Read read)) {
      throw new AssertionError(reading);
    }
    var article = read.article();
    int begin = article.text().indexOf("The mayor said");
    var source = new Span(begin, begin + "The mayor".length());
    var cue = new Span(source.end() + 1, source.end() + 1 + "said".length());
    var end = article.text().indexOf('\n', cue.end());
    var quoted = new Span(cue.end() + 2, end < 0 ? article.text().length() : end);
    var speaker = new Speaker(Speaker.Kind.PERSON, "F" + words, words);
    return new Findings(
        article,
        List.of(),
        List.of(
            attribution(
                "s1",
                quoted,
                cue,
                source,
                null,
                new Resolution.Settled<>(speaker, List.of(source), 0.9))),
        List.of(),
        List.of(),
        List.of(),
        new Findings.MadeBy("0.1.0", words));
  }

  /** Returns words as XML has them, without what no XML may have. */
  private static String escaped(String words) {
    return words
        .replaceAll("[\\p{Cntrl}&&[^\n\t\r]]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Puts all right that can be about the article of a version; by, why and names are words. */
  private static void putRight(String words, long version, RecordFile record) throws IOException {
    var row = Objects.requireNonNull(record.statementsIn(version).get("s1"));
    var about = record.statement(row.id());
    var speaker = record.speakerRef(Objects.requireNonNull(row.speaker()));
    var at = Instant.parse("2025-03-07T10:00:00Z");
    var place = new PlaceMention.Place("P" + words, "CH", 3, 4);
    for (var what :
        List.of(
            new Correction.SetPlace(about, words, place),
            new Correction.SetDay(about, Days.of(LocalDate.of(2025, 3, 2))),
            new Correction.Rename(speaker, words + " I"),
            new Correction.SetSpeaker(
                about, new Speaker(Speaker.Kind.PERSON, words + " II", words)))) {
      record.correct(what, words, words, at);
    }
    var other = new Correction.SpeakerRef(Speaker.Kind.PERSON, words + " II", null);
    var merged = record.correct(new Correction.Merge(other, speaker), words, words, at);
    record.undo(merged.number(), at);
  }

  /** Returns an article in which everything that can be is {@code words}. */
  private static Findings article(String words, String address, int number) {
    var text = new StringBuilder();
    var passages = new ArrayList<Passage>();
    for (var kind : Passage.Kind.values()) {
      int start = text.length();
      text.append(words);
      passages.add(new Passage(kind, new Span(start, text.length())));
      text.append("\n\n");
    }
    var source = new Span(text.length(), text.length() + words.length());
    text.append(words).append(" ");
    var cue = new Span(text.length(), text.length() + words.length());
    text.append(words).append(" ");
    var content = new Span(text.length(), text.length() + words.length());
    text.append(words).append(" 14");
    passages.add(new Passage(Passage.Kind.PARAGRAPH, new Span(source.start(), text.length())));
    var day = Days.of(LocalDate.of(2025, 3, 1).plusDays(number));
    var speaker = new Speaker(Speaker.Kind.PERSON, words, words);
    var attributions =
        List.of(
            attribution(
                "s1",
                content,
                cue,
                source,
                null,
                new Resolution.Settled<>(speaker, List.of(source), 0.9)),
            attribution(
                "s2",
                cue,
                content,
                source,
                "s1",
                new Resolution.Open<>(List.of(speaker, speaker), Resolution.Why.SEVERAL_FIT)));
    var figure =
        new Figure(
            "f1",
            content,
            14.0 + number,
            null,
            null,
            Figure.Qualifier.AT_LEAST,
            Figure.Metric.KILLED,
            null,
            words,
            "s1",
            words,
            day,
            0.9);
    var place = new PlaceMention.Place(words, "CH", 1, 2);
    var article =
        new Article(
            ArticleId.of(text.toString()),
            text.toString(),
            passages,
            words,
            List.of(words),
            words,
            words,
            day,
            null,
            address,
            number % 2 == 0 ? words : "en",
            List.of(new RelatedLink(words, address)),
            new Provenance.LocalFile(words.replace('\0', ' ')));
    return new Findings(
        article,
        List.of(words),
        attributions,
        List.of(figure),
        List.of(new PlaceMention(content, new Resolution.Settled<>(place, List.of(content), 0.9))),
        List.of(),
        new Findings.MadeBy("0.1.0", words));
  }

  private static Attribution attribution(
      String id,
      Span content,
      Span cue,
      Span source,
      @Nullable String within,
      Resolution<Speaker> speaker) {
    return new Attribution(
        new Statement(
            id,
            Statement.Act.SAID,
            Statement.Quotation.DIRECT,
            List.of(content),
            List.of(cue),
            new Source.Named(source),
            within,
            0.4),
        speaker,
        new Attribution.Addressee(source, "To " + id),
        source,
        new Resolution.Settled<>(Days.of(LocalDate.of(2025, 3, 1)), List.of(content), 0.9));
  }
}
