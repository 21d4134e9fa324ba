package io.github.tuneprep.rules.preference;

import io.github.tuneprep.example.Message;
import io.github.tuneprep.example.PreferenceExample;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.PreferenceRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.ArrayList;
import java.util.List;

/** Reports: both answers of a pair are the same. */
public final class IdenticalPreferenceOutputs implements PreferenceRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("identical-preference-outputs")
            .severity(Severity.WARNING)
            .summary("both answers of a pair are the same")
            .why("""
                    Where nothing is better than the other there is nothing to prefer, and the pair teaches nothing.""")
            .bad("""
                    {"input":{"messages":[{"role":"user","content":"Hi"}]},"preferred_output":[{"role":"assistant","content":"Hello!"}],"non_preferred_output":[{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"input":{"messages":[{"role":"user","content":"Hi"}]},"preferred_output":[{"role":"assistant","content":"Hello!"}],"non_preferred_output":[{"role":"assistant","content":"What?"}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(PreferenceExample example, Facts facts, FindingSink findings) {
        boolean calls = example.answers().stream()
                .anyMatch(message -> !message.toolCalls().isEmpty());
        if (!calls && texts(example.preferred()).equals(texts(example.rejected()))) {
            findings.report(example.source(), "preferred and non-preferred output are the same");
        }
    }

    private static List<String> texts(List<Message> messages) {
        List<String> texts = new ArrayList<>();
        for (Message message : messages) {
            message.content().texts().stream().map(JsonString::text).forEach(texts::add);
        }
        return texts;
    }
}
