package io.github.tuneprep.rules.shape;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: not every base model of the provider takes the format. */
public final class FormatOfSomeModels {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("format-of-some-models")
            .severity(Severity.INFO)
            .special()
            .summary("not every base model of the provider takes the format")
            .why("""
                    Base models of one provider may take different formats. A dataset was judged by the format that it shows; whether a model takes it is known when one is chosen with --model.""")
            .bad("""
                    {"system":"Be kind.","messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"system":"Be kind.","messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .provider("bedrock")
            .model(null, "anthropic.claude-3-haiku-20240307-v1:0")
            .build();

    private FormatOfSomeModels() {}
}
