package io.github.tuneprep.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Checks a dataset and makes a test of every rule, so that the tree of tests is the report.
 *
 * <pre>{@code
 * @DatasetTest(train = "data/training.jsonl", validation = "data/validation.jsonl", model = "gpt-4.1-mini-2025-04-14")
 * void training_data() {}
 * }</pre>
 *
 * <p>The test of a rule fails when a finding of it reaches {@link #failOn}; what does not is published as a report
 * entry. The method may take a {@link io.github.tuneprep.report.Report}, the rule as a
 * {@link io.github.tuneprep.rule.RuleInfo}, or both, and check more.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(DatasetTestExtension.class)
public @interface DatasetTest {
    /** {@return the training dataset, from the working directory} */
    String train();

    /** {@return the validation dataset, or "" for none} */
    String validation() default "";

    /** {@return who tunes} */
    String provider() default "openai";

    /** {@return the base model, or "" for none} */
    String model() default "";

    /** {@return how the model is tuned: {@code sft}, {@code dpo} or {@code rft}; "" for what the format is made for} */
    String method() default "";

    /** {@return the severity that fails: {@code error}, {@code warning}, {@code info} or {@code never}} */
    String failOn() default "error";

    /** {@return rules to leave out} */
    String[] ignore() default {};
}
