package io.github.tuneprep.cli;

import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.Catalogue;
import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.catalogue.Provider;
import io.github.tuneprep.config.Configuration;
import io.github.tuneprep.rule.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** What a dataset is prepared for. */
final class TargetOptions {
    private static final String ALL = "all";
    private static final String PROVIDER = "--provider";

    /** The options for a target, its limits and its configuration, as several commands have them. */
    private static final Set<String> NAMES = Set.of(
            PROVIDER,
            "--model",
            "--method",
            "--catalogue",
            "--encoding",
            "--counter",
            "--token-limit",
            "--limit",
            "--config",
            "--no-config");

    @Option(
            names = PROVIDER,
            paramLabel = "NAME",
            description =
                    "Who tunes: openai, azure, together, fireworks, mistral, bedrock or gemini (default: openai)."
                            + " 'tuneprep check' also takes all, or several with commas between them, and tells it as text or json.")
    private @Nullable String provider;

    @Option(
            names = "--catalogue",
            paramLabel = "FILE",
            description = "A profile of a provider of your own, which may extend a known one.")
    private @Nullable Path catalogue;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "How the model is tuned: sft, dpo or rft. Without it the formats of sft and dpo are taken."
                    + " Questions for a grader (rft) look like chats, so they need it.")
    private @Nullable Method method;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Count tokens in this encoding instead of the model's, such as o200k_base.")
    private @Nullable String encoding;

    @Option(
            names = "--counter",
            paramLabel = "NAME",
            description = "Who counts: tuneprep or jtokkit (default: tuneprep). Both count the same.")
    private @Nullable String counter;

    @Option(
            names = "--token-limit",
            paramLabel = "N",
            description = "Tokens of an example that are trained on, instead of the model's limit.")
    private @Nullable Integer tokenLimit;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Worker threads (default: one for each processor). The result does not depend on it.")
    private @Nullable Integer threads;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    /** {@return what another command repeats of this one for one provider of several, each with a blank before it} */
    static String repeatedFor(String provider, ParseResult given) {
        return " " + PROVIDER + " " + provider
                + repeated(given, option -> !option.equals(PROVIDER) && NAMES.contains(option));
    }

    /** {@return what another command for the same target repeats of this one, each with a blank before it} */
    static String repeated(ParseResult given, Set<String> besides) {
        return repeated(given, option -> NAMES.contains(option) || besides.contains(option));
    }

    private static String repeated(ParseResult given, Predicate<String> wanted) {
        StringBuilder options = new StringBuilder();
        // One that is given several times is matched several times, with all of its values.
        for (OptionSpec option : new LinkedHashSet<>(given.matchedOptions())) {
            if (wanted.test(option.longestName())) {
                for (String value : option.originalStringValues()) {
                    options.append(' ').append(option.longestName());
                    options.append(option.typeInfo().isBoolean() ? "" : " " + Quoted.argument(value));
                }
            }
        }
        return options.toString();
    }

    /** {@return the files that a command reads, datasets first, which none may be written over} */
    List<String> inputs(List<String> datasets, Configuration configured) {
        List<String> inputs = new ArrayList<>(datasets);
        configured.files().forEach(file -> inputs.add(file.toString()));
        if (catalogue != null) {
            inputs.add(catalogue.toString());
        }
        return inputs;
    }

    private Catalogue catalogue(Catalogue known) {
        try {
            return catalogue == null ? known : known.with(catalogue);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the providers to compare, empty when there is one at most} */
    List<String> compared(Catalogue configured) {
        if (provider == null || !isList(provider)) {
            return List.of();
        }
        if (provider.equals(ALL)) {
            return catalogue(configured).providers().stream().map(Provider::id).toList();
        }
        List<String> names = Arrays.stream(provider.split(",", -1))
                .map(String::strip)
                .distinct()
                .toList();
        if (names.contains(ALL)) {
            throw new IllegalArgumentException("all stands for every provider, and alone");
        }
        return names;
    }

    private static boolean isList(String provider) {
        return provider.equals(ALL) || provider.contains(",");
    }

    /** {@return a validator with what the command line says on top, which names no more than one provider} */
    Validator forOne(Configuration configured, @Nullable String model) {
        if (provider != null && isList(provider)) {
            throw new IllegalArgumentException("several providers are compared by tuneprep check only; name one");
        }
        return applyTo(configured.settings().apply(Validator.create()), model);
    }

    /** {@return the validator with what was said on the command line; providers to compare are left out} */
    Validator applyTo(Validator configured, @Nullable String model) {
        Validator validator = configured.catalogue(catalogue(configured.catalogue()));
        if (provider != null && !isList(provider)) {
            validator = validator.provider(provider);
        }
        if (model != null) {
            validator = validator.model(model);
        }
        if (method != null) {
            validator = validator.method(method);
        }
        if (encoding != null) {
            validator = validator.encoding(encoding);
        }
        if (counter != null) {
            validator = validator.counter(counter);
        }
        if (tokenLimit != null) {
            validator = validator.tokenLimit(tokenLimit);
        }
        validator = validator.limits(limits.applyTo(validator.limits()));
        return threads == null ? validator : validator.threads(threads);
    }
}
