package io.github.tuneprep.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Feeds the examples of a dataset into a parameterized test, one after the other, without reading all of them at once.
 *
 * <pre>{@code
 * @ParameterizedTest
 * @DatasetSource("data/training.jsonl")
 * void answers_are_short(ChatExample example) { ... }
 * }</pre>
 *
 * <p>A line that is no example fails the test, with its number.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(DatasetArguments.class)
public @interface DatasetSource {
    /** {@return the dataset, from the working directory} */
    String value();

    /** {@return who tunes, which decides what is an example} */
    String provider() default "openai";
}
