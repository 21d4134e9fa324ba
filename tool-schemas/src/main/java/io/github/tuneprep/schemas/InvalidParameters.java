package io.github.tuneprep.schemas;

import com.networknt.schema.path.NodePath;
import io.github.tuneprep.example.ChatExample;
import io.github.tuneprep.example.Tool;
import io.github.tuneprep.json.JsonArray;
import io.github.tuneprep.json.JsonObject;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonValue;
import io.github.tuneprep.rule.Facts;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.FunctionRule;
import io.github.tuneprep.rule.Quoted;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reports: the parameters of a function are no JSON Schema. */
public final class InvalidParameters implements FunctionRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("invalid-parameters")
            .severity(Severity.WARNING)
            .summary("the parameters of a function are no JSON Schema")
            .why("""
                    Parameters are declared as a JSON Schema. One that breaks the rules of schemas, such as a type that does not exist, is refused when the function is used, and teaches the model nothing about its arguments. Arguments are an object, so a schema of another type fits none.""")
            .bad("""
                    {"messages":[{"role":"user","content":"In stock?"},{"role":"assistant","content":"Yes."}],"tools":[{"type":"function","function":{"name":"stock","parameters":{"type":"object","properties":{"shop":{"type":"text"}}}}}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"In stock?"},{"role":"assistant","content":"Yes."}],"tools":[{"type":"function","function":{"name":"stock","parameters":{"type":"object","properties":{"shop":{"type":"string"}}}}}]}
                    """)
            .build();

    private static final Set<String> DATA = Set.of("const", "default", "enum", "examples");

    /** What ECMAScript has and Python's module re has not (docs.python.org, library/re, read 2026-11-24). */
    private static final Pattern CLASS_BY_PROPERTY = Pattern.compile("(?<!\\\\)(?:\\\\{2})*\\\\[pP]");

    private static final Pattern NAMED_GROUP = Pattern.compile("(?<!\\\\)(?:\\\\{2})*\\(\\?<[A-Za-z_]");

    private static final Pattern SET = Pattern.compile("\\[(?:\\\\.|[^\\]\\\\])*\\]");

    private static final List<String> OPEN =
            List.of("Unclosed character class", "Unclosed group", "Unmatched closing", "Dangling meta character");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public void check(ChatExample example, Facts facts, FindingSink findings) {
        for (Tool tool : example.tools()) {
            JsonObject parameters = tool.parameters();
            if (parameters != null) {
                NodePath wrong = Schemas.of(tool, facts).isEmpty() ? Schemas.wrong(tool, parameters, facts) : null;
                if (wrong == null) {
                    if (!isRefused(facts)) {
                        checkType(parameters, findings); // it is a schema
                    }
                    checkPatterns(parameters, isRefused(facts), findings);
                } else {
                    report(parameters, wrong, findings);
                }
            }
        }
    }

    /** Arguments are an object, so that a schema of anything else fits none. */
    private static void checkType(JsonObject parameters, FindingSink findings) {
        if (parameters.get("type") instanceof JsonString type && !type.text().equalsIgnoreCase("object")) {
            findings.report(type, "parameters are of type " + Quoted.name(type.text()) + ", expected 'object'");
        }
    }

    private static void report(JsonObject parameters, NodePath wrong, FindingSink findings) {
        JsonValue where = parameters;
        String key = "";
        for (int i = 0; i < wrong.getNameCount(); i++) {
            if (where instanceof JsonObject object && object.has(wrong.getName(i))) {
                key = wrong.getName(i);
                where = Objects.requireNonNull(object.get(key));
            } else if (where instanceof JsonArray list && wrong.getElement(i) instanceof Integer index) {
                where = list.values().get(index);
            }
        }
        findings.report(
                where,
                key.isEmpty()
                        ? "parameters are no JSON Schema"
                        : "parameters are no JSON Schema, because of what " + Quoted.name(key) + " is");
    }

    /** Looks at the patterns of a schema; below these keys stands data. */
    private static void checkPatterns(JsonValue schema, boolean refused, FindingSink findings) {
        if (schema instanceof JsonArray array) {
            array.values().forEach(item -> checkPatterns(item, refused, findings));
        } else if (schema instanceof JsonObject object) {
            for (JsonObject.Member member : object.members()) {
                if (member.name().equals("pattern") && member.value() instanceof JsonString pattern) {
                    checkPattern(pattern.text(), pattern, refused, findings);
                } else if (member.name().equals("patternProperties") && member.value() instanceof JsonObject byName) {
                    byName.members().forEach(name -> checkPattern(name.name(), name.value(), refused, findings));
                }
                if (!DATA.contains(member.name())) {
                    checkPatterns(member.value(), refused, findings);
                }
            }
        }
    }

    /** {@return whether schemas are refused: the checker that does compiles their patterns, with Python's re} */
    private static boolean isRefused(Facts facts) {
        return facts.target().provider().severityOf(INFO) == Severity.ERROR;
    }

    private static boolean isOfPython(String pattern) {
        return !CLASS_BY_PROPERTY.matcher(pattern).find()
                && !NAMED_GROUP.matcher(SET.matcher(pattern).replaceAll("x")).find();
    }

    /** Java takes and refuses a few patterns that others do not; what is left open is open everywhere. */
    private static void checkPattern(String pattern, JsonValue where, boolean refused, FindingSink findings) {
        if (refused && !isOfPython(pattern)) {
            findings.report(where, "pattern " + Quoted.name(pattern) + " is none that Python knows, which compiles it");
            return;
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            boolean isSet = pattern.contains("[[") || pattern.contains("&&");
            if (!isSet && OPEN.stream().anyMatch(e.getDescription()::startsWith)) {
                findings.report(where, "pattern " + Quoted.name(pattern) + " is no regular expression");
            }
        }
    }
}
