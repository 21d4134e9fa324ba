package io.github.tuneprep.rules.text;

import static java.util.stream.Collectors.groupingBy;

import io.github.tuneprep.catalogue.Target;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.rule.FindingSink;
import io.github.tuneprep.rule.RuleInfo;
import io.github.tuneprep.rule.Severity;
import io.github.tuneprep.rule.TextRule;
import io.github.tuneprep.rule.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** A user, a password that is none of the usual words for one, and a host. */
    private static final String PASSWORD =
            "[^\\s:/@]{1,64}:(?!(?i:pass|pwd|secret|user|your|my|change|x{3}|\\.{3}))[^\\s:/@<>{}$*%\\[\\]]{8,64}@"
                    + "(?!(?i:localhost|example|host|db[:/]|127|your))[A-Za-z0-9.-]{4,}";

    // Forms as their services document them.
    private static final List<Kind> KINDS = List.of(
            new Kind("an AWS access key", "AKIA", "KIA", "(?![0-9A-Z]*EXAMPLE)[0-9A-Z]{16}(?![0-9A-Za-z])"),
            new Kind("an AWS access key", "ASIA", "SIA", "[0-9A-Z]{16}(?![0-9A-Za-z])"),
            new Kind(
                    "an AWS secret key",
                    "aws_secret_access_key",
                    "s_k",
                    "\\s{0,4}[=:]\\s{0,4}[\"']?(?![A-Za-z0-9/+]*EXAMPLE)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])"),
            new Kind("an Azure storage key", "AccountKey=", "ey=", "[A-Za-z0-9/+]{80,}"),
            new Kind("a Google API key", "AIza", "Iza", "[A-Za-z0-9_-]{35}"),
            new Kind("a Google client secret", "GOCSPX-", "CSP", "[A-Za-z0-9_-]{28}"),
            new Kind("an Anthropic key", "sk-ant-", "sk-", "[A-Za-z0-9_-]{24,}"),
            new Kind(
                    "an OpenAI key",
                    "sk-",
                    "sk-",
                    "(?!ant-)(?=[^ ]{0,80}[0-9])(?=[^ ]{0,80}[A-Z])(?:proj-|svcacct-)?[A-Za-z0-9_-]{32,}"),
            new Kind("a GitHub token", "ghp_", "hp_", "[A-Za-z0-9]{36,}"),
            new Kind("a GitHub token", "gho_", "ho_", "[A-Za-z0-9]{36,}"),
            new Kind("a GitHub token", "ghs_", "hs_", "[A-Za-z0-9]{36,}"),
            new Kind("a GitHub token", "github_pat_", "b_p", "[A-Za-z0-9_]{40,}"),
            new Kind("a GitLab token", "glpat-", "glp", "[A-Za-z0-9_-]{20,}"),
            new Kind("a Groq key", "gsk_", "sk_", "[A-Za-z0-9]{40,}"),
            new Kind("a Slack token", "xoxb-", "xb-", "[A-Za-z0-9-]{20,}"),
            new Kind("a Slack token", "xoxp-", "xp-", "[A-Za-z0-9-]{20,}"),
            new Kind(
                    "a Slack webhook",
                    "hooks.slack.com/services/",
                    "m/s",
                    "T[A-Z0-9]{7,}/B[A-Z0-9]{7,}/[A-Za-z0-9]{20,}"),
            new Kind("a SendGrid key", "SG.", "SG.", "[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{40,}"),
            new Kind("an npm token", "npm_", "pm_", "[A-Za-z0-9]{36}"),
            new Kind("a PyPI token", "pypi-AgEIcHlwaS5vcmc", "EIc", "[A-Za-z0-9_-]{50,}"),
            new Kind("a Stripe key", "sk_live_", "k_l", "[A-Za-z0-9]{20,}"),
            new Kind("a Stripe key", "rk_live_", "k_l", "[A-Za-z0-9]{20,}"),
            new Kind("a Hugging Face token", "hf_", "hf_", "[A-Za-z]{30,}"),
            // The example of jwt.io has a payload of its own.
            new Kind(
                    "a JSON Web Token",
                    "eyJ",
                    "eyJ",
                    "[A-Za-z0-9_-]{8,}+\\.eyJ(?!zdWIiOiIxMjM0NTY3ODkw)[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{20,}"),
            new Kind("a password of a database", "postgres://", "tgr", PASSWORD),
            new Kind("a password of a database", "postgresql://", "tgr", PASSWORD),
            new Kind("a password of a database", "mongodb://", "b:/", PASSWORD),
            new Kind("a password of a database", "mongodb+srv://", "v:/", PASSWORD),
            new Kind(
                    "a private key",
                    "-----BEGIN ",
                    "-BE",
                    "(?:[A-Z]+ )?PRIVATE KEY(?: BLOCK)?-----(?:\\s|\\\\[nr]){0,4}(?:[A-Za-z-]+: [^\\n]{0,80}\\s+){0,4}[A-Za-z0-9/+=]{30,}"));

    /** Longest part of a text that a form has to see: tokens hold claims. */
    private static final int WINDOW = 4096;

    /** A key of fewer different characters is written to show its form. */
    private static final int FEWEST_CHARACTERS = 6;

    /** Parts of keys that show where the digits go, and the key that Azure's emulator of storage has everywhere. */
    private static final List<String> WRITTEN_TO_SHOW =
            List.of("XXXX", "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq");

    /**
     * One form of key.
     *
     * @param mark what it begins with
     * @param rare three bytes of the mark that are rare in other text
     * @param rest what follows the mark, a regular expression
     */
    private record Kind(String title, String mark, String rare, String rest) {
        // Few marks are ever found, and reading the expressions of all takes some milliseconds.
        private static final Map<String, Pattern> FOUND = new ConcurrentHashMap<>();

        int rareBytes() {
            return rare.charAt(0) << 16 | rare.charAt(1) << 8 | rare.charAt(2);
        }

        /** {@return whether the key stands where its rare bytes end} */
        boolean endsAt(byte[] text, int from, int at, int to) {
            return isAt(text, from, at - rare.length() - mark.indexOf(rare), to);
        }

        private boolean isAt(byte[] text, int from, int start, int to) {
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
            Matcher key = FOUND.computeIfAbsent(rest, Pattern::compile).matcher(behind);
            return key.lookingAt()
                    && key.group().chars().distinct().count() >= FEWEST_CHARACTERS
                    && WRITTEN_TO_SHOW.stream().noneMatch(key.group()::contains);
        }
    }

    @Override
    public RuleInfo info() {
        return INFO;
    }

    private static final List<Trigger> TRIGGERS =
            KINDS.stream().map(Kind::rare).distinct().map(Trigger::of).toList();

    private static final Map<Integer, List<Kind>> BY_RARE = KINDS.stream().collect(groupingBy(Kind::rareBytes));

    /** The first two and the last two of the rare bytes. */
    private static final BitSet FIRST_TWO = new BitSet();

    private static final BitSet LAST_TWO = new BitSet();

    static {
        BY_RARE.keySet().forEach(bytes -> {
            FIRST_TWO.set(bytes >>> 8);
            LAST_TWO.set(bytes & 0xFFFF);
        });
    }

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
        int last = 0;
        for (int at = from; at < to; at++) {
            last = (last << 8 | text[at] & 0xFF) & 0xFFFFFF;
            if (LAST_TWO.get(last & 0xFFFF) && FIRST_TWO.get(last >>> 8)) {
                for (Kind kind : BY_RARE.getOrDefault(last, List.of())) {
                    if (kind.endsAt(text, from, at + 1, to)) {
                        titles = titles.isEmpty() ? new TreeSet<>() : titles;
                        titles.add(kind.title());
                    }
                }
            }
        }
        titles.forEach(title -> findings.report(where, "text holds what looks like " + title));
    }
}
