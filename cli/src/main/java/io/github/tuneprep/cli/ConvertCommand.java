package io.github.tuneprep.cli;

import io.github.tuneprep.Limits;
import io.github.tuneprep.convert.Converter;
import io.github.tuneprep.render.ConversionRenderer;
import io.github.tuneprep.report.Conversion;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tuneprep convert}. */
@Command(
        name = "convert",
        description = "Turn a table (CSV, TSV, XLSX), JSON or text into lines that can be tuned on.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tuneprep convert faq.xlsx -o training.jsonl --system \"You answer questions about our shop.\"",
            "  tuneprep convert tickets.csv -o training.jsonl --map \"user={title}: {body},assistant=label\"",
            "  tuneprep convert alpaca.json -o training.jsonl --to prompt-completion"
        })
final class ConvertCommand extends Subcommand {
    @Parameters(paramLabel = "IN", description = "The file to convert; - is standard input.")
    private String file = "-";

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--to",
            paramLabel = "DIALECT",
            description =
                    "openai-chat, prompt-completion, alpaca, sharegpt, trl-prompt-completion, preference, trl-preference,"
                            + " mistral, bedrock-conversation, haiku, gemini, bedrock-preference or gemini-preference (default: openai-chat; plain text becomes completions).")
    private @Nullable String dialect;

    @Option(
            names = "--lossy",
            description = "Leave out what the format to write cannot hold; without it such rows are refused.")
    private boolean lossy;

    @Option(names = "--functions-to-tools", description = "Turn the older functions of chats into tools.")
    private boolean functionsToTools;

    @Option(
            names = "--map",
            split = ",",
            paramLabel = "ROLE=COLUMN",
            description =
                    "Which column is user, assistant (or chosen and rejected) and system: a name, a number for tables without names,"
                            + " or a template such as \"{title}: {body}\"; double quotes around one that holds a comma.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(names = "--system", paramLabel = "TEXT", description = "Instructions for rows that have none.")
    private String system = "";

    @Option(names = "--sheet", paramLabel = "NAME", description = "The sheet of a workbook (default: the first).")
    private @Nullable String sheet;

    @Option(
            names = "--encoding",
            paramLabel = "CS",
            description = "The encoding of a text file, such as windows-1252 (default: UTF-8, or as marked).")
    private @Nullable Charset charset;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "Of the report: text or json (default: text).")
    private Format format = Format.TEXT;

    /** Leaves a file unwritten that would be of no use. */
    private static final class Unfinished extends IOException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public Integer call() throws IOException {
        String target = output.file();
        if (target == null) {
            throw new IllegalArgumentException("convert needs -o OUT");
        }
        output.check(List.of(file));
        Converter converter = Converter.create().system(system).limits(limits.applyTo(Limits.STANDARD));
        converter = dialect == null ? converter : converter.to(dialect);
        converter = lossy ? converter.lossy() : converter;
        converter = functionsToTools ? converter.functionsToTools() : converter;
        if (!columns.isEmpty()) {
            columns.replaceAll((role, column) -> column.replaceFirst("^\"([^\"]*,[^\"]*)\"$", "$1"));
            converter = converter.map(columns);
        }
        converter = sheet == null ? converter : converter.sheet(sheet);
        Converter ready = charset == null ? converter : converter.charset(charset);
        Conversion[] done = new Conversion[1];
        try {
            output.write(console(), out -> {
                done[0] = ready.convert(source(file), out);
                if (!done[0].complete()) {
                    throw new Unfinished();
                }
            });
        } catch (Unfinished e) {
            // The report says why.
        }
        Conversion conversion = done[0];
        ConversionRenderer renderer = new ConversionRenderer(conversion, target);
        var report = output.isStandardOutput() ? console().err() : console().out();
        if (format == Format.JSON) {
            renderer.json(report);
        } else {
            renderer.text(report);
        }
        report.flush();
        return conversion.isPass() ? 0 : 1;
    }
}
