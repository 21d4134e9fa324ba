package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: a part of the content has an unknown type. */
public final class UnknownContentPart {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("unknown-content-part")
            .severity(Severity.WARNING)
            .summary("a part of the content has an unknown type")
            .why("""
                    The chat format knows text, image_url, refusal, input_audio and file, of which guides for tuning name the first two only. What a server does with another part is not documented.""")
            .bad("""
                    {"messages":[{"role":"user","content":[{"type":"smell","value":"rose"}]},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private UnknownContentPart() {}
}
