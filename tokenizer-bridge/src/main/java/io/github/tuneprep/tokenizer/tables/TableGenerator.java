package io.github.tuneprep.tokenizer.tables;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.util.VersionInfo;
import com.knuddels.jtokkit.api.Encoding;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the vocabularies, from the ranks in JTokkit's jar, and the character classes of Unicode 16, from ICU, as
 * compact binary files.
 */
public final class TableGenerator {
    private static final List<String> VOCABULARIES = List.of("r50k_base", "p50k_base", "cl100k_base", "o200k_base");
    private static final int PAGE = 256;

    private TableGenerator() {}

    /** Writes all tables into the folder named by the argument. */
    public static void main(String... args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        for (String name : VOCABULARIES) {
            Files.write(folder.resolve(name + ".bin"), vocabulary(name));
        }
        if (!UCharacter.getUnicodeVersion().equals(VersionInfo.UNICODE_16_0)) {
            throw new IllegalStateException("ICU knows Unicode " + UCharacter.getUnicodeVersion());
        }
        Files.write(folder.resolve("char-classes.bin"), charClasses());
    }

    private static byte[] vocabulary(String name) throws IOException {
        Map<Integer, byte[]> tokens = new HashMap<>();
        try (InputStream in = Encoding.class.getResourceAsStream("/com/knuddels/jtokkit/" + name + ".tiktoken");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int blank = line.indexOf(' ');
                tokens.put(
                        Integer.parseInt(line.substring(blank + 1)),
                        Base64.getDecoder().decode(line.substring(0, blank)));
            }
        }
        int size = tokens.keySet().stream().mapToInt(Integer::intValue).max().orElseThrow() + 1;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(size);
        for (int rank = 0; rank < size; rank++) {
            // A rank that an encoding leaves out is a token of no bytes.
            out.writeByte(tokens.getOrDefault(rank, new byte[0]).length);
        }
        out.writeInt(tokens.values().stream().mapToInt(token -> token.length).sum());
        for (int rank = 0; rank < size; rank++) {
            out.write(tokens.getOrDefault(rank, new byte[0]));
        }
        return bytes.toByteArray();
    }

    /** An index of pages of 256 characters, two bytes each, then each different page once. */
    private static byte[] charClasses() throws IOException {
        List<byte[]> pages = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int first = 0; first <= Character.MAX_CODE_POINT; first += PAGE) {
            byte[] page = new byte[PAGE];
            for (int i = 0; i < PAGE; i++) {
                page[i] = charClass(first + i);
            }
            int index = 0;
            while (index < pages.size() && !Arrays.equals(pages.get(index), page)) {
                index++;
            }
            if (index == pages.size()) {
                pages.add(page);
            }
            out.writeShort(index);
        }
        for (byte[] page : pages) {
            out.write(page);
        }
        return bytes.toByteArray();
    }

    /** The numbers are those of {@code CharClasses}. */
    private static byte charClass(int codePoint) {
        if (codePoint == '\r' || codePoint == '\n') {
            return 7;
        }
        if (UCharacter.isUWhiteSpace(codePoint)) {
            return 6;
        }
        return switch (UCharacter.getType(codePoint)) {
            case ECharacterCategory.LOWERCASE_LETTER -> 1;
            case ECharacterCategory.UPPERCASE_LETTER, ECharacterCategory.TITLECASE_LETTER -> 2;
            case ECharacterCategory.MODIFIER_LETTER, ECharacterCategory.OTHER_LETTER -> 3;
            case ECharacterCategory.NON_SPACING_MARK,
                    ECharacterCategory.COMBINING_SPACING_MARK,
                    ECharacterCategory.ENCLOSING_MARK -> 4;
            case ECharacterCategory.DECIMAL_DIGIT_NUMBER,
                    ECharacterCategory.LETTER_NUMBER,
                    ECharacterCategory.OTHER_NUMBER -> 5;
            default -> 8;
        };
    }
}
