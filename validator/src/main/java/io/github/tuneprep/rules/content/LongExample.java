package io.github.tuneprep.rules.content;

import io.github.tuneprep.example.CompletionExample;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.ExampleRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a prompt and its completion are very long together. */
public final class LongExample implements ExampleRule<CompletionExample> {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("long-example")
            .severity(Severity.INFO)
            .summary("a prompt and its completion are very long together")
            .why("""
                    OpenAI's preparation tool took examples of more than 10,000 characters out, where completions answer prompts: most of them are a whole document by mistake. What a model of today can read, example-over-token-limit says.""")
            .bad("{\"prompt\":\"" + "word ".repeat(2_100) + "->\",\"completion\":\" label\\n\"}\n")
            .good("""
                    {"prompt":"Label ->","completion":" short"}
                    """)
            .references("github.com/openai/openai-python commit e43b4224, src/openai/lib/_validators.py")
            .build();

    private static final int MOST_CHARACTERS = 10_000;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Class<CompletionExample> appliesTo() {
        return CompletionExample.class;
    }

    @Override
    public void check(CompletionExample example, Facts facts, FindingSink findings) {
        JsonString prompt = example.prompt();
        JsonString completion = example.completion();
        boolean mayBeLong = bytes(prompt) + bytes(completion) > MOST_CHARACTERS;
        if (mayBeLong && !prompt.isBlank() && characters(prompt) + characters(completion) > MOST_CHARACTERS) {
            findings.report(
                    example.source(),
                    "prompt and completion have more than 10,000 characters",
                    characters(prompt) + characters(completion) + " characters");
        }
    }

    private static long bytes(JsonString text) {
        return (long) text.contentEnd() - text.contentStart();
    }

    private static long characters(JsonString text) {
        return text.text().codePoints().count();
    }
}
