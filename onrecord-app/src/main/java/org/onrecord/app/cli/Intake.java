package org.onrecord.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.onrecord.article.Problem;
import org.onrecord.article.Provenance;
import org.onrecord.article.Reading;
import org.onrecord.read.ArticleReader;
import org.onrecord.read.Hints;

/** Reads inputs with what the user says of them. Thread-safe, but standard input is read once. */
final class Intake {
  private static final int MOST_FROM_STANDARD_INPUT = 64 << 20;

  private final InputStream in;
  private final @Nullable MetaFile known;
  private final Hints hints;

  Intake(InputStream in, @Nullable MetaFile known, Hints hints) {
    this.in = in;
    this.known = known;
    this.hints = hints;
  }

  Reading read(Inputs.Input input) throws IOException {
    return switch (input) {
      case Inputs.Input.File(Path path) -> ArticleReader.read(path, hints(path.toString()));
      case Inputs.Input.StandardInput() -> {
        var from = new Provenance.StandardInput();
        byte[] bytes = in.readNBytes(MOST_FROM_STANDARD_INPUT + 1);
        yield bytes.length > MOST_FROM_STANDARD_INPUT
            ? new Reading.Skipped(
                from,
                new Problem("too-large", "more than 64 MiB; onrecord reads one article from it"))
            : ArticleReader.read(bytes, from, null, hints("-"));
      }
      case Inputs.Input.Unusable(String name, String problem) ->
          new Reading.Skipped(new Provenance.LocalFile(name), new Problem("unusable", problem));
    };
  }

  private Hints hints(String file) {
    var entry = known == null ? null : known.of(file);
    if (entry == null) {
      return hints;
    }
    return new Hints(
        hints.as(),
        entry.title() != null ? entry.title() : hints.title(),
        entry.published() != null ? entry.published() : hints.published(),
        entry.url() != null ? entry.url() : hints.url(),
        entry.outlet() != null ? entry.outlet() : hints.outlet());
  }
}
