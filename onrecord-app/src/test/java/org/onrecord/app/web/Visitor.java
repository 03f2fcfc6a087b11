package org.onrecord.app.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Asks a server for pages as a browser or another program would, cookies and redirects aside. */
final class Visitor implements AutoCloseable {
  private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([0-9a-f]+)\"");

  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  Visitor(URI address) {
    this.address = address;
  }

  URI at(String path) {
    return address.resolve(path);
  }

  /** Returns the answer to a request with these headers, names and values in turn. */
  HttpResponse<String> get(String path, String... headers) {
    return send(HttpRequest.newBuilder(at(path)), headers);
  }

  Document page(String path) {
    var answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answers " + answer.statusCode() + ": " + answer.body());
    }
    return Jsoup.parse(answer.body(), at(path).toString());
  }

  HttpResponse<String> post(String path, String type, byte[] body, String... headers) {
    return send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body)),
        headers);
  }

  /** Sends a file as a form does. */
  HttpResponse<String> upload(
      String path, String form, String name, byte[] bytes, String... headers) {
    var begin =
        ("--part\r\nContent-Disposition: form-data; name=\"form\"\r\n\r\n"
                + form
                + "\r\n--part\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
                + name
                + "\"\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    var end = "\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8);
    var body = new byte[begin.length + bytes.length + end.length];
    System.arraycopy(begin, 0, body, 0, begin.length);
    System.arraycopy(bytes, 0, body, begin.length, bytes.length);
    System.arraycopy(end, 0, body, begin.length + bytes.length, end.length);
    return post(path, "multipart/form-data; boundary=part", body, headers);
  }

  /** Returns the number that the start page's form brings. */
  String form() {
    var form = FORM.matcher(get("/").body());
    if (!form.find()) {
      throw new AssertionError("the start page has no form");
    }
    return form.group(1);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
