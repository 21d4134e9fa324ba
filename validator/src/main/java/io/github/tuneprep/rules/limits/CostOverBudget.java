package io.github.tuneprep.rules.limits;

import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;

/** Reports an estimate above the budget of the request, or none at all where there is a budget. */
public final class CostOverBudget {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("cost-over-budget")
            .severity(Severity.ERROR)
            .summary("training costs more than the budget")
            .why("""
                    The estimate for the training dataset, or for several of them together, is above the amount given with --max-cost. A cost that is not known may be above any amount.""")
            .bad("""

                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private CostOverBudget() {}
}
