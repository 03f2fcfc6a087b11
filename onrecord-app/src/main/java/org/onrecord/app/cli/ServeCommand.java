package org.onrecord.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.onrecord.app.web.WebServer;
import org.onrecord.app.web.WebSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    abbreviateSynopsis = true,
    description = {
      "Show a record in the browser: who said what, article by article, speaker by speaker, figure by"
          + " figure; and the same to programs at /api/openapi.json.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  onrecord serve news.db --open",
      "  onrecord serve news.db --bind 0.0.0.0 --token-file token.txt --read-only",
      "",
      "Only this machine reaches it unless --bind says otherwise, and then a visitor has",
      "to know the token. Ctrl-C ends it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"2:something went wrong", "130:Ctrl-C ended it, 143: SIGTERM did"})
final class ServeCommand implements Callable<Integer> {
  private final PrintWriter messages;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "RECORD",
      description = "the record; an empty one is made where there is none")
  private Path record;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "7654",
      description = "the port (default: 7654); 0 takes any that is free")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "the address to listen at (default: 127.0.0.1, this machine only)")
  private String address;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "a file whose first line a visitor has to know, 16 characters or more")
  private @Nullable Path tokenFile;

  @Option(names = "--read-only", description = "nothing can be added from the browser")
  private boolean isReadOnly;

  @Option(names = "--open", description = "open the start page in the browser")
  private boolean opens;

  ServeCommand(PrintWriter messages) {
    this.messages = messages;
  }

  @Override
  public Integer call() throws Exception {
    WebSettings settings;
    try {
      settings = new WebSettings(record, address, port, token(), isReadOnly);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    var ended = new CountDownLatch(1);
    try (var server = WebServer.start(settings)) {
      var stop = new Thread(() -> stop(server, ended), "onrecord-stop");
      Runtime.getRuntime().addShutdownHook(stop);
      messages.println(
          record
              + ": "
              + server.address()
              + (server.isReadOnly() && !isReadOnly ? " (it cannot be written: read only)" : "")
              + "  Ctrl-C ends it");
      if (opens) {
        open(server.address());
      }
      try {
        ended.await();
      } catch (InterruptedException e) {
        Runtime.getRuntime().removeShutdownHook(stop); // who started it here ends it
      }
    }
    return 0;
  }

  private static void stop(WebServer server, CountDownLatch ended) {
    try {
      server.close();
    } catch (IOException e) {
      // the program ends anyway, and what was kept is on the disk
    } finally {
      ended.countDown();
    }
  }

  private @Nullable String token() throws IOException {
    if (tokenFile == null) {
      return null;
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(tokenFile);
    } catch (IOException e) {
      throw new IOException(
          tokenFile + ": cannot be read (--token-file): " + Failures.describe(e), e);
    }
    return lines.isEmpty() ? "" : lines.getFirst().strip();
  }

  private void open(URI page) {
    var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    var command =
        system.contains("mac")
            ? List.of("open", page.toString())
            : system.contains("win")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", page.toString())
                : List.of("xdg-open", page.toString());
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      messages.println("the browser cannot be opened; open " + page);
    }
  }
}
