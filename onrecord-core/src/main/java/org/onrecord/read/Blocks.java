package org.onrecord.read;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.article.Passage;
import org.onrecord.article.Span;

/** The passages of an article while it is being read; joined by blank lines into its text. */
final class Blocks {
  private final List<Block> blocks = new ArrayList<>();

  /** One passage to be. */
  record Block(Passage.Kind kind, String text) {}

  /** The text and where its passages stand in it. */
  record Laid(String text, List<Passage> passages) {}

  void add(Passage.Kind kind, String text) {
    if (!text.isEmpty()) {
      blocks.add(new Block(kind, text));
    }
  }

  List<Block> all() {
    return blocks;
  }

  /** Whether any block is body text: a paragraph, a list item, a quoted block. */
  boolean hasBody() {
    return blocks.stream().anyMatch(b -> isBody(b.kind()));
  }

  static boolean isBody(Passage.Kind kind) {
    return kind == Passage.Kind.PARAGRAPH
        || kind == Passage.Kind.LIST_ITEM
        || kind == Passage.Kind.BLOCK_QUOTE;
  }

  Laid lay() {
    var text = new StringBuilder();
    var passages = new ArrayList<Passage>();
    for (var block : blocks) {
      if (text.length() > 0) {
        text.append("\n\n");
      }
      int start = text.length();
      text.append(block.text());
      passages.add(new Passage(block.kind(), new Span(start, text.length())));
    }
    return new Laid(text.toString(), passages);
  }
}
