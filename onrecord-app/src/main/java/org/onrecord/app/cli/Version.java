package org.onrecord.app.cli;

import org.onrecord.extract.onnx.ModelChoice;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the program, its model and the Java that runs it. */
final class Version implements IVersionProvider {
  private final Library library;

  Version(Library library) {
    this.library = library;
  }

  @Override
  public String[] getVersion() throws Exception {
    var madeBy = library.load(ModelChoice.DEFAULT).madeBy();
    return new String[] {
      "onrecord " + madeBy.version(),
      "model " + madeBy.model(),
      "Java "
          + System.getProperty("java.runtime.version")
          + ", "
          + System.getProperty("java.vm.name")
    };
  }
}
