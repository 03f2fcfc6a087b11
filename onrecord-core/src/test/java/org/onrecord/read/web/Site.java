package org.onrecord.read.web;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** A web server on loopback that can be as rude as the worst; it closes after each answer. */
final class Site implements AutoCloseable {
  private final ServerSocket socket;
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final AtomicInteger atOnce = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  final List<Request> requests = new CopyOnWriteArrayList<>();

  record Request(String path, Map<String, String> headers, long nanos) {}

  /** Writes a whole answer, header and all. */
  interface Page {
    void answer(Request request, OutputStream out) throws Exception;
  }

  Site() throws IOException {
    socket = new ServerSocket();
    socket.bind(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0)); // 127.0.0.1, .2, …
    daemon(() -> {
      while (!socket.isClosed()) {
        try {
          var caller = socket.accept();
          daemon(() -> serve(caller));
        } catch (IOException e) {
          return;
        }
      }
    });
  }

  Site page(String path, Page page) {
    pages.put(path, page);
    return this;
  }

  Site page(String path, String headers, byte[] body) {
    return page(path, (request, out) -> answer(out, "200 OK", headers, body));
  }

  Site html(String path, String body) {
    return page(
        path, "Content-Type: text/html; charset=utf-8\r\n", body.getBytes(StandardCharsets.UTF_8));
  }

  Site status(String path, String status, String headers) {
    return page(path, (request, out) -> answer(out, status, headers, new byte[0]));
  }

  String at(String path) {
    return "http://127.0.0.1:" + socket.getLocalPort() + path;
  }

  int port() {
    return socket.getLocalPort();
  }

  static void answer(OutputStream out, String status, String headers, byte[] body)
      throws IOException {
    out.write(
        ("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    out.write(body);
  }

  static byte[] gzip(byte[] bytes, int times) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < times; i++) {
        out.write(bytes);
      }
    }
    return packed.toByteArray();
  }

  private void serve(Socket caller) {
    try (caller;
        var in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
        var out = caller.getOutputStream()) {
      var first = in.readLine();
      if (first == null) {
        return;
      }
      mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      try {
        var headers = new TreeMap<String, String>();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
          int colon = line.indexOf(':');
          headers.put(
              line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        var request = new Request(first.split(" ")[1], headers, System.nanoTime());
        requests.add(request);
        pages
            .getOrDefault(request.path(), (it, to) -> answer(to, "404 Not Found", "", new byte[0]))
            .answer(request, out);
        out.flush();
      } finally {
        atOnce.decrementAndGet();
      }
    } catch (Exception e) {
      return; // whoever asked has hung up
    }
  }

  private static void daemon(Runnable task) {
    var thread = new Thread(task, "site");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
