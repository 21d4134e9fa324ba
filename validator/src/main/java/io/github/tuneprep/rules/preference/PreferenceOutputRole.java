package io.github.tuneprep.rules.preference;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: an answer of a pair is not from the assistant. */
public final class PreferenceOutputRole {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("preference-output-not-assistant")
            .severity(Severity.ERROR)
            .summary("an answer of a pair is not from the assistant")
            .why("""
                    What is preferred, or not, is what the model answers; other roles have no place there.""")
            .bad("""
                    {"input":{"messages":[{"role":"user","content":"Hi"}]},"preferred_output":[{"role":"user","content":"Hello!"}],"non_preferred_output":[{"role":"assistant","content":"What?"}]}
                    """)
            .good("""
                    {"input":{"messages":[{"role":"user","content":"Hi"}]},"preferred_output":[{"role":"assistant","content":"Hello!"}],"non_preferred_output":[{"role":"assistant","content":"What?"}]}
                    """)
            .references(
                    "OpenAI direct preference optimization guide, mirror github.com/piercecohen1/openai-docs commit de09146")
            .build();

    private PreferenceOutputRole() {}
}
