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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reports: a text holds personal data. */
public final class PersonalData implements TextRule {
    /** Name, severity and documentation. */
    public static final RuleInfo INFO = RuleInfo.named("personal-data")
            .severity(Severity.WARNING)
            .summary("a text holds personal data")
            .why("""
                    A tuned model may repeat what it has learnt, and data of persons needs a reason to be there. E-mail addresses, telephone numbers, card numbers and bank accounts are told by their forms and check digits. Addresses of example domains, and numbers with 555, are not reported. A finding names the kind, never the data.""")
            .bad("""
                    {"messages":[{"role":"user","content":"Write to anna@devries.nl"},{"role":"assistant","content":"I did."}]}
                    """)
            .good("""
                    {"messages":[{"role":"user","content":"Write to anna@example.com"},{"role":"assistant","content":"I did."}]}
                    """)
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    private static final String DIGITS = Trigger.range('0', '9');
    private static final String CAPITALS = Trigger.range('A', 'Z');
    private static final String WORD = DIGITS + CAPITALS + Trigger.range('a', 'z');

    /** An address, a telephone number, two groups of digits, the country of an account. */
    private static final List<Trigger> TRIGGERS = List.of(
            new Trigger(WORD, "@", WORD),
            new Trigger("+", "123456789", DIGITS + " .()-"),
            new Trigger(DIGITS, " -", DIGITS),
            new Trigger(CAPITALS, CAPITALS, DIGITS));

    @Override
    public List<Trigger> triggers() {
        return TRIGGERS;
    }

    private static final Pattern DOMAIN =
            Pattern.compile("(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9@-])");
    private static final Pattern EXAMPLE_DOMAIN = Pattern.compile(
            "(?i)(?:.*\\.)?(?:example(?:\\.[a-z]+)?|test|invalid|localhost)|(?:email|[a-z])\\.[a-z]+|(?:your|my)[a-z-]*\\.[a-z]+|(?:.*\\.)?(?:github|gitlab|openssh|amazonaws|foo|bar|test|domain)\\.com|[0-9]x\\.[a-z]+|.*\\.(?:png|jpe?g|gif|svg|webp|js|css|html?|json|py)");
    private static final Pattern PHONE = Pattern.compile(
            "\\+(?![0-9]{1,3}(?:\\.[0-9]{5}|(?:\\.[0-9]{3}){2,4}(?![.0-9]))|1[ .-]?[01]|1[ .(-]{0,2}555|1[ .(-]{0,2}[0-9]{3}[ .)-]{0,2}555)[1-9][0-9]{0,2}(?:[ .()-]{0,2}[0-9]){7,12}(?![0-9])");
    private static final Pattern PATCH = Pattern.compile("```diff|(?m)^(?:@@ -|diff --git )");
    private static final Pattern CARD =
            Pattern.compile("[3-6][0-9]{3}([ -])[0-9]{4}\\1[0-9]{4}\\1[0-9]{4}(?![0-9]|[.-][0-9])");
    private static final Pattern IBAN =
            Pattern.compile("[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])");

    /** Bytes that are looked at for a number, and before an address. */
    private static final int NEAR = 48;

    @Override
    public void check(JsonString where, Target target, FindingSink findings) {
        byte[] text = where.textBytes();
        int from = where.textStart();
        int to = where.textEnd();
        if (hasEmail(text, from, to)) {
            findings.report(where, "text holds an e-mail address");
        }
        if (hasPhone(text, from, to)) {
            findings.report(where, "text holds a telephone number");
        }
        boolean card = false;
        boolean account = false;
        for (int at = ByteScan.indexOfDigit(text, from, to); at < to; ) {
            int end = endOfDigits(text, at, to);
            card = card || isCard(text, from, at, end, to);
            account = account || isAccount(text, from, at, to);
            at = ByteScan.indexOfDigit(text, end, to);
        }
        if (card) {
            findings.report(where, "text holds a card number");
        }
        if (account) {
            findings.report(where, "text holds a bank account (IBAN)");
        }
    }

    private static boolean hasEmail(byte[] text, int from, int to) {
        for (int at = ByteScan.indexOf(text, from, to, (byte) '@');
                at < to;
                at = ByteScan.indexOf(text, at + 1, to, (byte) '@')) {
            if (at > from && at + 1 < to && isWord(text[at - 1]) && isWord(text[at + 1]) && !isInUrl(text, from, at)) {
                Matcher domain = DOMAIN.matcher(window(text, at + 1, at + 128, to));
                if (domain.lookingAt()
                        && !EXAMPLE_DOMAIN.matcher(domain.group()).matches()
                        && !isPath(text, at + 1 + domain.end(), to)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Who copies from a server writes the path behind its name. */
    private static boolean isPath(byte[] text, int at, int to) {
        return at + 1 < to && text[at] == ':' && (text[at + 1] == '/' || text[at + 1] == '~' || isWord(text[at + 1]));
    }

    /** Who asks a server stands in front of its name, too. */
    private static boolean isInUrl(byte[] text, int from, int at) {
        for (int before = at - 1; before > Math.max(from, at - NEAR) && text[before] > ' '; before--) {
            if (text[before] == '/' && text[before - 1] == '/') {
                return true;
            }
        }
        return false;
    }

    private static boolean hasPhone(byte[] text, int from, int to) {
        for (int at = ByteScan.indexOf(text, from, to, (byte) '+');
                at < to;
                at = ByteScan.indexOf(text, at + 1, to, (byte) '+')) {
            boolean begins = at + 1 < to && text[at + 1] >= '1' && text[at + 1] <= '9';
            if (begins && (at == from || !isWord(text[at - 1]))) {
                boolean found = PHONE.matcher(window(text, at, at + NEAR, to)).lookingAt();
                if (found && !isAddedLine(text, from, at, to)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@return whether a sign begins a line of a patch} */
    private static boolean isAddedLine(byte[] text, int from, int at, int to) {
        return at > from
                && text[at - 1] == '\n'
                && PATCH.matcher(window(text, from, to, to)).find();
    }

    private static String window(byte[] text, int start, int end, int to) {
        return new String(text, start, Math.min(to, end) - start, StandardCharsets.ISO_8859_1);
    }

    private static boolean isWord(byte b) {
        return (b >= '0' && b <= '9') || (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    }

    /** {@return whether digits that end at {@code end} are the first four of a card} */
    private static boolean isCard(byte[] text, int from, int at, int end, int to) {
        boolean goesOn = at > from && (text[at - 1] == '.' || text[at - 1] == '-');
        // Years stand in many texts, and expressions take long to begin.
        if (end - at != 4 || goesOn || text[at] < '3' || text[at] > '6' || end + 1 >= to || !isDigit(text[end + 1])) {
            return false;
        }
        Matcher card = CARD.matcher(window(text, at, at + NEAR, to));
        return card.lookingAt() && hasLuhnDigit(card.group());
    }

    /** {@return whether digits are the first of an account: they follow two capitals} */
    private static boolean isAccount(byte[] text, int from, int at, int to) {
        int first = at - 2;
        if (first < from
                || !isCapital(text[first])
                || !isCapital(text[at - 1])
                || (first > from && isWord(text[first - 1]))) {
            return false;
        }
        Matcher account = IBAN.matcher(window(text, first, first + NEAR, to));
        return account.lookingAt() && hasIbanDigits(account.group());
    }

    private static int endOfDigits(byte[] text, int from, int to) {
        int at = from;
        while (at < to && isDigit(text[at])) {
            at++;
        }
        return at;
    }

    private static boolean isCapital(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** The check digit of Luhn (ISO/IEC 7812-1). */
    private static boolean hasLuhnDigit(String number) {
        int sum = 0;
        boolean twice = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = Character.digit(number.charAt(i), 10);
            if (digit >= 0) {
                int value = twice ? 2 * digit : digit;
                sum += value > 9 ? value - 9 : value;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }

    /** The check digits of ISO 13616. */
    private static boolean hasIbanDigits(String account) {
        String digits = account.replace(" ", "");
        if (digits.length() < 15 || digits.length() > 34) {
            return false;
        }
        int rest = 0;
        String turned = digits.substring(4) + digits.substring(0, 4);
        for (int i = 0; i < turned.length(); i++) {
            int value = Character.digit(turned.charAt(i), 36);
            rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
        }
        return rest == 1;
    }
}
