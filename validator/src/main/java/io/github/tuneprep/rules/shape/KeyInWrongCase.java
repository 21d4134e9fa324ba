package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a key is written in another case. */
public final class KeyInWrongCase {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("key-in-wrong-case")
            .severity(Severity.ERROR)
            .summary("a key is written in another case")
            .why("""
                    Keys are case-sensitive: a server looks for messages, prompt and completion in lower case and finds nothing.""")
            .bad("""
                    {"Prompt":"Hi ->","Completion":" Hello!"}
                    """)
            .good("""
                    {"prompt":"Hi ->","completion":" Hello!"}
                    """)
            .references("OpenAI server message: Example 1 is missing key 'messages'")
            .build();

    private KeyInWrongCase() {}
}
