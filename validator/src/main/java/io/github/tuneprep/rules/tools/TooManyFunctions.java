package io.github.tuneprep.rules.tools;

import io.github.tuneprep.catalogue.Dated;
import io.github.tuneprep.catalogue.Limit;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.FunctionRule;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports: more functions are declared than the provider takes. */
public final class TooManyFunctions implements FunctionRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("too-many-functions")
            .severity(Severity.ERROR)
            .summary("more functions are declared than the provider takes")
            .why("""
                    The number of functions an example may declare is limited.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}],"tools":[{"type":"function","function":{"name":"f0"}},{"type":"function","function":{"name":"f1"}},{"type":"function","function":{"name":"f2"}},{"type":"function","function":{"name":"f3"}},{"type":"function","function":{"name":"f4"}},{"type":"function","function":{"name":"f5"}},{"type":"function","function":{"name":"f6"}},{"type":"function","function":{"name":"f7"}},{"type":"function","function":{"name":"f8"}},{"type":"function","function":{"name":"f9"}},{"type":"function","function":{"name":"f10"}},{"type":"function","function":{"name":"f11"}},{"type":"function","function":{"name":"f12"}},{"type":"function","function":{"name":"f13"}},{"type":"function","function":{"name":"f14"}},{"type":"function","function":{"name":"f15"}},{"type":"function","function":{"name":"f16"}},{"type":"function","function":{"name":"f17"}},{"type":"function","function":{"name":"f18"}},{"type":"function","function":{"name":"f19"}},{"type":"function","function":{"name":"f20"}},{"type":"function","function":{"name":"f21"}},{"type":"function","function":{"name":"f22"}},{"type":"function","function":{"name":"f23"}},{"type":"function","function":{"name":"f24"}},{"type":"function","function":{"name":"f25"}},{"type":"function","function":{"name":"f26"}},{"type":"function","function":{"name":"f27"}},{"type":"function","function":{"name":"f28"}},{"type":"function","function":{"name":"f29"}},{"type":"function","function":{"name":"f30"}},{"type":"function","function":{"name":"f31"}},{"type":"function","function":{"name":"f32"}},{"type":"function","function":{"name":"f33"}},{"type":"function","function":{"name":"f34"}},{"type":"function","function":{"name":"f35"}},{"type":"function","function":{"name":"f36"}},{"type":"function","function":{"name":"f37"}},{"type":"function","function":{"name":"f38"}},{"type":"function","function":{"name":"f39"}},{"type":"function","function":{"name":"f40"}},{"type":"function","function":{"name":"f41"}},{"type":"function","function":{"name":"f42"}},{"type":"function","function":{"name":"f43"}},{"type":"function","function":{"name":"f44"}},{"type":"function","function":{"name":"f45"}},{"type":"function","function":{"name":"f46"}},{"type":"function","function":{"name":"f47"}},{"type":"function","function":{"name":"f48"}},{"type":"function","function":{"name":"f49"}},{"type":"function","function":{"name":"f50"}},{"type":"function","function":{"name":"f51"}},{"type":"function","function":{"name":"f52"}},{"type":"function","function":{"name":"f53"}},{"type":"function","function":{"name":"f54"}},{"type":"function","function":{"name":"f55"}},{"type":"function","function":{"name":"f56"}},{"type":"function","function":{"name":"f57"}},{"type":"function","function":{"name":"f58"}},{"type":"function","function":{"name":"f59"}},{"type":"function","function":{"name":"f60"}},{"type":"function","function":{"name":"f61"}},{"type":"function","function":{"name":"f62"}},{"type":"function","function":{"name":"f63"}},{"type":"function","function":{"name":"f64"}},{"type":"function","function":{"name":"f65"}},{"type":"function","function":{"name":"f66"}},{"type":"function","function":{"name":"f67"}},{"type":"function","function":{"name":"f68"}},{"type":"function","function":{"name":"f69"}},{"type":"function","function":{"name":"f70"}},{"type":"function","function":{"name":"f71"}},{"type":"function","function":{"name":"f72"}},{"type":"function","function":{"name":"f73"}},{"type":"function","function":{"name":"f74"}},{"type":"function","function":{"name":"f75"}},{"type":"function","function":{"name":"f76"}},{"type":"function","function":{"name":"f77"}},{"type":"function","function":{"name":"f78"}},{"type":"function","function":{"name":"f79"}},{"type":"function","function":{"name":"f80"}},{"type":"function","function":{"name":"f81"}},{"type":"function","function":{"name":"f82"}},{"type":"function","function":{"name":"f83"}},{"type":"function","function":{"name":"f84"}},{"type":"function","function":{"name":"f85"}},{"type":"function","function":{"name":"f86"}},{"type":"function","function":{"name":"f87"}},{"type":"function","function":{"name":"f88"}},{"type":"function","function":{"name":"f89"}},{"type":"function","function":{"name":"f90"}},{"type":"function","function":{"name":"f91"}},{"type":"function","function":{"name":"f92"}},{"type":"function","function":{"name":"f93"}},{"type":"function","function":{"name":"f94"}},{"type":"function","function":{"name":"f95"}},{"type":"function","function":{"name":"f96"}},{"type":"function","function":{"name":"f97"}},{"type":"function","function":{"name":"f98"}},{"type":"function","function":{"name":"f99"}},{"type":"function","function":{"name":"f100"}},{"type":"function","function":{"name":"f101"}},{"type":"function","function":{"name":"f102"}},{"type":"function","function":{"name":"f103"}},{"type":"function","function":{"name":"f104"}},{"type":"function","function":{"name":"f105"}},{"type":"function","function":{"name":"f106"}},{"type":"function","function":{"name":"f107"}},{"type":"function","function":{"name":"f108"}},{"type":"function","function":{"name":"f109"}},{"type":"function","function":{"name":"f110"}},{"type":"function","function":{"name":"f111"}},{"type":"function","function":{"name":"f112"}},{"type":"function","function":{"name":"f113"}},{"type":"function","function":{"name":"f114"}},{"type":"function","function":{"name":"f115"}},{"type":"function","function":{"name":"f116"}},{"type":"function","function":{"name":"f117"}},{"type":"function","function":{"name":"f118"}},{"type":"function","function":{"name":"f119"}},{"type":"function","function":{"name":"f120"}},{"type":"function","function":{"name":"f121"}},{"type":"function","function":{"name":"f122"}},{"type":"function","function":{"name":"f123"}},{"type":"function","function":{"name":"f124"}},{"type":"function","function":{"name":"f125"}},{"type":"function","function":{"name":"f126"}},{"type":"function","function":{"name":"f127"}},{"type":"function","function":{"name":"f128"}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}],"tools":[{"type":"function","function":{"name":"f0"}}]}
                    """)
            .references("github.com/openai/openai-openapi commit 9a72a42, FineTuneChatRequestInput")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        Dated<Long> limit = facts.target().limit(Limit.MAX_TOOLS);
        if (limit != null && example.tools().size() > limit.value()) {
            findings.report(
                    example.declarations(),
                    "more than " + limit.value() + " functions are declared",
                    example.tools().size() + " here");
        }
    }
}
