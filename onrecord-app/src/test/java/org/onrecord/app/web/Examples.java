package org.onrecord.app.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.onrecord.OnRecord;
import org.onrecord.article.Days;
import org.onrecord.read.ArticleReader;
import org.onrecord.read.Hints;

/** A record of the articles in {@code examples/}, one of them with a later version and a copy. */
final class Examples {
  private static final Path FOLDER = Path.of("../examples");

  private Examples() {}

  /** Keeps them in a file of a folder. */
  static Path keep(Path folder) throws IOException {
    var file = folder.resolve("examples.db");
    var truce = Files.readString(FOLDER.resolve("border-truce.txt"));
    var later =
        truce
            .replace("at least nine people", "at least 11 people")
            .replace("31 people", "34 people");
    try (var record = OnRecord.open(file);
        var names = Files.list(FOLDER)) {
      record.keep(names.sorted().map(name -> ArticleReader.read(name, Hints.none())));
      keep(record, folder, "truce.txt", truce, "https://ena.example/truce", "ENA", "2025-06-03");
      keep(record, folder, "truce.txt", later, "https://ena.example/truce", "ENA", "2025-06-03");
      keep(
          record,
          folder,
          "copy.txt",
          truce,
          "https://gull.example/truce",
          "The Gull",
          "2025-06-04");
      keep(
          record,
          folder,
          "hospital.txt",
          "Alder Toll Rises\n\n"
              + "HOLM, June 6, 2025 — The head of Alder's hospital, Petra Lund, said on Friday that at"
              + " least 14 people were killed in Alder.\n\n"
              + "Defence Minister Jon Abara denied that his army had fired on Alder, and said that no"
              + " more than ten people were killed in Alder.\n\n"
              + "\"We count what we carry,\" Lund told reporters.\n",
          "https://tide.example/toll",
          "The Tide",
          "2025-06-06");
      keep(
          record,
          folder,
          "final.txt",
          "Alder Counts Its Dead\n\n"
              + "HOLM, June 12, 2025 — Petra Lund, the head of Alder's hospital, said on Thursday that 17"
              + " people were killed in Alder.\n\n"
              + "Jon Abara, the defence minister, said that 12 people were killed in Alder.\n",
          "https://tide.example/count",
          "The Tide",
          "2025-06-12");
      record.relate();
    }
    return file;
  }

  private static void keep(
      org.onrecord.OpenRecord record,
      Path folder,
      String name,
      String text,
      String url,
      String outlet,
      String day)
      throws IOException {
    var file = folder.resolve(name);
    Files.writeString(file, text);
    var hints = new Hints(null, null, Days.parse(day), url, outlet);
    record.keep(java.util.stream.Stream.of(ArticleReader.read(file, hints)));
  }
}
