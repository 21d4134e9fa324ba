package io.github.tuneprep.rules.preference;

import io.github.tuneprep.example.Content;
import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PreferenceRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: an answer of a pair calls a function and says nothing. */
public final class PreferenceOutputWithoutContent implements PreferenceRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("preference-output-without-content")
            .severity(Severity.ERROR)
            .special()
            .summary("an answer of a pair calls a function and says nothing")
            .why("""
                    Together's client asks for content in both answers of a pair, beside calls, too; in conversations it does not.""")
            .bad("""
                    {"input":{"messages":[{"role":"user","content":"Hi"}],"tools":[{"type":"function","function":{"name":"greet","description":"Greets","parameters":{"type":"object","properties":{}}}}]},"preferred_output":[{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"greet","arguments":"{}"}}]}],"non_preferred_output":[{"role":"assistant","content":"What?"}]}
                    """)
            .good("""
                    {"input":{"messages":[{"role":"user","content":"Hi"}],"tools":[{"type":"function","function":{"name":"greet","description":"Greets","parameters":{"type":"object","properties":{}}}}]},"preferred_output":[{"role":"assistant","content":"Hello!","tool_calls":[{"id":"call_1","type":"function","function":{"name":"greet","arguments":"{}"}}]}],"non_preferred_output":[{"role":"assistant","content":"What?"}]}
                    """)
            .provider("together")
            .references(
                    "github.com/togethercomputer/together-python commit eba5e5f, src/together/utils/files.py (2025-12-23)")
            .prevents(
                    "The dataset is malformed, the first element of `preferred_output` must have a 'content' field on line 1.")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(PreferenceExample example, Facts facts, FindingSink findings) {
        for (Message message : example.answers()) {
            // One that does not call either has its own finding.
            if (message.content() instanceof Content.Absent
                    && !message.toolCalls().isEmpty()) {
                findings.report(message.source(), "answer of a pair has no content");
            }
        }
    }
}
