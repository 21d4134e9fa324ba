package io.github.tuneprep.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tuneprep.Validator;
import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.TextRule;
import io.github.tuneprep.rule.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextScanTest {
    /** What rules report, parts of it, and what stands around it. */
    private static final List<String> PARTS = List.of(
            "AKIA",
            "ABCDEFGHIJ234567",
            "ASIA",
            "sk-",
            "ant-",
            "hf_",
            "ghp_",
            "github_pat_",
            "xoxb-",
            "-----BEGIN ",
            "PRIVATE KEY-----",
            "abcdefghijklmnopqrstuvwxyzabcdefghijABCD1234",
            "a",
            "@",
            "post.de",
            "+49 30 ",
            "2345678",
            "4111 1111 1111 1111",
            "DE89 3704 0044 0532 0130 00",
            "DE89370400440532013000",
            " ",
            "&amp;",
            "&",
            "&#39;",
            "\\\\n",
            "\\\\",
            "\\n",
            "\u00C3\u00A9",
            "\u00C3\u00A2\u20AC\u2122",
            "\u200B",
            "\u202E",
            "\u2066",
            "\uFEFF",
            "\uD83C\uDFF4",
            "\uDB40\uDC67",
            "\uFFFD",
            "\\ud83d",
            "\u0001",
            "\\u0007",
            "<|im_start|>",
            "<|fim_suffix|>",
            "<|",
            "<",
            "### Instruction:",
            "### ",
            "[/INST]",
            "<<SYS>>",
            "<|eot_id|>",
            "</s>",
            "<eos>",
            "[INST]",
            "abcdefgh",
            "\u4E2D");

    private static final Target TARGET = Validator.create().target();

    @Test
    void a_text_that_a_rule_reports_has_one_of_its_triggers() throws JsonSyntaxException {
        List<TextRule> rules = Validator.rules().stream()
                .filter(TextRule.class::isInstance)
                .map(TextRule.class::cast)
                .toList();
        TreeSet<String> reported = new TreeSet<>();
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(1 + random.nextInt(5), 0, PARTS.size())
                    .mapToObj(PARTS::get)
                    .collect(Collectors.joining());
            if (i % 4 == 0) {
                // What is found may lie anywhere between two stretches that are gone through at a time.
                text = "z".repeat(random.nextInt(1100)) + text + "z".repeat(random.nextInt(600));
            }
            JsonObject line = (JsonObject)
                    JsonReader.read(("{\"content\":\"" + text.replace("\u0001", "\\u0001") + "\"}").getBytes(UTF_8));
            JsonString content = Objects.requireNonNull(line.string("content"));
            List<String> directly = new ArrayList<>();
            for (TextRule rule : rules) {
                rule.check(content, TARGET, (where, what, detail) -> directly.add(what));
            }
            List<String> triggered = new ArrayList<>();
            new TextScan(rules, List.of())
                    .line(
                            line,
                            (rule, where) -> rule.check(where, TARGET, (place, what, detail) -> triggered.add(what)));

            assertThat(triggered).as(text).isEqualTo(directly);
            reported.addAll(directly);
        }
        assertThat(reported).hasSizeGreaterThan(rules.size());
    }

    @Test
    void a_text_rule_without_triggers_looks_at_every_text() throws JsonSyntaxException {
        RuleInfo info = RuleInfo.named("no-hello")
                .severity(Severity.WARNING)
                .summary("a text says hello")
                .why("It is no word of ours.")
                .bad("{}")
                .good("{}")
                .build();
        TextRule rule = new TextRule() {
            @Override
            public RuleInfo info() {
                return info;
            }

            @Override
            public List<Trigger> triggers() {
                return List.of();
            }

            @Override
            public void check(JsonString text, Target target, FindingSink findings) {
                findings.report(text, text.text());
            }
        };
        List<String> seen = new ArrayList<>();
        new TextScan(List.of(rule), List.of())
                .line(
                        (JsonObject) JsonReader.read("{\"a\":\"hello\",\"b\":[\"\",\"you\"]}".getBytes(UTF_8)),
                        (asked, where) -> asked.check(where, TARGET, (place, what, detail) -> seen.add(what)));

        assertThat(seen).containsExactly("hello", "", "you");
    }
}
