package io.github.tuneprep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.RuleInfo;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Data moves one way, and rules are what the design says they are. */
@AnalyzeClasses(packages = "io.github.tuneprep", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule layers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("json")
            .definedBy("..json..")
            .layer("words")
            .definedBy("..example..", "..rule..", "..report..", "..tokens..", "..catalogue..")
            .layer("cost")
            .definedBy("..cost..")
            .layer("tokenizer")
            .definedBy("..tokenizer..")
            .layer("read")
            .definedBy("..read..")
            .layer("rules")
            .definedBy("..rules..")
            .layer("dialect")
            .definedBy("..dialect..")
            .layer("engine")
            .definedBy("..engine..")
            .layer("facade")
            .definedBy("io.github.tuneprep")
            .whereLayer("tokenizer")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cost")
            .mayOnlyBeAccessedByLayers("engine", "facade")
            .whereLayer("read")
            .mayOnlyBeAccessedByLayers("engine")
            .whereLayer("rules")
            .mayOnlyBeAccessedByLayers("dialect", "engine")
            .whereLayer("dialect")
            .mayOnlyBeAccessedByLayers("engine")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("facade");

    @ArchTest
    static final ArchRule rules_have_no_state = fields().that()
            .areDeclaredInClassesThat()
            .implement(Rule.class)
            .should()
            .beStatic()
            .andShould()
            .beFinal();

    @ArchTest
    static final ArchRule rules_are_final = classes()
            .that()
            .implement(Rule.class)
            .and()
            .areNotInterfaces()
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static final ArchRule nothing_prints =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static void every_rule_is_registered(JavaClasses all) {
        Set<String> written = all.stream()
                .filter(type -> type.getPackageName().startsWith("io.github.tuneprep.rules."))
                .filter(type -> type.tryGetField("INFO").isPresent())
                .map(type -> ((RuleInfo) read(type.reflect())).name())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Validator.rules().stream().map(rule -> rule.info().name())).containsExactlyElementsOf(written);
    }

    private static Object read(Class<?> type) {
        try {
            return type.getField("INFO").get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
