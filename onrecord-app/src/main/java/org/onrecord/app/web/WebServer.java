package org.onrecord.app.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.URI;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.onrecord.keep.QueryException;
import org.onrecord.keep.RecordException;
import org.onrecord.keep.RecordFile;

/**
 * Serves one record: pages and an API. {@code docs/guide.md} says what a visitor finds.
 *
 * <pre>{@code
 * try (var server = WebServer.start(new WebSettings(file, "127.0.0.1", 0, null, false))) {
 *   System.out.println(server.address());
 * }
 * }</pre>
 */
public final class WebServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WebServer.class.getName());
  private static final int MOST_THREADS = 64;
  private static final int IDLE_MILLIS = 60_000;
  private static final int STOP_MILLIS = 3_000;
  private static final int LARGEST_FORM_MEGABYTES = 64;
  private static final int LARGEST_FILE_MEGABYTES = 32;

  private final WebSettings settings;
  private final Records records;
  private final Keeper keeper;
  private final Javalin server;

  private final AtomicBoolean isClosed = new AtomicBoolean();

  /** Tells this run's answers from those of another in caches. */
  private final String run = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());

  private WebServer(WebSettings settings) throws IOException {
    this.settings = settings;
    this.records = new Records(settings.record());
    this.keeper = new Keeper(settings.record());
    var guard = new Guard(settings);
    var pages = new Pages(settings, records, keeper, guard);
    var api = new Api(settings, records, keeper, guard);
    this.server = Javalin.create(config -> configure(config, guard, pages, api));
  }

  /**
   * Starts to serve. A record that is not there is made, and an older one brought up to date,
   * unless nothing may be written.
   *
   * @throws IOException if the record cannot be used, or nobody can listen at the address
   */
  public static WebServer start(WebSettings settings) throws IOException {
    var served = settings.isReadOnly() ? settings : prepared(settings);
    var server = new WebServer(served);
    try {
      server.server.start();
    } catch (JavalinBindException e) {
      server.close();
      throw new IOException(
          settings.host()
              + ":"
              + settings.port()
              + ": cannot listen there: it is taken, or no address of this machine; try --port 0",
          e);
    }
    if (!served.isReadOnly()) {
      var relating = new Thread(server::relate, "onrecord-relate");
      relating.setDaemon(true);
      relating.start();
    }
    return server;
  }

  private static WebSettings prepared(WebSettings settings) throws IOException {
    try (var record = RecordFile.openToKeep(settings.record())) {
      return settings;
    } catch (RecordException e) {
      try (var record = RecordFile.open(settings.record())) {
        // it can be read, if not written
        return new WebSettings(
            settings.record(), settings.host(), settings.port(), settings.token(), true);
      } catch (RecordException again) {
        throw e;
      }
    }
  }

  private void relate() {
    try {
      keeper.relate();
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.INFO, "wire copies among what is new are not told", e);
    }
  }

  /** Returns where the start page is, for example {@code http://127.0.0.1:7654/}. */
  public URI address() {
    var host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create(
        "http://" + host.replace("[[", "[").replace("]]", "]") + ":" + server.port() + "/");
  }

  /** Whether nothing may be added, since it was asked for or the file cannot be written. */
  public boolean isReadOnly() {
    return settings.isReadOnly();
  }

  /** Lets the requests under way be answered, and stops. */
  @Override
  public void close() throws IOException {
    if (isClosed.getAndSet(true)) {
      return;
    }
    server.stop();
    try (var closing = records) {
      keeper.close();
    }
  }

  private void configure(JavalinConfig config, Guard guard, Pages pages, Api api) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.host = settings.host();
    config.jetty.port = settings.port();
    var threads = new QueuedThreadPool(MOST_THREADS, 2, IDLE_MILLIS);
    threads.setName("onrecord-web");
    threads.setDaemon(true);
    config.jetty.threadPool = threads;
    config.jetty.modifyServer(jetty -> {
      jetty.setStopTimeout(STOP_MILLIS);
      jetty.setStopAtShutdown(false);
    });
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.multipartConfig.maxFileSize(LARGEST_FILE_MEGABYTES, SizeUnit.MB);
    config.jetty.multipartConfig.maxTotalRequestSize(LARGEST_FORM_MEGABYTES, SizeUnit.MB);
    config.jetty.multipartConfig.maxInMemoryFileSize(1, SizeUnit.MB);
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = 1L << 16; // of what is no form with files

    var routes = config.routes;
    routes.before(guard::protect);
    routes.before(guard::check);
    routes.before(this::notModified);
    routes.get("/", pages::start);
    routes.get("/search", pages::search);
    routes.get("/articles", pages::articles);
    routes.get("/article/{article}", pages::article);
    routes.get("/speakers", pages::speakers);
    routes.get("/speaker/{speaker}", pages::speaker);
    routes.get("/figures", pages::figures);
    routes.get("/sign-in", pages::signInForm);
    routes.post("/sign-in", pages::signIn);
    routes.post("/keep", pages::keep);
    routes.post("/correct", pages::correct);
    routes.post("/rename", pages::rename);
    routes.post("/merge", pages::merge);
    routes.post("/undo", pages::undo);
    routes.get("/corrections", pages::corrections);
    routes.get("/assets/{name}", Assets::serve);
    for (var route : api.routes()) {
      routes.addHttpHandler(
          HandlerType.findOrCreate(route.method()), route.path(), route.handler());
    }
    routes.exception(Refused.class, (e, request) -> tell(request, e, pages, null));
    routes.exception(
        QueryException.class,
        (e, request) -> tell(request, new Refused(400, "Not a query", e.problem()), pages, e));
    routes.exception(
        HttpResponseException.class,
        (e, request) ->
            tell(
                request,
                new Refused(e.getStatus(), title(e.getStatus()), detail(e.getStatus(), request)),
                pages,
                null));
    routes.exception(Exception.class, (e, request) -> failed(e, request, pages));
    routes.error(404, request -> unlessTold(request, pages));
    routes.error(405, request -> unlessTold(request, pages));
  }

  /** Answers from a cache's point of view: nothing has been written since it last asked. */
  private void notModified(Context request) throws IOException {
    var path = request.path();
    boolean isKept = request.method() == HandlerType.GET || request.method() == HandlerType.HEAD;
    if (!isKept || path.startsWith("/assets/") || path.equals("/sign-in")) {
      return;
    }
    var tag = "W/\"" + run + "-" + records.state() + "\"";
    request.header("ETag", tag);
    if (tag.equals(request.header("If-None-Match"))) {
      request.status(304).skipRemainingHandlers();
    }
  }

  private void failed(Exception e, Context request, Pages pages) {
    if (e instanceof RecordException told) {
      var message = String.valueOf(told.getMessage());
      tell(request, new Refused(503, "The record cannot be used", message), pages, null);
      return;
    }
    if (isTooLarge(e)) {
      var why =
          "A form may have %d MB, and each file in it %d MB."
              .formatted(LARGEST_FORM_MEGABYTES, LARGEST_FILE_MEGABYTES);
      tell(request, new Refused(413, "Too large", why), pages, null);
      return;
    }
    LOG.log(System.Logger.Level.ERROR, "failed on " + request.path(), e);
    var why = "OnRecord failed on this: " + e.getClass().getSimpleName() + ".";
    tell(request, new Refused(500, "A failure of the program", why), pages, null);
  }

  private static boolean isTooLarge(Throwable e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      var message = String.valueOf(each.getMessage()).toLowerCase(java.util.Locale.ROOT);
      if (message.contains("too large")
          || message.contains("exceed")
          || message.contains("max length")) {
        return true;
      }
    }
    return false;
  }

  private void unlessTold(Context request, Pages pages) {
    var type = request.res().getContentType();
    if (type == null || type.startsWith("text/plain")) {
      int status = request.statusCode();
      tell(request, new Refused(status, title(status), detail(status, request)), pages, null);
    }
  }

  private static String title(int status) {
    return switch (status) {
      case 404 -> "Not found";
      case 405 -> "Not that way";
      case 413 -> "Too large";
      default -> "Not possible";
    };
  }

  private static String detail(int status, Context request) {
    return switch (status) {
      case 404 -> "There is nothing at " + request.path();
      case 405 -> "This address does not take " + request.method().name() + ".";
      case 413 -> "The request is larger than this server takes.";
      default -> "The request cannot be answered (status " + status + ").";
    };
  }

  private static void tell(
      Context request, Refused refused, Pages pages, @Nullable QueryException query) {
    request.removeHeader("ETag");
    try {
      if (request.path().startsWith("/api/")) {
        Api.problem(request, refused, query);
      } else if (refused.status() == 401) {
        request.status(303).header("Location", "/sign-in");
      } else {
        pages.problem(request, refused);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
