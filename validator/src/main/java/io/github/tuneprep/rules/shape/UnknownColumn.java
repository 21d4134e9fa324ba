package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a line of prompt and completion has another key. */
public final class UnknownColumn {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("unknown-column")
            .severity(Severity.WARNING)
            .summary("a line of prompt and completion has another key")
            .why("""
                    The value is not trained on. OpenAI's preparation tool took such columns out, and what the server does with them is not documented; Together refuses the file.""")
            .bad("""
                    {"prompt":"Is it open? ->","completion":" yes\\n","id":7}
                    {"prompt":"Is it shut? ->","completion":" no\\n","id":8}
                    """)
            .good("""
                    {"prompt":"Is it open? ->","completion":" yes\\n"}
                    {"prompt":"Is it shut? ->","completion":" no\\n"}
                    """)
            .references(
                    "github.com/openai/openai-python commit e43b4224, src/openai/lib/_validators.py",
                    "github.com/togethercomputer/together-python commit eba5e5f, src/together/utils/files.py")
            .build();

    private UnknownColumn() {}
}
