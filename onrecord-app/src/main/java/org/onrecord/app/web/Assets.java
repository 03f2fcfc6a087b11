package org.onrecord.app.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.onrecord.article.Digests;

/** The style sheets, scripts and pictures of the pages, all of them files of this program. */
public final class Assets {
  private static final String WEBJARS = "/META-INF/resources/webjars/";
  private static final Map<String, Asset> ALL = new LinkedHashMap<>();

  static {
    add("app.css", "text/css", "/org/onrecord/app/web/assets/app.css");
    add("app.js", "text/javascript", "/org/onrecord/app/web/assets/app.js");
    add("chart.js", "text/javascript", "/org/onrecord/app/web/assets/chart.js");
    add("icon.svg", "image/svg+xml", "/org/onrecord/app/web/assets/icon.svg");
    add("htmx.js", "text/javascript", webjar("htmx.org", "dist/htmx.min.js"));
    add("uplot.js", "text/javascript", webjar("uplot", "dist/uPlot.iife.min.js"));
    add("uplot.css", "text/css", webjar("uplot", "dist/uPlot.min.css"));
  }

  private record Asset(String type, byte[] bytes, String version) {}

  private Assets() {}

  /** Returns the address of a file, which changes with its bytes: it may be kept for ever. */
  public static String link(String name) {
    var asset = ALL.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("no such file: " + name);
    }
    return "/assets/" + name + "?v=" + asset.version();
  }

  static void serve(Context request) {
    var asset = ALL.get(request.pathParam("name"));
    if (asset == null) {
      throw Refused.notFound("There is no such file: " + request.pathParam("name"));
    }
    if (asset.version().equals(request.queryParam("v"))) {
      request.header("Cache-Control", "public, max-age=31536000, immutable");
    }
    request.contentType(asset.type() + "; charset=utf-8").result(asset.bytes());
  }

  private static void add(String name, String type, String resource) {
    try (var in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      var bytes = in.readAllBytes();
      ALL.put(name, new Asset(type, bytes, Digests.sha256(bytes).substring(7, 19)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a file of a webjar, whose folder has the version that the webjar itself names. */
  private static String webjar(String name, String file) {
    return WEBJARS + name + "/" + version(name) + "/" + file;
  }

  private static String version(String webjar) {
    var facts = new java.util.Properties();
    var resource = "/META-INF/maven/org.webjars.npm/" + webjar + "/pom.properties";
    try (var in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: the webjar " + webjar);
      }
      facts.load(in);
      return facts.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
