package io.github.tuneprep.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.rule.RuleInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetTest {
    @ParameterizedTest
    @CsvSource({"openai, true", "together, false"})
    void a_rule_runs_everywhere_and_is_asked_where_it_concerns_the_target(String provider, boolean asked) {
        String rule = "refused-special-token";
        Target target = Validator.create().provider(provider).target();
        RuleSet rules = new RuleSet(target, List.of(), List.of(), Map.of(), Map.of());

        assertThat(rules.infos()).extracting(RuleInfo::name).contains(rule);
        assertThat(rules.textRules().stream().anyMatch(one -> one.info().name().equals(rule)))
                .isEqualTo(asked);
    }
}
