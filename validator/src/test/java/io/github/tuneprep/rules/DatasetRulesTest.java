package io.github.tuneprep.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.report.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that look at all examples together, at the numbers where their verdict turns. */
class DatasetRulesTest {
    @ParameterizedTest
    @CsvSource({
        // usual, rare,                                                   times, is a typing error
        "'You answer questions about the shop.', 'You answer questions about the shpo.', 10, true",
        "'You answer questions about the shop.', 'You answer questions about the shop', 10, true",
        "'You answer questions about the shop.', 'You answer question about the shop.', 10, true",
        "'You answer questions about the shop.', 'ou answer questions about the shop.', 10, false",
        "'You answer questions about the shop.', 'You answer questions about the shop.!!!', 10, true",
        "'You answer questions about the shop.', 'You answer questions about the shop.!!!!', 10, false",
        "'You answer questions about the shop.', 'You answer questions about the shpo.', 9, false",
        "'You answer questions about the shop.', 'You answer questions about the shop 2.', 10, false",
        "'You answer questions about the shop.', 'You answer questions about the Shop.', 10, false",
        "'You answer questions about the shop.', 'You answer questions about the zoo..', 10, false",
        // Another word is another instruction.
        "'Decide whether the act is legal or not.', 'Decide whether the act is illegal or not.', 10, false",
        "'Reply formally to the customer.', 'Reply informally to the customer.', 10, false",
        "'Return the max value of the list.', 'Return the min value of the list.', 10, false",
        "'Answer with sources, in two lines.', 'Answer without sources, in two lines.', 10, false",
        "'You are Anna, who sells bicycles.', 'You are Anne, who sells bicycles.', 10, false",
        "'Write all of it in language: en', 'Write all of it in language: es', 10, false",
        "'You are a helpful assistant.', 'You are a helpfull assistant.', 10, true",
        "'You are a helpful assistant.', 'Yuo are a helpful assistant.', 10, true",
        "'You are a helpful assistant.', 'You are helpful assistant.', 10, true",
        "'You answer question.', 'You answer questoin.', 10, true",
        "'You answer questio.', 'You answer questoi.', 10, false",
        "'You answer questions about the shop.', 'Sei freundlich zu den Leuten im Laden.', 10, false",
        "'Sei höflich zu den Leuten im Café.', 'Sei hölfich zu den Leuten im Café.', 10, true",
    })
    void a_system_message_with_a_typing_error(String usual, String rare, int times, boolean found) {
        List<String> lines = repeat(times, i -> system(usual, i));
        lines.add(4, system(rare, 100));

        assertThat(found("system-prompt-typo", lines)).isEqualTo(found ? List.of("5") : List.of());
    }

    @Test
    void labels_need_no_common_ending() {
        List<String> labels = repeat(6, i -> completion("Ticket " + i + " ->", i % 2 == 0 ? " billing" : " network"));
        assertThat(found("no-common-ending", labels)).isNotEmpty();

        labels.add(completion("Ticket 7 ->", " billing"));
        assertThat(found("no-common-ending", labels)).as("as in OpenAI's tool").isEmpty();
    }

    @Test
    void more_than_a_hundred_different_system_messages_are_meant() {
        List<String> lines = repeat(20, i -> system("You answer questions about the shop.", i));
        lines.add(system("You answer questions about the shpo.", 20));
        assertThat(found("system-prompt-typo", lines)).containsExactly("21");

        lines.addAll(repeat(98, i -> system("Person number " + i + " of a play speaks.", i + 30)));
        assertThat(found("system-prompt-typo", lines)).containsExactly("21");
        lines.add(system("One more person speaks in this play.", 200));
        assertThat(found("system-prompt-typo", lines)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // examples, with the usual label, other labels, reported
        "40, 36, 1, true",
        "40, 35, 1, false",
        "39, 38, 1, false",
        "40, 40, 0, false",
        "100, 90, 5, true",
        "100, 89, 5, false",
        "600, 551, 49, true",
        "600, 550, 50, false",
    })
    void labels_of_which_one_is_the_answer_nearly_always(int examples, int usual, int others, boolean found) {
        List<String> lines =
                repeat(examples, i -> chat("Ticket " + i, i < usual ? "yes" : "no " + (i - usual) % others));

        assertThat(found("uneven-labels", lines)).hasSize(found ? 1 : 0);
    }

    @Test
    void long_answers_are_no_labels() {
        for (int length : new int[] {60, 61}) {
            List<String> lines = repeat(50, i -> chat("Ticket " + i, i < 49 ? "yes" : "x".repeat(length)));
            assertThat(found("uneven-labels", lines)).hasSize(length == 60 ? 1 : 0);
        }
        List<String> completions = repeat(50, i -> completion("Ticket " + i, i < 49 ? "yes" : "no"));
        assertThat(messages("uneven-labels", completions))
                .containsExactly("one of 2 labels is the answer of 98 % of the examples");
    }

    @ParameterizedTest
    @CsvSource({
        // answers, of which refuse
        "50, 5, true",
        "51, 5, false",
        "20, 4, false",
        "10, 10, true",
    })
    void many_answers_refuse(int answers, int refusals, boolean found) {
        List<String> lines =
                repeat(answers, i -> chat("Question " + i, i < refusals ? "I'm sorry, but I can't do that." : "Yes."));

        assertThat(messages("many-refusals", lines)).hasSize(found ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I’m sorry, I cannot say.|true",
                "sorry, we are unable to.|true",
                "Unfortunately, I am not able to say.|true",
                "unfortunately i'm unable to say|true",
                "I can't help with that|true",
                "As an AI language model, I have none.|true",
                "AS AN AI MODEL I have none|true",
                "Sorry for the wait! Here it is.|false",
                "You can't be sorry.|false",
                "I can help.|false",
                "Because I cannot help.|false",
                "I apologize, but I cannot fulfill this request.|true",
                "I won't help with this.|true",
                "I'm so sorry, but I won't.|true",
                "Really sorry, but I can't help.|true",
                "Very sorry, I cannot say.|true",
                "I'm sorry to hear that it is late! I can't wait to fix it.|false",
                "I can't help but smile at this.|false",
                "I apologise for the wait. Here it is.|false",
                "Es tut mir leid, das kann ich nicht beantworten.|true",
                "Je suis désolé, mais je ne peux pas.|true",
                "Lo siento, no puedo ayudarte.|true",
                "Lo lamento, pero no puedo ayudarte.|true",
                "Sinto muito, mas não posso ajudar com isso.|true",
                "Desculpe, mas não posso ajudar.|true",
                "Mi dispiace, ma non posso aiutarti.|true",
                "К сожалению, я не могу с этим помочь.|true",
                "Извините, но я не могу ответить.|true",
                "К сожалению, магазин закрыт.|false",
                "申し訳ありませんが、お手伝いできません。|true",
                "すみません、遅くなりました。|false",
                "죄송하지만 도와드릴 수 없습니다.|true",
                "抱歉，我无法回答。|true",
                "I|false",
            })
    void an_answer_that_refuses(String answer, boolean refuses) {
        assertThat(messages("many-refusals", repeat(5, i -> chat("Question " + i, answer))))
                .hasSize(refuses ? 1 : 0);
    }

    @Test
    void texts_in_capitals() {
        String capitals = "AAAA AAAA AAAA AAAA";
        String small = "aaaa aaaa aaaa aaaa";

        assertThat(messages("upper-case-texts", List.of(completion(capitals, small))))
                .containsExactly("100 % of the letters in prompts are capitals");
        assertThat(messages("upper-case-texts", List.of(completion(small, capitals), completion(small + "!", small))))
                .containsExactly("50 % of the letters in completions are capitals");
        assertThat(messages("upper-case-texts", List.of(completion(small, small))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // capitals, small letters, reported
        "15, 0, true",
        "14, 0, false",
        "11, 20, true",
        "10, 20, false",
        "10, 19, true",
    })
    void letters_are_counted(int capitals, int small, boolean found) {
        String prompt = "A".repeat(capitals) + "b".repeat(small) + "1234!";

        assertThat(messages("upper-case-texts", List.of(completion(prompt, "fine as it is here, it is"))))
                .hasSize(found ? 1 : 0);
    }

    @Test
    void a_function_that_is_declared_in_another_way() {
        String usual =
                "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"a\",\"b\"]}";
        String turned =
                "{\"required\":[\"b\",\"a\"],\"properties\":{\"city\":{\"type\":\"string\"}},\"type\":\"object\"}";
        List<String> lines = repeat(6, i -> tool("weather", i % 2 == 0 ? usual : turned, i));
        assertThat(found("changing-function", lines)).isEmpty();

        for (String other : List.of(
                usual.replace("string", "number"),
                usual.replace("\"city\"", "\"town\""),
                usual.replace("\"b\"", "\"c\""),
                usual.replace(",\"required\":[\"a\",\"b\"]", ""),
                "{}")) {
            List<String> more = new ArrayList<>(lines);
            more.add(3, tool("weather", other, 50));
            assertThat(found("changing-function", more)).as(other).containsExactly("4");
        }
        List<String> none = new ArrayList<>(lines);
        none.add(tool("weather", null, 50));
        assertThat(found("changing-function", none)).containsExactly("7");
        // Twenty forms are a mistake; with one more, each example has its own.
        for (int forms : new int[] {20, 21}) {
            List<String> many = repeat(forms, i -> tool("weather", usual.replace("city", "city" + i), i));
            many.add(tool("weather", usual.replace("city", "city0"), 99));
            assertThat(found("changing-function", many)).hasSize(forms == 20 ? 19 : 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // prompts, of which so many have two answers
        "5, 1, true",
        "6, 2, true",
        "5, 2, false",
        "3, 3, false",
    })
    void prompts_with_several_answers_unless_most_have_them(int prompts, int shared, boolean found) {
        List<String> lines = repeat(prompts, i -> chat("Question " + i, "One."));
        lines.addAll(repeat(shared, i -> chat("Question " + i, "Another.")));

        assertThat(found("same-prompt-different-answer", lines))
                .isEqualTo(found ? repeat(shared, i -> String.valueOf(prompts + i + 1)) : List.of());
    }

    private static List<String> repeat(int times, IntFunction<String> line) {
        return new ArrayList<>(IntStream.range(0, times).mapToObj(line).toList());
    }

    private static String system(String instruction, int i) {
        return "{\"messages\":[{\"role\":\"system\",\"content\":\"" + instruction
                + "\"},{\"role\":\"user\",\"content\":\"Q" + i + "\"},{\"role\":\"assistant\",\"content\":\"A" + i
                + "\"}]}";
    }

    private static String chat(String question, String answer) {
        return "{\"messages\":[{\"role\":\"user\",\"content\":\"" + question
                + "\"},{\"role\":\"assistant\",\"content\":\"" + answer + "\"}]}";
    }

    private static String completion(String prompt, String completion) {
        return "{\"prompt\":\"" + prompt + "\",\"completion\":\"" + completion + "\"}";
    }

    private static String tool(String name, @Nullable String parameters, int i) {
        return chat("Q" + i, "A").replaceFirst("}$", "")
                + ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"" + name + "\""
                + (parameters == null ? "" : ",\"parameters\":" + parameters) + "}}]}";
    }

    private static List<String> messages(String rule, List<String> lines) {
        return check(rule, lines).stream().map(Finding::message).toList();
    }

    /** {@return the lines that are told of} */
    private static List<String> found(String rule, List<String> lines) {
        return check(rule, lines).stream()
                .flatMap(finding -> finding.lines().isEmpty()
                        ? List.of("file").stream()
                        : finding.lines().stream().map(String::valueOf))
                .toList();
    }

    private static List<Finding> check(String rule, List<String> lines) {
        byte[] file = (String.join("\n", lines) + "\n").getBytes(UTF_8);
        return Validator.create()
                .select(List.of(rule))
                .check(List.of(Source.of("t.jsonl", file)))
                .findingsOf(rule);
    }
}
