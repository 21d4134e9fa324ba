package io.github.tuneprep.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tuneprep.catalogue.Catalogue;
import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
     * @param fix what the command fix does about it, or ""
     */
    public static void explain(RuleInfo rule, String fix, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(rule.name()).append(" (").append(rule.severity().label()).append(")\n");
        text.append("  ").append(rule.summary()).append('\n');
        String elsewhere = elsewhere(rule);
        text.append(elsewhere.isEmpty() ? "" : "  " + elsewhere + "\n").append('\n');
        wrap(text, rule.why());
        sample(text, "Bad", rule.bad());
        sample(text, "Good", rule.good());
        if (!fix.isEmpty()) {
            text.append("\nFix\n  tuneprep fix ").append(fix).append('\n');
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
            text.append("\nRuns for providers whose profile names it, with --select ")
                    .append(rule.name())
                    .append(", and beside\nthe others with a severity in tuneprep.yaml\n");
        }
        text.append(
                rule.always()
                        ? "\nAlways runs: what is not read is not checked.\n"
                        : "\nLeave it out with --ignore " + rule.name() + "\n");
        out.write(text.toString().getBytes(UTF_8));
    }

    /** {@return the providers where a rule has another severity than usual, or does not run, "" for none} */
    private static String elsewhere(RuleInfo rule) {
        Map<String, List<String>> bySeverity = new TreeMap<>();
        for (Provider provider : Catalogue.bundled().providers()) {
            Severity here = provider.severityOf(rule);
            if (here != null && here != rule.severity()) {
                bySeverity
                        .computeIfAbsent(here.label(), severity -> new ArrayList<>())
                        .add(provider.title());
            } else if (here == null && !rule.special()) {
                bySeverity
                        .computeIfAbsent("does not run", severity -> new ArrayList<>())
                        .add(provider.title());
            }
        }
        return bySeverity.entrySet().stream()
                .map(entry -> entry.getKey() + " at " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** Says as JSON why there is no rule for what was asked: {@code name} is null. */
    public static void noneJson(String why, OutputStream out) throws IOException {
        JsonOut.write(out, json -> {
            json.writeStartObject();
            json.writeNullProperty("name");
            json.writeStringProperty("why", why);
            json.writeEndObject();
        });
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
        text.append('\n').append(heading(title, sample)).append('\n');
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

    private static String heading(String title, RuleInfo.Sample sample) {
        String heading = title;
        if (sample.model() != null || !sample.provider().equals("openai")) {
            heading += " for " + (sample.model() != null ? sample.model() : sample.provider());
        }
        return sample.charset().equals(UTF_8) ? heading : heading + " in " + sample.charset();
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

    /**
     * Writes the page of one rule as Markdown.
     *
     * @param fix what the command fix does about it, or ""
     */
    public static String page(RuleInfo rule, String fix) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(rule.name()).append("\n\n");
        text.append("<!-- Made from the rule; do not edit. -->\n\n");
        text.append("**").append(rule.severity().label()).append("** · since ").append(rule.since());
        text.append(rule.always() ? " · always runs" : "");
        text.append(
                        rule.special()
                                ? " · for providers whose profile names it, and [where it is asked for](../configuration.md)"
                                : "")
                .append("\n\n");
        text.append(capital(rule.summary())).append(".\n\n");
        text.append("## Why\n\n").append(rule.why()).append('\n');
        block(text, "Bad", rule.bad());
        block(text, "Good", rule.good());
        if (!fix.isEmpty()) {
            text.append("\n## Fix\n\n`tuneprep fix` ").append(fix).append(".\n");
        }
        list(text, "Servers say", rule.prevents());
        list(text, "Sources", rule.references());
        return text.toString();
    }

    private static void block(StringBuilder text, String title, RuleInfo.Sample sample) {
        if (sample.text().isEmpty()) {
            return;
        }
        text.append("\n## ")
                .append(heading(title, sample))
                .append("\n\n```\n")
                .append(shortened(sample.text()))
                .append("```\n");
        if (sample.validation() != null) {
            text.append("\nwith the validation dataset\n\n```\n")
                    .append(shortened(sample.validation()))
                    .append("```\n");
        }
    }

    private static String shortened(String sample) {
        String shown = sample.length() > LONGEST_SAMPLE ? sample.substring(0, LONGEST_SAMPLE) + "…\n" : sample;
        return Words.visible(shown) + (shown.endsWith("\n") ? "" : "\n");
    }

    private static void list(StringBuilder text, String title, List<String> items) {
        if (!items.isEmpty()) {
            text.append("\n## ").append(title).append("\n\n");
            items.forEach(item -> text.append("- ").append(item).append('\n'));
        }
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    /** Writes the list of all rules with the severity each has at each provider, as Markdown. */
    public static String index(List<RuleInfo> rules, List<Provider> providers) {
        StringBuilder text = new StringBuilder("# Rules\n\n<!-- Made from the rules; do not edit. -->\n\n");
        text.append("Severity by provider: **E**rror, **W**arning, **I**nfo, or - where the rule does not run unless"
                + " a base model of the provider asks for it.\n\n| rule |");
        providers.forEach(provider -> text.append(' ').append(provider.title()).append(" |"));
        text.append(" what is wrong |\n|---|")
                .append(":-:|".repeat(providers.size()))
                .append("---|\n");
        for (RuleInfo rule : rules) {
            text.append("| [")
                    .append(rule.name())
                    .append("](")
                    .append(rule.name())
                    .append(".md) |");
            for (Provider provider : providers) {
                Severity severity = provider.severityOf(rule);
                text.append(' ')
                        .append(severity == null ? "-" : severity.name().substring(0, 1))
                        .append(" |");
            }
            text.append(' ').append(rule.summary()).append(" |\n");
        }
        return text.toString();
    }
}
