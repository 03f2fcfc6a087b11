package org.onrecord.app.cli;

import java.time.Duration;
import org.onrecord.OnRecord;
import org.onrecord.read.web.Fetcher;
import picocli.CommandLine.Option;

/** What the user says about fetching, alike for every command that does. */
final class WebOptions {
  @Option(
      names = "--feed-text",
      description = "read what a feed says itself of its items, and fetch no pages")
  private boolean feedText;

  @Option(
      names = "--allow-private",
      description = "fetch from addresses of this machine and its network too")
  private boolean allowPrivate;

  @Option(
      names = "--delay",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description =
          "between two requests to one host (default: 1); its robots.txt may ask for more")
  private double delay;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "how long to wait for a whole answer (default: 30)")
  private double timeout;

  void check() throws InputOptions.Misuse {
    if (!(delay >= 0 && delay <= 3600)) {
      throw new InputOptions.Misuse("--delay is between 0 and 3600 seconds: " + delay);
    }
    if (!(timeout > 0 && timeout <= 3600)) {
      throw new InputOptions.Misuse("--timeout is above 0 and at most 3600 seconds: " + timeout);
    }
  }

  /** Returns what fetches so. */
  Web web() {
    return new Web(this::manners, feedText);
  }

  private Fetcher.Manners manners() {
    var usual = Fetcher.Manners.usual(OnRecord.version());
    return new Fetcher.Manners(
        usual.agent(),
        allowPrivate,
        Duration.ofMillis(Math.round(delay * 1000)),
        Duration.ofMillis(Math.round(timeout * 1000)),
        usual.mostBytes(),
        usual.mostRedirects());
  }
}
