package org.onrecord.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.onrecord.article.Span;
import org.onrecord.extract.Word;
import org.onrecord.extract.WordPieces;
import org.onrecord.read.TextPassages;

/**
 * Cuts texts into words for training, with the very code that cuts them for reading. Usage: {@code
 * TokenDump VOCABULARY OUT.ndjson FOLDER...}
 *
 * <p>Writes one object a {@code .txt} file: {@code file}, and {@code passages}, each with {@code
 * at} (start and end of every word, in UTF-16 code units of the file), {@code shape} and {@code
 * ids} (a list of pieces for every word).
 */
public final class TokenDump {
  private TokenDump() {}

  public static void main(String[] args) throws IOException {
    WordPieces cutter;
    try (var vocabulary = Files.newInputStream(Path.of(args[0]))) {
      cutter = WordPieces.read(vocabulary);
    }
    try (var out =
        new JsonFactory()
            .createGenerator(new BufferedOutputStream(Files.newOutputStream(Path.of(args[1]))))
            .setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"))) {
      for (var folder : List.of(args).subList(2, args.length)) {
        try (var files = Files.list(Path.of(folder))) {
          for (var file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
            write(out, file, cutter);
          }
        }
      }
    }
  }

  private static void write(JsonGenerator out, Path file, WordPieces cutter) throws IOException {
    var text = Files.readString(file);
    out.writeStartObject();
    out.writeStringField("file", file.toString());
    out.writeArrayFieldStart("passages");
    for (var passage : TextPassages.of(text)) {
      write(out, cutter.cut(text, passage));
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, List<Word> words) throws IOException {
    out.writeStartObject();
    out.writeArrayFieldStart("at");
    for (var word : words) {
      Span span = word.span();
      out.writeArray(new int[] {span.start(), span.end()}, 0, 2);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("shape");
    for (var word : words) {
      out.writeNumber(word.shape());
    }
    out.writeEndArray();
    out.writeArrayFieldStart("ids");
    for (var word : words) {
      out.writeArray(word.pieces(), 0, word.pieces().length);
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
