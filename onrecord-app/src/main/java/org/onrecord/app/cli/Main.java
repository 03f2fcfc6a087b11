package org.onrecord.app.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onrecord.OnRecord;
import org.onrecord.article.Reading;
import org.onrecord.extract.onnx.ModelChoice;
import org.onrecord.format.Printable;
import org.onrecord.keep.QueryException;
import org.onrecord.statement.Findings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code onrecord}. */
@Command(
    name = "onrecord",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Reads the news and keeps the record: who said what, to whom, when and where.",
    subcommands = HelpCommand.class,
    footerHeading = "%nExample:%n",
    footer = {
      "  onrecord read report.html",
      "  onrecord keep news.db saved/",
      "  onrecord search news.db speaker:Reyes after:2024-06 rate cut",
      "",
      "onrecord help read shows all options of read."
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  private Main() {}

  /** Runs the program and ends the JVM with its exit code. */
  public static void main(String[] args) {
    int code =
        run(
            args,
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            new WithModel());
    System.exit(code); // threads of the model must not keep the program alive
  }

  /** Runs the program. What it writes is UTF-8, whatever the platform says. */
  static int run(
      String[] args, InputStream in, OutputStream out, OutputStream err, Library library) {
    var messages = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    var commands = commands(in, out, messages, library, args.length == 0 ? null : args[0]);
    int code = commands.execute(args);
    commands.getOut().flush();
    messages.flush();
    return code;
  }

  /** Returns the commands with all their options, also for the test that finds them documented. */
  static CommandLine commands(
      InputStream in, OutputStream out, PrintWriter messages, Library library) {
    return commands(in, out, messages, library, null);
  }

  private static CommandLine commands(
      InputStream in,
      OutputStream out,
      PrintWriter messages,
      Library library,
      @Nullable String wanted) {
    CommandLine.IFactory factory =
        new CommandLine.IFactory() {
          @Override
          public <K> K create(Class<K> type) throws Exception {
            return type == Version.class
                ? type.cast(new Version(library))
                : CommandLine.defaultFactory().create(type);
          }
        };
    var commands = new CommandLine(new Main(), factory);
    var known = new LinkedHashMap<String, Supplier<Object>>();
    known.put("read", () -> new ReadCommand(in, out, messages, library));
    known.put("keep", () -> new KeepCommand(in, messages, library));
    known.put("watch", () -> new WatchCommand(messages, library));
    known.put("search", () -> new SearchCommand(out));
    known.put("copies", () -> new CopiesCommand(out));
    known.put("figures", () -> new FiguresCommand(out));
    known.put("speakers", () -> new SpeakersCommand(out));
    known.put("correct", () -> new CorrectCommand(out));
    known.put("reviews", () -> new ReviewsCommand());
    known.put("verify", () -> new VerifyCommand(out));
    known.put("export", () -> new ExportCommand(out));
    known.put("eval", () -> new EvalCommand(out, messages, library));
    known.put("serve", () -> new ServeCommand(messages));
    var alone = wanted == null ? null : known.get(wanted);
    if (alone != null) {
      commands.addSubcommand(alone.get()); // the start need not wait for the others' options
    } else {
      known.values().forEach(command -> commands.addSubcommand(command.get()));
    }
    commands.setOut(new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), false));
    commands.setErr(messages);
    commands.setUsageHelpWidth(90);
    commands.setUsageHelpLongOptionsMaxWidth(30);
    commands.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    commands.setParameterExceptionHandler(Main::misused);
    commands.setExecutionExceptionHandler(Main::failed);
    return commands;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what to do, for example: onrecord read report.html");
  }

  private static int misused(ParameterException e, String[] args) {
    var command = e.getCommandLine();
    String told = String.valueOf(e.getMessage());
    command
        .getErr()
        .println(
            "onrecord: "
                + (e.getCause() instanceof QueryException
                    ? told // printable, and its caret must stay under the mistake
                    : Printable.oneLine(told)));
    CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command
        .getErr()
        .println("Try '" + command.getCommandSpec().qualifiedName() + " --help' for more.");
    return 2;
  }

  private static int failed(Exception e, CommandLine command, CommandLine.ParseResult result) {
    var message = e.getMessage();
    String told = e instanceof IOException && message != null ? message : Failures.describe(e);
    command.getErr().println("onrecord: " + Printable.oneLine(told));
    Failures.debug(e, command.getErr());
    return 2;
  }

  /** The library with the models that are on the class path. */
  private static final class WithModel implements Library {
    @Override
    public Reader load(ModelChoice model) throws IOException {
      @SuppressWarnings("resource") // lives as long as the program
      var onRecord = OnRecord.load(model);
      return new Reader() {
        @Override
        public Findings read(Reading.Read reading) {
          return onRecord.read(reading);
        }

        @Override
        public Findings.MadeBy madeBy() {
          return onRecord.madeBy();
        }
      };
    }
  }
}
