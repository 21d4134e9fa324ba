package io.github.tuneprep.cli;

import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.convert.DatasetSplitter;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code tuneprep}. */
@Command(
        name = "tuneprep",
        description = "Prepares and checks the files language models are fine-tuned on, before you upload and pay.",
        mixinStandardHelpOptions = true,
        versionProvider = Tuneprep.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tuneprep check training.jsonl --validation validation.jsonl --model gpt-4.1-mini-2025-04-14",
            "  tuneprep check training.jsonl --format json -o report.json --fail-on warning",
            "  tuneprep convert faq.xlsx -o training.jsonl",
            "  tuneprep cost training.jsonl --model gpt-4.1-mini --model gpt-4o-mini",
            "  tuneprep explain missing-assistant-message",
            "",
            "Exit codes: 0 nothing at or above --fail-on, 1 findings reached it, 2 wrong usage, 3 could not read or write."
        })
public final class Tuneprep implements Runnable {
    static final int FINDINGS = 1;
    static final int COULD_NOT_READ_OR_WRITE = 3;

    private static final Map<String, Supplier<Subcommand>> COMMANDS = commands();

    @Spec
    private CommandSpec spec;

    /** Made by {@link #main}. */
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public Tuneprep() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String... args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = run(out, err, args);
        out.flush();
        System.exit(code);
    }

    /** {@return the exit code of the command, after it has run} */
    static int run(PrintStream out, PrintStream err, String... args) {
        // Apache POI logs through Log4j, which would complain on standard output that nobody takes its messages.
        System.setProperty("log4j2.simplelogLevel", "OFF");
        System.setProperty("log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        // Apache POI writes dates in the digits and the calendar of the process, whatever it is told.
        Locale.setDefault(Locale.ROOT);
        CommandLine command = new CommandLine(new Tuneprep());
        addCommands(command, args);
        command.setOut(new PrintWriter(out, false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false) // a name may begin with @
                .setParameterExceptionHandler((wrong, given) -> refuse(wrong))
                .setExecutionExceptionHandler((exception, line, parsed) -> fail(exception, line));
        Console console = new Console(out, err);
        command.getSubcommands().values().forEach(sub -> ((Subcommand) sub.getCommand()).use(console));
        try {
            int code = command.execute(args);
            // Commands look after what they write themselves; help and the version are written by picocli.
            return code == 0 && command.getOut().checkError() ? closed(err) : code;
        } catch (ServiceConfigurationError e) {
            err.println("tuneprep: " + printable(e.getMessage()));
            return CommandLine.ExitCode.USAGE;
        } catch (OutOfMemoryError e) {
            err.println("tuneprep: out of memory; give Java more, such as JAVA_OPTS=-Xmx4g");
            return COULD_NOT_READ_OR_WRITE;
        } finally {
            command.getOut().flush();
        }
    }

    private static int closed(PrintStream err) {
        err.println("tuneprep: " + describe(Output.closed()));
        return COULD_NOT_READ_OR_WRITE;
    }

    private static Map<String, Supplier<Subcommand>> commands() {
        Map<String, Supplier<Subcommand>> commands = new LinkedHashMap<>();
        commands.put("check", CheckCommand::new);
        commands.put("convert", ConvertCommand::new);
        commands.put("fix", FixCommand::new);
        commands.put("split", SplitCommand::new);
        commands.put("count", CountCommand::new);
        commands.put("cost", CostCommand::new);
        commands.put("rules", RulesCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("models", ModelsCommand::new);
        return commands;
    }

    /**
     * Reading the options of all commands takes longer than a small check, so only those that are asked for are read.
     */
    private static void addCommands(CommandLine command, String... args) {
        String asked = args.length == 0 ? "" : args[0];
        boolean known = COMMANDS.containsKey(asked);
        COMMANDS.forEach((name, type) -> {
            if (!known || name.equals(asked)) {
                command.addSubcommand(name, type.get());
            }
        });
    }

    /** Says what is wrong with the command line, and where to read how it is right. */
    private static int refuse(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        // What picocli says of a wrong value ends with the exception that Java threw.
        String message = printable(wrong.getMessage()).replaceFirst(" \\((?:java|javax)\\.[\\w.]+: .*\\)$", "");
        line.getErr().println("tuneprep: " + message);
        UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
        line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    private static int fail(Exception exception, CommandLine line) {
        Exception cause =
                exception instanceof UncheckedIOException io ? Objects.requireNonNull(io.getCause()) : exception;
        if (cause instanceof DatasetSplitter.UnreadableLinesException unreadable) {
            line.getErr().println("tuneprep: " + printable(unreadable.getMessage()));
            return FINDINGS;
        }
        if (cause instanceof UnknownNameException || cause instanceof IllegalArgumentException) {
            line.getErr().println("tuneprep: " + printable(cause.getMessage()));
            return CommandLine.ExitCode.USAGE;
        }
        if (cause instanceof IOException failure) {
            line.getErr().println("tuneprep: " + printable(describe(failure)));
            return COULD_NOT_READ_OR_WRITE;
        }
        // A fault of ours: never a verdict on the data.
        line.getErr().println("tuneprep: internal error, please report it with these lines");
        cause.printStackTrace(line.getErr());
        return COULD_NOT_READ_OR_WRITE;
    }

    /** Keeps names from the command line from disturbing the terminal. */
    private static String printable(@Nullable String message) {
        return String.valueOf(message).replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }

    private static String describe(IOException io) {
        if (io instanceof NoSuchFileException || io instanceof FileNotFoundException) {
            return "no such file: " + io.getMessage();
        }
        if (io instanceof AccessDeniedException) {
            return "access denied: " + io.getMessage();
        }
        if (io instanceof FileAlreadyExistsException) {
            return "file exists, use --force to replace it: " + io.getMessage();
        }
        if (io instanceof FileSystemException file && file.getReason() != null) {
            return "could not read or write " + file.getFile() + ": " + file.getReason();
        }
        return "could not read or write " + io.getMessage();
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** Reads the version from the manifest of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Tuneprep.class.getPackage().getImplementationVersion();
            return new String[] {"tuneprep " + (version == null ? "(development)" : version)};
        }
    }
}
