package io.github.tuneprep.rules.roles;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Role;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.KeyRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.Map;

/** Reports: a message calls functions and is not from the assistant. */
public final class CallsOnOtherRole implements KeyRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("calls-on-other-role")
            .severity(Severity.WARNING)
            .summary("a message calls functions and is not from the assistant")
            .why("""
                    Only the assistant calls functions. Together's client refuses calls elsewhere; what the other servers do is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi","tool_calls":[{"id":"call_1","type":"function","function":{"name":"greet","arguments":"{}"}}]},{"role":"assistant","content":"Hello!"}],"tools":[{"type":"function","function":{"name":"greet","description":"Greets","parameters":{"type":"object","properties":{}}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references("github.com/togethercomputer/together-py, src/together/lib/utils/files.py (read 2026-11-22)")
            .build();

    private static final Map<String, String> OWNERS =
            Map.of("tool_calls", Role.ASSISTANT, "function_call", Role.ASSISTANT);

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        KeyOnOtherRole.check(OWNERS, example, findings);
    }
}
