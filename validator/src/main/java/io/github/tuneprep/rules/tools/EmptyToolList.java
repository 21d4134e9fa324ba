package io.github.tuneprep.rules.tools;

import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.rule.ChatRule;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;

/** Reports: a list of declared functions is empty. */
public final class EmptyToolList implements ChatRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("empty-tool-list")
            .severity(Severity.WARNING)
            .summary("a list of declared functions is empty")
            .why("""
                    Exports write an empty list where there is nothing. Together's client refuses it; what the other servers do is not documented. Without the key every provider takes the line.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}],"tools":[]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .references("github.com/togethercomputer/together-py, src/together/lib/utils/files.py (read 2026-11-22)")
            .build();

    private static final List<String> LISTS = List.of("tools", "functions");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        // The input of a pair, which does not begin the line, has an empty list in OpenAI's own example.
        if (example.tools().isEmpty() && example.source().start() == 0) {
            for (String key : LISTS) {
                if (example.source().get(key) instanceof JsonArray list
                        && list.values().isEmpty()) {
                    findings.report(list, key + " is an empty list, expected no such key");
                }
            }
        }
    }
}
