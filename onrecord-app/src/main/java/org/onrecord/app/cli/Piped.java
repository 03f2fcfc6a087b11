package org.onrecord.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Standard output, which stays open, and of which a broken pipe can be told from a full disk. */
final class Piped extends OutputStream {
  /** Standard output was closed by whoever read it. */
  static final class BrokenPipe extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenPipe(IOException cause) {
      super(cause);
    }
  }

  private final OutputStream out;

  Piped(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw told(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw told(e);
    }
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  private static IOException told(IOException e) {
    var message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("pipe")
        ? new BrokenPipe(e)
        : new IOException("standard output cannot be written: " + Failures.describe(e), e);
  }
}
