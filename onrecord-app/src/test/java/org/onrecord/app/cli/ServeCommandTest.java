package org.onrecord.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command serve as a shell sees it. */
@Timeout(60)
class ServeCommandTest {
  @TempDir Path folder;

  @Test
  void servesARecordThatIsNotThereYetUntilItIsEnded() throws Exception {
    var record = folder.resolve("new.db").toString();
    try (var told = new PipedInputStream();
        var messages = new PipedOutputStream(told);
        var threads = Executors.newSingleThreadExecutor();
        var client = HttpClient.newHttpClient()) {
      var ended = threads.submit(() -> run(messages, "serve", record, "--port", "0"));
      var line = new Scanner(told, StandardCharsets.UTF_8).nextLine();
      assertThat(line).startsWith(record + ": http://127.0.0.1:").endsWith("Ctrl-C ends it");
      var address = URI.create(line.substring(record.length() + 2).replaceAll(" .*", ""));
      var page = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      assertThat(page.body()).contains("This record is empty");
      threads.shutdownNow();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      assertThat(ended.get()).isZero();
    }
    assertThat(Path.of(record)).exists();
  }

  /** As Ctrl-C, which a shell that runs the tests in the background would keep from it. */
  @Test
  void aSignalEndsItWithTheNumberThatShellsExpect() throws Exception {
    var record = folder.resolve("signal.db");
    var serving =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "serve",
                record.toString(),
                "--port",
                "0")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var told = new Scanner(serving.getErrorStream(), StandardCharsets.UTF_8)) {
      assertThat(told.nextLine()).endsWith("Ctrl-C ends it");
      serving.destroy(); // SIGTERM, 15
      assertThat(serving.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(serving.exitValue()).isEqualTo(128 + 15);
      assertThat(told.hasNextLine()).isFalse();
    } finally {
      serving.destroyForcibly();
    }
  }

  @Test
  void tellsWhatIsWrong() throws IOException {
    assertThat(err(2, "serve", folder.resolve("a.db").toString(), "--bind", "0.0.0.0"))
        .startsWith("onrecord: others reach 0.0.0.0: that needs a token (--token-file)");
    var token = Files.writeString(folder.resolve("token.txt"), "short\n");
    assertThat(err(2, "serve", "a.db", "--token-file", token.toString()))
        .contains("a token needs 16 characters or more: it has 5");
    assertThat(err(2, "serve", "a.db", "--token-file", folder.resolve("none").toString()))
        .contains("cannot be read (--token-file)");
    assertThat(err(2, "serve", folder.resolve("none.db").toString(), "--read-only"))
        .contains("no such record");
    assertThat(err(2, "serve", "a.db", "--port", "99999")).contains("not a port: 99999");
    assertThat(folder.resolve("a.db")).doesNotExist();
  }

  private static String err(int code, String... args) {
    var messages = new ByteArrayOutputStream();
    assertThat(run(messages, args)).isEqualTo(code);
    return messages.toString(StandardCharsets.UTF_8);
  }

  private static int run(OutputStream messages, String... args) {
    return Main.run(
        args,
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        messages,
        choice -> {
          throw new IOException("no model is needed to serve");
        });
  }
}
