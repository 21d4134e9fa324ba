package io.github.tuneprep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.RuleInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documentation of a rule is its test: the bad example fires exactly this rule, the good one none. */
class RuleDocumentationTest {
    /** These need a dataset too large, a file, or a budget; they have tests of their own. */
    private static final Set<String> WITHOUT_SAMPLE = Set.of(
            "line-too-long",
            "file-too-large",
            "upload-in-parts",
            "file-not-named-jsonl",
            "image-too-large",
            "too-many-examples",
            "too-many-image-examples",
            "few-examples",
            "cost-over-budget",
            "invalid-suffix",
            "too-many-epochs",
            "too-many-job-tokens",
            "no-validation-dataset",
            "validation-not-used",
            "compared-in-part");

    static Stream<RuleInfo> documented() {
        return Validator.rules().stream().map(Rule::info).filter(rule -> !WITHOUT_SAMPLE.contains(rule.name()));
    }

    static Stream<RuleInfo> all() {
        return Validator.rules().stream().map(Rule::info);
    }

    @ParameterizedTest
    @MethodSource("documented")
    void bad_example_fires_exactly_its_rule(RuleInfo rule) {
        assertThat(check(rule, rule.bad()).findings()).extracting(Finding::rule).containsOnly(rule.name());
    }

    @ParameterizedTest
    @MethodSource("documented")
    void bad_example_fires_with_the_documented_severity(RuleInfo rule) {
        assertThat(check(rule, rule.bad()).findings())
                .extracting(Finding::severity)
                .containsOnly(rule.severity());
    }

    @ParameterizedTest
    @MethodSource("documented")
    void good_example_does_not_fire_its_rule(RuleInfo rule) {
        assertThat(check(rule, rule.good()).findingsOf(rule.name())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void good_example_is_clean(RuleInfo rule) {
        // A model that is not retired is retiring: the two rules cannot both be quiet.
        Set<String> lifecycle = Set.of("retired-model", "retiring-model");
        assertThat(check(rule, rule.good()).findings())
                .extracting(Finding::rule)
                .filteredOn(name -> !lifecycle.contains(name))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void is_written_for_people(RuleInfo rule) {
        assertThat(rule.summary()).isNotBlank().doesNotEndWith(".").matches("[a-z].*|JSON.*");
        assertThat(rule.why()).endsWith(".").hasSizeGreaterThan(40);
    }

    private static Report check(RuleInfo rule, RuleInfo.Sample sample) {
        Validator validator = Validator.create()
                .provider(sample.provider())
                .today(LocalDate.of(2026, 11, 20))
                .threads(1);
        List<String> ignored = new ArrayList<>(List.of("few-examples"));
        if (!rule.name().equals("too-few-examples")) {
            ignored.add("too-few-examples");
        }
        if (!rule.name().equals("no-validation-dataset")) {
            ignored.add("no-validation-dataset");
        }
        if (!rule.name().equals("format-of-some-models")) {
            ignored.add("format-of-some-models");
        }
        if (sample.model() != null) {
            validator = validator.model(sample.model());
        }
        if (rule.name().equals("near-duplicate-example")) {
            // No provider runs it unless it is asked for.
            validator = validator.severities(Map.of(rule.name(), rule.severity()));
        }
        if (rule.name().equals("wrong-method")) {
            validator = validator.method(sample.equals(rule.bad()) ? Method.DPO : Method.SFT);
        }
        if (sample.model() != null && !rule.name().startsWith("reti")) {
            ignored.addAll(List.of("retired-model", "retiring-model"));
        }
        validator = validator.ignore(ignored);
        if (sample.validation() != null) {
            validator = validator.validation(
                    Source.of("validation", sample.validation().getBytes(UTF_8)));
        }
        return validator.check(List.of(Source.of("training", sample.text().getBytes(sample.charset()))));
    }
}
