package io.github.tuneprep.rule;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Name, severity and documentation of a rule. The examples are run by a test: the bad one fires exactly this rule, the
 * good one none.
 *
 * @param name kebab-case, says the bad pattern, never changes its meaning
 * @param severity the severity before the target has its say
 * @param since the first version that had the rule
 * @param summary what is wrong, one line, lower case
 * @param why why it matters and what a server does with it
 * @param bad a dataset the rule fires on
 * @param good the dataset put right
 * @param references where the facts come from
 * @param prevents what servers said of files that have the defect, as users reported it
 * @param special whether it runs only where the provider's profile gives it a severity, or somebody selects it
 * @param always whether it runs in every check: it tells what could not be read, and so was not checked
 */
public record RuleInfo(
        String name,
        Severity severity,
        String since,
        String summary,
        String why,
        Sample bad,
        Sample good,
        List<String> references,
        List<String> prevents,
        boolean special,
        boolean always) {
    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** Checks the name. */
    public RuleInfo {
        if (!KEBAB_CASE.matcher(name).matches()) {
            throw new IllegalArgumentException("rule name is not kebab-case: " + name);
        }
        references = List.copyOf(references);
        prevents = List.copyOf(prevents);
    }

    /**
     * A small dataset of the documentation.
     *
     * @param text the file
     * @param charset the encoding of the file, nearly always UTF-8
     * @param validation the validation file beside it, or null
     * @param model the base model it is prepared for, or null
     * @param provider who is to tune it
     */
    public record Sample(
            String text,
            Charset charset,
            @Nullable String validation,
            @Nullable String model,
            String provider) {}

    /** Starts a rule. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Collects the parts of a {@link RuleInfo}. */
    public static final class Builder {
        private final String name;
        private Severity severity = Severity.WARNING;
        private String since = "0.1";
        private String summary = "";
        private String why = "";
        private String bad = "";
        private String good = "";
        private Charset badCharset = StandardCharsets.UTF_8;
        private @Nullable String badValidation;
        private @Nullable String goodValidation;
        private @Nullable String badModel;
        private @Nullable String goodModel;
        private String provider = "openai";
        private List<String> references = List.of();
        private List<String> prevents = List.of();
        private boolean special;
        private boolean always;

        private Builder(String name) {
            this.name = name;
        }

        /** Sets the severity. */
        public Builder severity(Severity value) {
            severity = value;
            return this;
        }

        /** Sets the first version that has the rule. */
        public Builder since(String value) {
            since = value;
            return this;
        }

        /** Sets the one-line summary. */
        public Builder summary(String value) {
            summary = value;
            return this;
        }

        /** Sets why it matters. */
        public Builder why(String value) {
            String stripped = value.strip();
            // Nearly all are one line, and expressions are slow in a JVM that has just started.
            why = stripped.indexOf('\n') < 0 ? stripped : stripped.replaceAll("\\s+", " ");
            return this;
        }

        /** Sets the dataset the rule fires on. */
        public Builder bad(String value) {
            bad = value;
            return this;
        }

        /** Sets the dataset put right. */
        public Builder good(String value) {
            good = value;
            return this;
        }

        /** Sets the encoding the bad dataset is written in. */
        public Builder badCharset(Charset value) {
            badCharset = value;
            return this;
        }

        /** Sets the validation files beside the two datasets. */
        public Builder validation(String ofBad, String ofGood) {
            badValidation = ofBad;
            goodValidation = ofGood;
            return this;
        }

        /** Sets the base models the two datasets are prepared for. */
        public Builder model(@Nullable String ofBad, String ofGood) {
            badModel = ofBad;
            goodModel = ofGood;
            return this;
        }

        /** Sets the provider the two datasets are prepared for, instead of OpenAI. */
        public Builder provider(String id) {
            provider = id;
            return this;
        }

        /** Sets where the facts come from. */
        public Builder references(String... values) {
            references = List.of(values);
            return this;
        }

        /** Sets what servers say of files that have the defect. */
        public Builder prevents(String... messages) {
            prevents = List.of(messages);
            return this;
        }

        /** Makes the rule one of some providers: it runs where their profile gives it a severity. */
        public Builder special() {
            special = true;
            return this;
        }

        /** Makes the rule run in every check, whatever is selected. */
        public Builder always() {
            always = true;
            return this;
        }

        /** {@return the rule's documentation} */
        public RuleInfo build() {
            return new RuleInfo(
                    name,
                    severity,
                    since,
                    summary,
                    why,
                    new Sample(bad, badCharset, badValidation, badModel, provider),
                    new Sample(good, StandardCharsets.UTF_8, goodValidation, goodModel, provider),
                    references,
                    prevents,
                    special,
                    always);
        }
    }
}
