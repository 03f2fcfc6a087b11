package org.onrecord.app.cli;

import org.onrecord.extract.onnx.ModelChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which model reads. */
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      converter = Argument.class,
      description =
          "accurate (the default) or fast: more articles a second, a little less found in them")
  private ModelChoice choice = ModelChoice.DEFAULT;

  ModelChoice choice() {
    return choice;
  }

  /** Reads a name as the user writes it. */
  static final class Argument implements ITypeConverter<ModelChoice> {
    @Override
    public ModelChoice convert(String value) {
      for (var choice : ModelChoice.values()) {
        if (choice.word().equalsIgnoreCase(value)) {
          return choice;
        }
      }
      throw new TypeConversionException("not a model: '" + value + "' (accurate or fast)");
    }
  }
}
