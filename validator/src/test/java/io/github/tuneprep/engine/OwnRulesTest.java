package io.github.tuneprep.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Example;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.DatasetFacts;
import io.github.tuneprep.rule.DatasetRule;
import io.github.tuneprep.rule.DatasetSink;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Rule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.RuleProvider;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.Statistic;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules of the user's do wrong is said of them. */
class OwnRulesTest {
    private static final String CHAT =
            "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":\"b\"}]}\n";

    private static List<Rule> rules = List.of();

    private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

    /** Found by its name in the file of services. */
    public static final class Provider implements RuleProvider {
        @Override
        public List<Rule> rules() {
            return rules;
        }
    }

    @BeforeEach
    void nameTheProvider(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(RuleProvider.class.getName()), Provider.class.getName());
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(new URL[] {folder.toUri().toURL()}, usual));
    }

    @AfterEach
    void leaveNothing() {
        Thread.currentThread().setContextClassLoader(usual);
    }

    @Test
    void a_rule_that_throws_is_named_with_its_line_whatever_it_throws() {
        for (Throwable thrown : List.of(
                new IllegalStateException("no"), new AssertionError("no"), new IOException("no"), new Error("no"))) {
            rules = List.of(chatRule((example, findings) -> sneak(thrown)));

            assertThatThrownBy(() -> check(2)).hasMessageStartingWith("data.jsonl, line 1, rule own: " + thrown);
        }
    }

    @Test
    void a_statistic_that_throws_is_no_fault_of_a_rule_that_was_asked_before() {
        rules = List.of(datasetRule(
                new Counting() {
                    @Override
                    public void add(int[] state, Example example, Facts facts) {
                        throw new IllegalStateException("bad");
                    }
                },
                findings -> {}));

        assertThatThrownBy(() -> check(1))
                .hasMessageStartingWith("data.jsonl, line 1, statistic " + OwnRulesTest.class.getName())
                .hasMessageEndingWith("bad");
    }

    @Test
    void a_rule_about_the_dataset_that_throws_is_named() {
        rules = List.of(datasetRule(new Counting(), findings -> sneak(new IllegalStateException("bad"))));

        assertThatThrownBy(() -> check(1))
                .hasMessageStartingWith("data.jsonl, rule own: ")
                .hasMessageEndingWith("bad");
    }

    @Test
    void a_rule_is_of_one_kind() {
        rules = List.of(new Both());

        assertThatThrownBy(() -> check(1)).hasMessageStartingWith("rule own is more than one of TreeRule, ");
    }

    @Test
    void a_message_is_one_line() {
        rules = List.of(chatRule((example, findings) -> findings.report(example.source(), "x\u001b[31m\nred\u202e")));

        assertThat(check(1)).containsExactly("x?[31m?red?");
    }

    private static List<String> check(int lines) {
        return Validator.create()
                .select(List.of("own"))
                .check(List.of(Source.of("data.jsonl", CHAT.repeat(lines).getBytes(UTF_8))))
                .findings()
                .stream()
                .map(finding -> finding.message())
                .toList();
    }

    private interface Judge {
        void check(ChatExample example, FindingSink findings);
    }

    private interface End {
        void finish(DatasetSink findings);
    }

    private static RuleInfo info() {
        return RuleInfo.named("own")
                .severity(Severity.WARNING)
                .summary("something")
                .why("Because.")
                .good(CHAT)
                .build();
    }

    private static ChatRule chatRule(Judge judge) {
        RuleInfo info = info();
        return new ChatRule() {
            @Override
            public RuleInfo info() {
                return info;
            }

            @Override
            public void check(ChatExample example, Facts facts, FindingSink findings) {
                judge.check(example, findings);
            }
        };
    }

    private static DatasetRule<int[]> datasetRule(Statistic<int[]> statistic, End end) {
        RuleInfo info = info();
        return new DatasetRule<>() {
            @Override
            public RuleInfo info() {
                return info;
            }

            @Override
            public Statistic<int[]> statistic() {
                return statistic;
            }

            @Override
            public void finish(int[] state, DatasetFacts facts, DatasetSink findings) {
                end.finish(findings);
            }
        };
    }

    private static class Counting implements Statistic<int[]> {
        @Override
        public int[] newState() {
            return new int[1];
        }

        @Override
        public void add(int[] state, Example example, Facts facts) {
            state[0]++;
        }

        @Override
        public int[] merge(int[] left, int[] right) {
            left[0] += right[0];
            return left;
        }
    }

    private static final class Both implements ChatRule, DatasetRule<int[]> {
        private static final Statistic<int[]> COUNTING = new Counting();

        @Override
        public RuleInfo info() {
            return OwnRulesTest.info();
        }

        @Override
        public void check(ChatExample example, Facts facts, FindingSink findings) {}

        @Override
        public Statistic<int[]> statistic() {
            return COUNTING;
        }

        @Override
        public void finish(int[] state, DatasetFacts facts, DatasetSink findings) {}
    }

    @SuppressWarnings("unchecked") // what is thrown is not checked, which is meant
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
