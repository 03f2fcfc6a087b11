package org.onrecord.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What a page's JSON-LD says of its article in the words of schema.org; broken JSON is passed over.
 */
final class LinkedData {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
          .build();
  private static final int MOST_NODES = 5000;
  private static final Pattern ARTICLE =
      Pattern.compile(".*(?:Article|BlogPosting|Report|LiveBlog|NewsItem|Recipe|Review).*");

  private final List<JsonNode> articles = new ArrayList<>();
  private final List<JsonNode> pages = new ArrayList<>();
  private final Map<String, JsonNode> byId = new HashMap<>();

  private LinkedData() {}

  static LinkedData of(List<String> scripts) {
    var data = new LinkedData();
    for (var script : scripts) {
      var json = script.strip();
      json = json.startsWith("<!--") ? json.substring(4) : json;
      json = json.replace("//<![CDATA[", "").replace("//]]>", "").replace("<![CDATA[", "");
      json = json.replace("]]>", "").replace("-->", "").strip();
      try {
        data.collect(MAPPER.readTree(json));
      } catch (JsonProcessingException broken) {
        continue;
      }
    }
    return data;
  }

  private void collect(@Nullable JsonNode root) {
    var open = new ArrayDeque<JsonNode>();
    if (root != null) {
      open.add(root);
    }
    for (int i = 0; i < MOST_NODES && !open.isEmpty(); i++) {
      var node = open.removeFirst();
      if (node.isObject()) {
        var id = node.path("@id").asText("");
        if (!id.isEmpty() && node.size() > 1) {
          byId.putIfAbsent(id, node);
        }
        var type = node.path("@type");
        var types = type.isArray() ? type.toString() : type.asText("");
        if (ARTICLE.matcher(types).matches()) {
          articles.add(node);
        } else if (types.contains("WebPage")) {
          pages.add(node);
        }
      }
      node.forEach(child -> {
        if (child.isContainerNode()) {
          open.addLast(child);
        }
      });
    }
  }

  @Nullable String headline() {
    return string("headline");
  }

  @Nullable String published() {
    var day = string("datePublished");
    if (day != null) {
      return day;
    }
    for (var page : pages) {
      var found = text(page.path("datePublished"));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  @Nullable String language() {
    return string("inLanguage");
  }

  @Nullable String body() {
    return string("articleBody");
  }

  @Nullable String publisher() {
    for (var article : articles) {
      var name = text(resolve(article.path("publisher")).path("name"));
      if (name != null) {
        return name;
      }
    }
    return null;
  }

  List<String> authors() {
    var names = new ArrayList<String>();
    for (var article : articles) {
      var author = article.path("author");
      if (author.isArray()) {
        author.forEach(one -> name(one, names));
      } else {
        name(author, names);
      }
      if (!names.isEmpty()) {
        break;
      }
    }
    return names;
  }

  private void name(JsonNode author, List<String> names) {
    var node = resolve(author);
    var name = text(node.isTextual() ? node : node.path("name"));
    if (name != null && !name.startsWith("http")) {
      names.add(name);
    }
  }

  private JsonNode resolve(JsonNode node) {
    var first = node.isArray() ? node.path(0) : node;
    var target = first.path("name").isMissingNode() ? byId.get(first.path("@id").asText("")) : null;
    return target == null ? first : target;
  }

  private @Nullable String string(String key) {
    for (var article : articles) {
      var found = text(article.path(key));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static @Nullable String text(JsonNode node) {
    var first = node.isArray() ? node.path(0) : node;
    var value = first.isTextual() ? first.textValue() : "";
    value = value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, false);
    return value.isBlank() ? null : value.strip();
  }
}
