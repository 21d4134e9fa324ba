package io.github.tuneprep.rules.file;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.TreeRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reports: an object has the same key twice. */
public final class DuplicateKey implements TreeRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("duplicate-key")
            .severity(Severity.WARNING)
            .summary("an object has the same key twice")
            .why("""
                    JSON readers disagree: most keep the last value, some the first, some refuse the line. Nobody can say which one is trained on.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Hi","content":"Hey"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Hello!"}]}
                    """)
            .build();

    private static final int SMALL = 8;

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(JsonObject line, Target target, FindingSink findings) {
        visit(line, findings);
    }

    private static void visit(JsonValue value, FindingSink findings) {
        if (value instanceof JsonArray array) {
            for (JsonValue item : array.values()) {
                visit(item, findings);
            }
        } else if (value instanceof JsonObject object) {
            List<JsonObject.Member> members = object.members();
            if (hasDuplicate(members)) {
                Set<String> later = new HashSet<>();
                for (int i = members.size() - 1; i >= 0; i--) {
                    if (!later.add(members.get(i).name())) {
                        findings.report(
                                members.get(i).value(),
                                "key " + Quoted.name(members.get(i).name()) + " is written again later in the object");
                    }
                }
            }
            for (int i = 0; i < members.size(); i++) {
                visit(members.get(i).value(), findings);
            }
        }
    }

    /** Nearly every object is small and has none, so those are compared without a set. */
    private static boolean hasDuplicate(List<JsonObject.Member> members) {
        if (members.size() > SMALL) {
            Set<String> names = new HashSet<>();
            return !members.stream().allMatch(member -> names.add(member.name()));
        }
        for (int i = 1; i < members.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (members.get(i).name().equals(members.get(j).name())) {
                    return true;
                }
            }
        }
        return false;
    }
}
