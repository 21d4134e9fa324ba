package io.github.tuneprep.rules.text;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.ByteScan;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.TextRule;
import io.github.tuneprep.rule.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reports: a text holds what looks like a key or a token. */
public final class LeakedSecret implements TextRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("leaked-secret")
            .severity(Severity.WARNING)
            .summary("a text holds what looks like a key or a token")
            .why("""
                    A tuned model may say what it has learnt to anybody. Keys of well-known services have forms that tell them from other text. Take them out, and take back the ones that are real. A finding names the kind, never the key.""")
            .bad("""
                    {"messages":[{"role":"user","content":"My key is AKIA1234567890ABCDEF, why is it refused?"},{"role":"assistant","content":"Ask your administrator."}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"My key is refused, why?"},{"role":"assistant","content":"Ask your administrator."}]}
                    """)
            .build();

    // Forms as their services document them.
    private static final List<Kind> KINDS = List.of(
            new Kind("an AWS access key", "AKIA", "(?![0-9A-Z]*EXAMPLE)[0-9A-Z]{16}(?![0-9A-Za-z])"),
            new Kind("an AWS access key", "ASIA", "[0-9A-Z]{16}(?![0-9A-Za-z])"),
            new Kind("a Google API key", "AIza", "[A-Za-z0-9_-]{35}"),
            new Kind("an Anthropic key", "sk-ant-", "[A-Za-z0-9_-]{24,}"),
            new Kind(
                    "an OpenAI key",
                    "sk-",
                    "(?!ant-)(?=[^ ]{0,80}[0-9])(?=[^ ]{0,80}[A-Z])(?:proj-|svcacct-)?[A-Za-z0-9_-]{32,}"),
            new Kind("a GitHub token", "ghp_", "[A-Za-z0-9]{36,}"),
            new Kind("a GitHub token", "gho_", "[A-Za-z0-9]{36,}"),
            new Kind("a GitHub token", "ghs_", "[A-Za-z0-9]{36,}"),
            new Kind("a GitHub token", "github_pat_", "[A-Za-z0-9_]{40,}"),
            new Kind("a Slack token", "xoxb-", "[A-Za-z0-9-]{20,}"),
            new Kind("a Slack token", "xoxp-", "[A-Za-z0-9-]{20,}"),
            new Kind("a Stripe key", "sk_live_", "[A-Za-z0-9]{20,}"),
            new Kind("a Stripe key", "rk_live_", "[A-Za-z0-9]{20,}"),
            new Kind("a Hugging Face token", "hf_", "[A-Za-z]{30,}"),
            new Kind("a private key", "-----BEGIN ", "(?:[A-Z]+ )?PRIVATE KEY-----"));

    /** Longest part of a text that a form has to see. */
    private static final int WINDOW = 128;

    /** The bytes by which forms are found, each rare in other text. */
    private static final byte[] SIGNS = {'-', '_', 'A'};

    /**
     * One form of key.
     *
     * @param mark what it begins with
     * @param sign where in the mark the byte is by which it is found
     * @param rest what follows the mark
     */
    private record Kind(String title, String mark, int sign, Pattern rest) {
        Kind(String title, String mark, String rest) {
            this(title, mark, Math.max(0, Math.max(mark.indexOf('_'), mark.indexOf('-'))), Pattern.compile(rest));
        }

        boolean isAt(byte[] text, int from, int at, int to) {
            int start = at - sign;
            int end = start + mark.length();
            if (start < from || end >= to || (start > from && Character.isLetterOrDigit(text[start - 1]))) {
                return false;
            }
            for (int i = 0; i < mark.length(); i++) {
                if (text[start + i] != mark.charAt(i)) {
                    return false;
                }
            }
            String behind = new String(text, end, Math.min(WINDOW, to - end), StandardCharsets.ISO_8859_1);
            return rest.matcher(behind).lookingAt();
        }
    }

    @Override
    public RuleInfo info() {
        return INFO;
    }

    /** Three bytes of each mark that are rare together. */
    private static final List<Trigger> TRIGGERS = Stream.of(
                    "KIA", "SIA", "Iza", "sk-", "hp_", "ho_", "hs_", "b_p", "xox", "sk_", "rk_", "hf_", "-BE")
            .map(Trigger::of)
            .toList();

    @Override
    public List<Trigger> triggers() {
        return TRIGGERS;
    }

    @Override
    public void check(JsonString where, Target target, FindingSink findings) {
        byte[] text = where.textBytes();
        int from = where.textStart();
        int to = where.textEnd();
        Set<String> titles = Set.of();
        for (byte sign : SIGNS) {
            for (int at = ByteScan.indexOf(text, from, to, sign);
                    at < to;
                    at = ByteScan.indexOf(text, at + 1, to, sign)) {
                if (mayBegin(text, from, at, to)) {
                    for (Kind kind : KINDS) {
                        if (kind.isAt(text, from, at, to)) {
                            titles = titles.isEmpty() ? new TreeSet<>() : titles;
                            titles.add(kind.title());
                        }
                    }
                }
            }
        }
        titles.forEach(title -> findings.report(where, "text holds what looks like " + title));
    }

    /** Spares the look at each form where the bytes beside the sign are in none of them. */
    private static boolean mayBegin(byte[] text, int from, int at, int to) {
        int before = at > from ? text[at - 1] : 0;
        int behind = at + 1 < to ? text[at + 1] : 0;
        return switch (text[at]) {
            case '_' -> "pobskf".indexOf(before) >= 0;
            case '-' -> behind == '-' || "kbp".indexOf(before) >= 0;
            default -> "KSI".indexOf(behind) >= 0;
        };
    }
}
