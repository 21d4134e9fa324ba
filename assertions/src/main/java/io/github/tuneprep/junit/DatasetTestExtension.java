package io.github.tuneprep.junit;

import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.Method;
import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.report.Finding;
import io.github.tuneprep.report.Report;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

/** Runs {@link DatasetTest}. Uses what JUnit 5 and 6 both have. */
final class DatasetTestExtension implements TestTemplateInvocationContextProvider {
    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        DatasetTest test = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), DatasetTest.class)
                .orElseThrow();
        Validator validator = Validator.create()
                .provider(test.provider())
                .ignore(List.of(test.ignore()))
                .failOn(Severity.failing(test.failOn()));
        if (!test.method().isEmpty()) {
            validator = validator.method(UnknownNameException.constant(Method.class, "method", test.method()));
        }
        if (!test.model().isEmpty()) {
            validator = validator.model(test.model());
        }
        if (!test.validation().isEmpty()) {
            validator = validator.validation(Path.of(test.validation()));
        }
        Report report = validator.check(Path.of(test.train()));
        return report.rules().stream().map(rule -> new OfRule(report, rule));
    }

    /** The test of one rule. */
    private record OfRule(Report report, RuleInfo rule) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int number) {
            return rule.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of((BeforeTestExecutionCallback) this::judge, new Parameters(report, rule));
        }

        private void judge(ExtensionContext context) {
            List<Finding> findings = report.findingsOf(rule.name());
            if (findings.isEmpty()) {
                return;
            }
            String says = findings.stream()
                    .map(finding -> finding.file() + ": " + finding.describe())
                    .collect(Collectors.joining("\n"));
            if (findings.stream().anyMatch(finding -> report.fails(finding.severity()))) {
                throw new AssertionFailedError(
                        rule.summary() + "\n" + says + "\n" + rule.why() + "\nMore: tuneprep explain " + rule.name());
            }
            context.publishReportEntry(rule.name(), says);
        }
    }

    private record Parameters(Report report, RuleInfo rule) implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == Report.class || type == RuleInfo.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Report.class ? report : rule;
        }
    }
}
