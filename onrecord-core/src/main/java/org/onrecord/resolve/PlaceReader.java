package org.onrecord.resolve;

import java.util.List;
import org.onrecord.article.Article;
import org.onrecord.statement.*;

public final class PlaceReader {
  private PlaceReader() {}

  public static List<PlaceMention> read(
      Article article, List<EntityMention> names, List<Statement> statements) {
    return List.of();
  }
}
