package io.github.tuneprep.rules.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tuneprep.Source;
import io.github.tuneprep.Validator;
import io.github.tuneprep.report.Finding;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What texts are told of, alone and among other words. */
class TextRulesTest {
    private static final List<String> RULES = List.of(
            "personal-data",
            "invisible-character",
            "mojibake",
            "leaked-secret",
            "literal-escape",
            "replacement-character",
            "html-entity",
            "control-character");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anna@devries.nl|an e-mail address",
                "anna.de-vries+x@mail.devries.co.uk|an e-mail address",
                "ANNA9@DEVRIES.NL|an e-mail address",
                "z@9z.nl|an e-mail address",
                "a@bc.de|an e-mail address",
                "+31 20 624 1111|a telephone number",
                "+31206241111|a telephone number",
                "+1 (415) 730-2671|a telephone number",
                "+99 1234567|a telephone number",
                "4111 1111 1111 1111|a card number",
                "4111-1111-1111-1111|a card number",
                "5500 0055 5555 5559|a card number",
                "6011 0009 9013 9424|a card number",
                "3530 1113 3330 0000|a card number",
                "NL91 ABNA 0417 1643 00|a bank account (IBAN)",
                "NL91ABNA0417164300|a bank account (IBAN)",
                "DE89 3704 0044 0532 0130 00|a bank account (IBAN)",
                "GB82WEST12345698765432|a bank account (IBAN)",
                "NO93 8601 1117 947|a bank account (IBAN)",
                "MT84MALT011000012345MTLCAST001S|a bank account (IBAN)",
            })
    void personal_data_is_found_wherever_it_stands(String text, String what) {
        String message = "text holds " + what;

        // Digits are looked for in steps of four bytes, so each of four places is one of its own.
        for (String before : List.of("", "w ", "ww ", "www ", "Write to ", "(", "<", "é ", "1 ", "12 or ")) {
            for (String behind : List.of("", " ", ", please", ". Then", ")", " 漢字", "\\n")) {
                assertThat(messages(before + text + behind))
                        .as(before + text + behind)
                        .containsExactly(message);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@devries.nl",
                "anna@",
                "anna@ devries.nl",
                "anna @devries.nl",
                "anna@devries",
                "anna@devries.n",
                "anna@example.com",
                "anna@mail.example.org",
                "anna@example",
                "anna@your-company.com",
                "anna@mycompany.com",
                "git@github.com",
                "icon@2x.png",
                "a@b.c",
                "anna@devries.nl9",
                "anna@devries.nl@x",
                "anna@email.com",
                "anna@[devries.nl",
                "anna@`devries.nl",
                "anna}@devries.nl",
                "+0612345678",
                "+:12345678",
                "+ 31206241111",
                "1+31206241111",
                "a+31206241111",
                "Z+31206241111",
                "+1 555 123 4567",
                "+1 (212) 555-0123",
                "+1 0 1 2 3 4 5 6 7",
                "+9 123456",
                "+312062411112223334",
                "4111 1111 1111 1112",
                "4111 1111 1111",
                "7111 1111 1111 1111",
                "2111 1111 1111 1111",
                "4111 1111-1111 1111",
                "4111111111111111",
                "4111 1111 1111 1111.5",
                "4111 1111 1111 1111-2",
                "0.4111 1111 1111 1111",
                "-4111 1111 1111 1111",
                "2019 2020 2021 2022",
                "NL92 ABNA 0417 1643 00",
                "NL91 ABNA 0417",
                "nl91 abna 0417 1643 00",
                "NL91ABNA0417164300x",
                "xNL91ABNA0417164300",
                "MT84MALT011000012345MTLCAST001SABCDEF",
                "12/34/5678",
                "+1.24142135623 m/s",
                "+1.602176634e-19",
                "+48.8566100",
                "+40.20361-075.00417/",
                "+1.250.000.000 EUR",
                "```diff\\n-1\\n+1700000000\\n```",
                "see\\n@@ -1 +1 @@\\n+1700000000",
                "git@bitbucket.org:team/repo.git",
                "deploy@prod01.acme.io:/srv",
                "ubuntu@ec2-3-91-12-7.compute-1.amazonaws.com",
                "test@test.com",
            })
    void what_only_looks_like_personal_data_is_left_alone(String text) {
        for (String before : List.of("", "w ", "ww ", "www ")) {
            assertThat(messages(before + text)).as(before + text).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // In two parts, so that nobody takes this file for one that leaks a key.
        "'AKIA', 1234567890ABCDEF, an AWS access key",
        "'ASIA', 1234567890ABCDEF, an AWS access key",
        "'AIza', SyA1234567890abcdefghijklmnopqrstuv, a Google API key",
        "'sk-ant-', api03_abcdefghijklmnopqrstuvwx, an Anthropic key",
        "'sk-', ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef1, an OpenAI key",
        "'sk-proj-', ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef1, an OpenAI key",
        "'sk-svcacct-', ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef1, an OpenAI key",
        "'ghp_', abcdefghijklmnopqrstuvwxyz0123456789, a GitHub token",
        "'gho_', abcdefghijklmnopqrstuvwxyz0123456789, a GitHub token",
        "'ghs_', abcdefghijklmnopqrstuvwxyz0123456789, a GitHub token",
        "'github_pat_', abcdefghijklmnopqrstuvwxyz_01234567890123, a GitHub token",
        "'xoxb-', 12345678901-abcdefghij, a Slack token",
        "'xoxp-', 12345678901-abcdefghij, a Slack token",
        "'sk_live_', abcdefghij0123456789, a Stripe key",
        "'rk_live_', abcdefghij0123456789, a Stripe key",
        "'hf_', abcdefghijklmnopqrstuvwxyzabcd, a Hugging Face token",
        "'-----BEGIN ', PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA0abcdefghijklmnopqrst, a private key",
        // As a part of JSON that stands in a text.
        "'-----BEGIN ', PRIVATE KEY-----\\\\nMIIEpAIBAAKCAQEA0abcdefghijklmnopqrst, a private key",
        "'-----BEGIN RSA ', PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA0abcdefghijklmnopqrst, a private key",
        "'-----BEGIN PGP ', PRIVATE KEY BLOCK-----\\nVersion: 1\\n\\nlQOYBFabcdefghijklmnopqrstuvwxyz0123456, a private key",
        "'aws_secret_access_key = ', wJalrXUtnFEMIK7MDENGbPxRfiCYzzzzzzzKEYab, an AWS secret key",
        "'AccountKey=', abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuv, an Azure storage key",
        "'GOCSPX-', abcdefghijklmnopqrstuvwxyz01, a Google client secret",
        "'glpat-', abcdefghij0123456789, a GitLab token",
        "'gsk_', abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN, a Groq key",
        "'hooks.slack.com/services/', T01234567/B01234567/abcdefghijklmnopqrst, a Slack webhook",
        "'SG.', abcdefghijklmnopqrstuv.abcdefghijklmnopqrstuvwxyz0123456789ABCD, a SendGrid key",
        "'npm_', abcdefghijklmnopqrstuvwxyz0123456789, an npm token",
        "'pypi-AgEIcHlwaS5vcmc', abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ, a PyPI token",
        "'eyJ', hbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.abcdefghijklmnopqrstuvwxyz, a JSON Web Token",
        "'postgres://', admin:correcthorse9@db.acme.io, a password of a database",
        "'mongodb+srv://', admin:correcthorse9@cluster0.acme.io, a password of a database",
    })
    void a_leaked_secret_is_found_wherever_it_stands(String mark, String rest, String what) {
        String text = mark + rest;
        for (String before : List.of("", " ", "key=", "('", "é", "a-b_c ")) {
            for (String behind : List.of("", " ", "')", "\\n", " ghq_")) {
                assertThat(messages(before + text + behind))
                        .as(before + text + behind)
                        .containsExactly("text holds what looks like " + what);
            }
        }
        // A letter before it makes it a part of something else, and so does one that is missing.
        assertThat(messages("x" + text)).filteredOn(m -> !text.startsWith("--")).isEmpty();
        assertThat(messages(text.substring(1)).contains("text holds what looks like " + what))
                .as("without its first byte")
                .isFalse();
        if (!what.equals("a private key")) {
            assertThat(messages(text.substring(0, 12))).as("its first bytes").isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AKIAIOSFODNN7EXAMPLE",
                "AKIAXXXXXXXXXXXXXXXX",
                "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "A file begins with -----BEGIN RSA PRIVATE KEY-----, then the key.",
                "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
                "postgres://user:password@localhost:5432/db",
                "postgres://admin:<password>@db.acme.io/db",
                "postgresql://app:${DB_PASSWORD}@db.acme.io/db",
                "mongodb://admin:correcthorse9@localhost",
                "AKIA1234567890ABCDE",
                "AKIA1234567890ABCDEFG",
                "sk-abcdefghijklmnopqrstuvwxyzabcdefgh",
                "sk-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgh",
                "sk-learn and task-oriented",
                "-----BEGIN CERTIFICATE-----",
                "AKIA",
                "sk-",
                "hf_",
            })
    void what_only_looks_like_a_secret_is_left_alone(String text) {
        assertThat(messages(text)).isEmpty();
        assertThat(messages(text + " ")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "200B, true",
        "200A, false",
        "200C, false",
        "200D, false",
        "2029, false",
        "202A, true",
        "202B, true",
        "202C, true",
        "202D, true",
        "202E, true",
        "202F, false",
        "2060, true",
        "2064, true",
        "2065, false",
        "3164, true",
        "3163, false",
        "2066, true",
        "2067, true",
        "2068, true",
        "2069, true",
        "206A, false",
        "FEFF, true",
        "FEFE, false",
        "FB00, false",
        "00A0, false",
        "00AD, false",
        "E0001, true",
        "E0041, true",
        "E007F, true",
        "E0100, false",
        "F0001, false",
        "2019, false",
        "2122, false",
    })
    void invisible_characters_are_found_wherever_they_stand(String codePoint, boolean invisible) {
        int c = Integer.parseInt(codePoint, 16);
        // Of the tags the block is named.
        String named = "U+%04X".formatted(c >= 0xE0000 ? c & ~0x3F : c);
        for (String before : List.of("", "a", "ab “", "漢", "“–”")) {
            for (String behind : List.of("b", "", "漢字 ", "”")) {
                assertThat(messages(before + Character.toString(c) + behind))
                        .as(before + "?" + behind)
                        .isEqualTo(invisible ? List.of("text holds the invisible character " + named) : List.of());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the zero width space between these letters separates their words
        "ก, true",
        "๛, true",
        "ກ, true",
        "ໟ, true",
        "က, true",
        "႟, true",
        "ក, true",
        "៹, true",
        "ཀ, false",
        "ஶ, false",
        "Ⴀ, false",
        "ᎀ, false",
        "᠀, false",
        "漢, false",
        "é, false",
    })
    void zero_width_spaces_separate_words_of_some_scripts(String letter, boolean separates) {
        String space = "\u200B";
        for (String text :
                List.of(letter + space + "a", "a" + space + letter, letter + space + letter, letter + space)) {
            assertThat(messages(text).isEmpty()).as(text).isEqualTo(separates);
        }
        assertThat(messages(space + "aaa" + letter)).hasSize(1);
        assertThat(messages(letter + "aaa" + space)).hasSize(1);
    }

    @Test
    void selectors_in_a_row_hide_bytes() {
        String selector = Character.toString(0xE0101);

        assertThat(messages("葛" + selector + "飾 and 葛" + selector)).isEmpty();
        assertThat(messages("x" + selector + selector + "y"))
                .containsExactly("text holds the invisible character U+E0100");
    }

    @ParameterizedTest
    @CsvSource({
        // black flag, then tags
        "true,  67 62 65 6E 67 7F",
        "false, 67 62 65 6E 67 7F",
        "true,  75 73 63 61 7F",
    })
    void tags_behind_a_black_flag_say_which_one(boolean flag, String tags) {
        StringBuilder text = new StringBuilder("x").append(flag ? "\uD83C\uDFF4" : "\uD83D\uDE00");
        for (String tag : tags.split(" ", -1)) {
            text.appendCodePoint(0xE0000 + Integer.parseInt(tag, 16));
        }

        assertThat(messages(text + " y").isEmpty()).isEqualTo(flag);
        assertThat(messages(text.substring(1)).isEmpty()).isEqualTo(flag);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // U+00E9, U+2019 and others that were encoded twice
                "cafÃ©|true",
                "Ã¼ber|true",
                "itâ€™s|true",
                "â€œquotedâ€\u009d|true",
                "Â©|true",
                "Â°C|true",
                "Ã\u0080|true",
                "Ã¿|true",
                "café|false",
                "SÃO PAULO|false",
                "Ã|false",
                "ÃÃ|false",
                "Ã |false",
                "VOILÀ «|false",
                "FRANÇAIS\u00C2\u00AB|false",
                "FRANÇAIS\u00C2\u00BB|false",
                "FRANÇAIS\u00C2\u00A0|true",
                "pâte|false",
                "â‚|false",
                "Ãª|true",
                "Ã¬|true",
                "Ã¡|true",
            })
    void text_that_was_encoded_twice_is_found(String text, boolean twice) {
        for (String before : List.of("", "a", "ÃB ")) {
            for (String behind : List.of("", "b", " and more")) {
                assertThat(messages(before + text + behind))
                        .as(before + text + behind)
                        .isEqualTo(twice ? List.of("text holds UTF-8 that was read as Windows-1252") : List.of());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "привет",
                "Καλημέρα",
                "我们走吧",
                "こんにちは",
                "مرحبا",
                "नमस्ते",
                "שלום",
                "😀",
                "kostet 100 €",
                "„groß“",
                "dziękuję bardzo, do widzenia później",
                "một người Việt",
            })
    void text_of_any_script_that_was_encoded_twice_is_found(String text) {
        String windows = new String(text.getBytes(UTF_8), Charset.forName("windows-1252"));
        // Bytes that Windows-1252 does not have, browsers keep as they are.
        byte[] bytes = text.getBytes(UTF_8);
        StringBuilder twice = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            twice.append(windows.charAt(i) == '\uFFFD' ? (char) (bytes[i] & 0xFF) : windows.charAt(i));
        }

        assertThat(rulesOf(twice.toString())).contains("mojibake");
        assertThat(rulesOf(text)).doesNotContain("mojibake");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "« J’ai vu l’été », dit-elle, « et la forêt »… « Qu’est-ce que c’est ? » “Rien d’arrêté…”",
                "Er ist „groß“ und „süß“ – „GRÜN“ ist „SCHÖN“, „Ä“ nicht.",
                "A “MAÇÃ” e a “IRMÃ” não são “CORAÇÃ” – “É”, “À” e “Ô”.",
                "Côté “été…” et “né…”, «é» – ‘è’ “à”.",
                "Việt Nam – “người Việt”, ‘tiếng Việt’…",
                "3×², ±5 °C, ½ ñ” Å–Ä",
            })
    void letters_beside_quotes_are_left_alone(String text) {
        assertThat(rulesOf(text)).doesNotContain("mojibake");
    }

    private static List<String> rulesOf(String text) {
        String line =
                "{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"},{\"role\":\"assistant\",\"content\":\"b\"}]}"
                        .formatted(text);
        return Validator.create().check(List.of(Source.of("a.jsonl", line.getBytes(UTF_8)))).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // as JSON has it: two backslashes are one
                "one\\\\ntwo|false",
                "one\\\\n two\\\\n three|true",
                "one\\\\nTwo\\\\nThree|true",
                "one\\\\n\\\\n|true",
                "\\\\n1\\\\n2|true",
                "one\\\\ntwo\\\\nthree|false",
                "one\\\\nzwo\\\\nazwo|false",
                "one\\\\n`\\\\n{|true",
                "C:\\\\new\\\\nice\\\\n|false",
                "one\\\\nTwo\\\\nThree\\nfour|false",
                "{\\\\nA\\\\nB|false",
                "[\\\\nA\\\\nB|false",
                "x{\\\\nA\\\\nB|true",
            })
    void line_ends_that_are_spelt_are_found(String text, boolean found) {
        assertThat(messages(text))
                .isEqualTo(found ? List.of("text spells its line ends as backslash and n") : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\uFFFD|text holds the replacement character U+FFFD",
                "a\uFFFDb|text holds the replacement character U+FFFD",
                "\uFFFC\uFFFD|text holds the replacement character U+FFFD",
                "\uFFFC|",
                "\uFF3D|",
                "\\ud800 \uFFFD|",
                "a &amp; b|text holds HTML entities",
                "&#39;|text holds HTML entities",
                "&#x1F600;|text holds HTML entities",
                "& &lt;|text holds HTML entities",
                "&rsquo;|text holds HTML entities",
                "&hellip;|text holds HTML entities",
                "R&D; A&B|",
                "&lt|",
                "&#3;|",
                "&|",
                "?a=1&gt=2|",
                "a\\u0000b|text holds the control character U+0000",
                "\\u0007|text holds the control character U+0007",
                "a\\u001f|text holds the control character U+001F",
                "a\\u001b[31m|text holds the control character U+001B",
                "\\t\\n\\r|",
                "\\u0020\\u007f|text holds the control character U+007F",
                "don\\u0092t|text holds the control character U+0092",
                "a\\u00a0b|",
                "é\\u0080|text holds the control character U+0080",
            })
    void other_signs_are_found(String text, String message) {
        assertThat(messages(text)).isEqualTo(message == null ? List.of() : List.of(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Est\\\\u00e1 en M\\\\u00e1laga|true",
                "\\\\u4f60\\\\u597d|true",
                "\\\\u00e1|false",
                "Est\\\\u00e1|false",
                "`Est\\\\u00e1 en M\\\\u00e1laga`|false",
                "{Est\\\\u00e1 en M\\\\u00e1laga}|false",
                "Est\\\\\\\\u00e1 en M\\\\\\\\u00e1laga|false",
                "a\\\\u0041b\\\\u0042|false",
                "a\\\\u00e b\\\\u00e|false",
                "[^\\\\u4e00-\\\\u9fff]|false",
            })
    void letters_that_were_escaped_twice_are_found_in_words(String text, boolean found) {
        assertThat(messages(text))
                .isEqualTo(found ? List.of("text spells letters as backslash, u and a number") : List.of());
    }

    private static List<String> messages(String text) {
        String line = "{\"messages\":[{\"role\":\"user\",\"content\":\"" + text
                + "\"},{\"role\":\"assistant\",\"content\":\"Yes.\"}]}\n";
        return Validator.create()
                .select(RULES)
                .threads(1)
                .check(List.of(Source.of("t.jsonl", line.getBytes(UTF_8))))
                .findings()
                .stream()
                .filter(finding -> RULES.contains(finding.rule()))
                .map(Finding::message)
                .toList();
    }
}
