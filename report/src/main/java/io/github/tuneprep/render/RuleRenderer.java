package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.rule.RuleInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the documentation of rules. */
public final class RuleRenderer {
    private static final int WIDTH = 88;
    private static final int LONGEST_SAMPLE = 600;

    private RuleRenderer() {}

    /** Lists rules as a table. */
    public static void listText(List<RuleInfo> rules, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        int widest = rules.stream().mapToInt(rule -> rule.name().length()).max().orElse(0);
        for (RuleInfo rule : rules) {
            text.append(String.format(
                    "%-" + widest + "s  %-7s  %s%n",
                    rule.name(),
                    rule.severity().label(),
                    rule.summary()));
        }
        out.write(text.toString().getBytes(UTF_8));
    }

    /** Lists rules as JSON. */
    public static void listJson(List<RuleInfo> rules, OutputStream out) throws IOException {
        JsonOut.write(out, json -> {
            json.writeStartArray();
            for (RuleInfo rule : rules) {
                json.writeStartObject();
                json.writeStringProperty("name", rule.name());
                json.writeStringProperty("severity", rule.severity().label());
                json.writeStringProperty("since", rule.since());
                json.writeStringProperty("summary", rule.summary());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /**
     * Explains one rule to a person.
     *
     * @param fix what mends it, or ""
     */
    public static void explain(RuleInfo rule, String fix, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(rule.name()).append(" (").append(rule.severity().label()).append(")\n");
        text.append("  ").append(rule.summary()).append("\n\n");
        wrap(text, rule.why());
        sample(text, "Bad", rule.bad());
        sample(text, "Good", rule.good());
        if (!fix.isEmpty()) {
            text.append("\nFix\n  ").append(fix).append('\n');
        }
        if (!rule.prevents().isEmpty()) {
            text.append("\nServers say\n");
            rule.prevents().forEach(message -> text.append("  ").append(message).append('\n'));
        }
        if (!rule.references().isEmpty()) {
            text.append("\nSources\n");
            rule.references()
                    .forEach(reference -> text.append("  ").append(reference).append('\n'));
        }
        if (rule.special()) {
            text.append("\nRuns for providers whose profile names it, or with --select ")
                    .append(rule.name())
                    .append('\n');
        }
        text.append(
                rule.always()
                        ? "\nAlways runs: what is not read is not checked.\n"
                        : "\nLeave it out with --ignore " + rule.name() + "\n");
        out.write(text.toString().getBytes(UTF_8));
    }

    /** Explains one rule as JSON. */
    public static void explainJson(RuleInfo rule, OutputStream out) throws IOException {
        JsonOut.write(out, json -> {
            json.writeStartObject();
            json.writeStringProperty("name", rule.name());
            json.writeStringProperty("severity", rule.severity().label());
            json.writeStringProperty("since", rule.since());
            json.writeStringProperty("summary", rule.summary());
            json.writeStringProperty("why", rule.why());
            json.writeStringProperty("provider", rule.bad().provider());
            json.writeStringProperty("bad", rule.bad().text());
            json.writeStringProperty("good", rule.good().text());
            json.writeArrayPropertyStart("serverMessages");
            rule.prevents().forEach(json::writeString);
            json.writeEndArray();
            json.writeArrayPropertyStart("references");
            rule.references().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void sample(StringBuilder text, String title, RuleInfo.Sample sample) {
        if (sample.text().isEmpty()) {
            return;
        }
        text.append('\n').append(title);
        if (sample.model() != null || !sample.provider().equals("openai")) {
            text.append(" for ").append(sample.model() != null ? sample.model() : sample.provider());
        }
        if (!sample.charset().equals(StandardCharsets.UTF_8)) {
            text.append(" in ").append(sample.charset());
        }
        text.append('\n');
        String shown = sample.text().length() > LONGEST_SAMPLE
                ? sample.text().substring(0, LONGEST_SAMPLE) + "…"
                : sample.text();
        shown.lines()
                .forEach(line -> text.append("  ").append(Words.visible(line)).append('\n'));
        if (sample.validation() != null) {
            text.append("  with the validation dataset\n");
            sample.validation()
                    .lines()
                    .forEach(line ->
                            text.append("  ").append(Words.visible(line)).append('\n'));
        }
    }

    private static void wrap(StringBuilder text, String paragraph) {
        StringBuilder line = new StringBuilder(" ");
        for (String word : paragraph.split(" ", -1)) {
            if (line.length() + word.length() + 1 > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(" ");
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
    }
}
