package io.github.tuneprep.example;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.tuneprep.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The image of a data URL, as far as its header tells; pixels are never decoded. Formats: the specifications of PNG
 * (W3C), GIF89a, JPEG (ITU T.81, annex B) and WebP (RFC 9649).
 *
 * @param format {@code jpeg}, {@code png}, {@code webp} or {@code gif}, or null when it is none of them
 * @param bytes the size of the image
 * @param width in pixels, 0 when the header does not tell
 * @param height in pixels, 0 when the header does not tell
 * @param colours what its pixels are made of
 * @param whole whether its end is there, as far as the format tells: the last chunk of a PNG, the marker that ends a
 *     JPEG, as many bytes as a WebP says
 */
public record EmbeddedImage(
        @Nullable String format, long bytes, int width, int height, Colours colours, boolean whole) {
    /** What pixels are made of, as far as the header tells. */
    public enum Colours {
        /** Red, green and blue, with or without transparency. */
        RGB,
        /** Grey, a palette, or four printing colours. */
        OTHER,
        /** The header does not tell. */
        UNKNOWN
    }

    private static final String SCHEME = "data:";
    /** A media type is short; a comma further on belongs to something else. */
    private static final int LONGEST_TYPE = 200;

    private static final int HEAD = 30;

    private static final int PNG_SIGNATURE = 8;
    private static final int IEND = 'I' << 24 | 'E' << 16 | 'N' << 8 | 'D';

    /** {@return whether the text is a data URL} */
    public static boolean isDataUrl(JsonString url) {
        return start(url, SCHEME.length()).equals(SCHEME);
    }

    /** {@return the image of a data URL, or null when it is not written in base64} */
    public static @Nullable EmbeddedImage of(JsonString url) {
        String start = start(url, LONGEST_TYPE);
        int comma = start.indexOf(',');
        if (comma < 0 || !start.substring(0, comma).endsWith(";base64")) {
            return null;
        }
        byte[] text = url.textBytes();
        int from = url.textStart() + comma + 1;
        int to = url.textEnd();
        while (to > from && text[to - 1] == '=') {
            to--;
        }
        return isBase64(text, from, to) ? read(text, from, to - from) : null;
    }

    private static String start(JsonString url, int length) {
        int shown = Math.min(length, url.textEnd() - url.textStart());
        return new String(url.textBytes(), url.textStart(), shown, ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    private static boolean isBase64(byte[] text, int from, int to) {
        // One digit is less than a byte.
        if ((to - from) % 4 == 1) {
            return false;
        }
        for (int i = from; i < to; i++) {
            byte c = text[i];
            boolean digit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!digit && c != '+' && c != '/') {
                return false;
            }
        }
        return true;
    }

    private static EmbeddedImage read(byte[] text, int from, int length) {
        long bytes = length * 3L / 4;
        // What is cut off reads as zeros, which are no width and no height.
        byte[] head = new byte[HEAD];
        try (InputStream image = decode(text, from, length)) {
            image.readNBytes(head, 0, HEAD);
        } catch (IOException e) {
            // It ends within a byte; what came before is in the head.
        }
        String signature = new String(head, 0, 16, ISO_8859_1);
        if (signature.startsWith("\u00FF\u00D8\u00FF")) {
            return jpeg(text, from, length, endsAsJpeg(text, from, bytes));
        }
        if (signature.startsWith("\u0089PNG\r\n")) {
            return new EmbeddedImage(
                    "png",
                    bytes,
                    bigEndian(head, 16),
                    bigEndian(head, 20),
                    coloursOfPng(head, bytes),
                    endsAsPng(text, from, bytes));
        }
        if (signature.startsWith("GIF8")) {
            int width = littleEndian(head, 6, 2);
            return new EmbeddedImage("gif", bytes, width, littleEndian(head, 8, 2), Colours.OTHER, true);
        }
        if (signature.startsWith("RIFF") && signature.startsWith("WEBP", 8)) {
            return webp(signature.substring(12), head, bytes, (littleEndian(head, 4, 4) & 0xFFFFFFFFL) + 8 <= bytes);
        }
        return new EmbeddedImage(null, bytes, 0, 0, Colours.UNKNOWN, true);
    }

    private static InputStream decode(byte[] text, int from, int length) {
        return Base64.getDecoder().wrap(new ByteArrayInputStream(text, from, length));
    }

    private static int bigEndian(byte[] bytes, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        return Math.max(0, value);
    }

    private static int littleEndian(byte[] bytes, int at, int length) {
        int value = 0;
        for (int i = at + length - 1; i >= at; i--) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        return value;
    }

    /** The colour type: 2 and 6 are red, green and blue without and with transparency. */
    private static Colours coloursOfPng(byte[] head, long bytes) {
        if (bytes < HEAD || !new String(head, 12, 4, ISO_8859_1).equals("IHDR")) {
            return Colours.UNKNOWN;
        }
        return head[25] == 2 || head[25] == 6 ? Colours.RGB : Colours.OTHER;
    }

    private static Colours coloursOfJpeg(int components) {
        if (components < 0) {
            return Colours.UNKNOWN;
        }
        return components == 3 ? Colours.RGB : Colours.OTHER;
    }

    private static EmbeddedImage webp(String chunk, byte[] head, long bytes, boolean whole) {
        return switch (chunk) {
            case "VP8 " -> webp(bytes, littleEndian(head, 26, 2) & 0x3FFF, littleEndian(head, 28, 2) & 0x3FFF, whole);
            case "VP8L" -> {
                int sizes = littleEndian(head, 21, 4);
                yield webp(bytes, (sizes & 0x3FFF) + 1, (sizes >> 14 & 0x3FFF) + 1, whole);
            }
            case "VP8X" -> webp(bytes, littleEndian(head, 24, 3) + 1, littleEndian(head, 27, 3) + 1, whole);
            default -> new EmbeddedImage("webp", bytes, 0, 0, Colours.UNKNOWN, whole);
        };
    }

    /** Readers make red, green and blue of every WebP. */
    private static EmbeddedImage webp(long bytes, int width, int height, boolean whole) {
        return new EmbeddedImage("webp", bytes, width, height, Colours.RGB, whole);
    }

    /** Goes from chunk to chunk: length, type, data, checksum. */
    private static boolean endsAsPng(byte[] text, int from, long bytes) {
        long at = PNG_SIGNATURE;
        while (at + 12 <= bytes) {
            if (int32(text, from, at + 4) == IEND) {
                return true;
            }
            at += 12 + (int32(text, from, at) & 0xFFFFFFFFL);
        }
        return false;
    }

    /** An end before the pixels is that of a small image inside; others may have put more behind the end. */
    private static boolean endsAsJpeg(byte[] text, int from, long bytes) {
        long pixels = pixelsOfJpeg(text, from, bytes);
        for (long at = bytes - 2; at >= pixels; at--) {
            if (byteAt(text, from, at) == 0xFF && byteAt(text, from, at + 1) == 0xD9) {
                return true;
            }
        }
        return false;
    }

    /** {@return where the first segment of pixels begins, or the end where none does} */
    private static long pixelsOfJpeg(byte[] text, int from, long bytes) {
        long at = 2;
        while (at + 4 <= bytes && byteAt(text, from, at) == 0xFF) {
            int marker = byteAt(text, from, at + 1);
            if (marker == 0xDA) {
                return at;
            }
            boolean standsAlone = marker == 0xFF || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
            at += marker == 0xFF ? 1 : standsAlone ? 2 : 2 + Math.max(2, int16(text, from, at + 2));
        }
        return bytes;
    }

    private static int int16(byte[] text, int from, long at) {
        return byteAt(text, from, at) << 8 | byteAt(text, from, at + 1);
    }

    private static int int32(byte[] text, int from, long at) {
        return int16(text, from, at) << 16 | int16(text, from, at + 2);
    }

    /** {@return one byte of what base64 writes, three bytes in four digits} */
    private static int byteAt(byte[] text, int from, long at) {
        int digit = from + (int) (at / 3 * 4 + at % 3);
        int shift = 2 * (int) (at % 3 + 1);
        return (valueOf(text[digit]) << shift | valueOf(text[digit + 1]) >> 6 - shift) & 0xFF;
    }

    private static int valueOf(byte digit) {
        if (digit >= 'a') {
            return digit - 'a' + 26;
        }
        if (digit >= 'A') {
            return digit - 'A';
        }
        return digit >= '0' ? digit - '0' + 52 : digit == '+' ? 62 : 63;
    }

    /** Goes from segment to segment up to the one that starts the frame. */
    private static EmbeddedImage jpeg(byte[] text, int from, int length, boolean whole) {
        long bytes = length * 3L / 4;
        try (DataInputStream image = new DataInputStream(decode(text, from, length))) {
            image.readUnsignedShort();
            while (image.readUnsignedByte() == 0xFF) {
                int marker = image.readUnsignedByte();
                while (marker == 0xFF) {
                    marker = image.readUnsignedByte();
                }
                boolean standsAlone = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
                if (standsAlone) {
                    continue;
                }
                int size = image.readUnsignedShort();
                boolean startsFrame =
                        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
                if (startsFrame) {
                    image.readUnsignedByte();
                    int height = image.readUnsignedShort();
                    int width = image.readUnsignedShort();
                    return new EmbeddedImage("jpeg", bytes, width, height, coloursOfJpeg(image.read()), whole);
                }
                image.skipNBytes(Math.max(0, size - 2));
            }
        } catch (IOException e) {
            // It ends before the frame starts.
        }
        return new EmbeddedImage("jpeg", bytes, 0, 0, Colours.UNKNOWN, whole);
    }
}
