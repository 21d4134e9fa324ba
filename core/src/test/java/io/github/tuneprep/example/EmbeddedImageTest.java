package io.github.tuneprep.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.tuneprep.json.JsonReader;
import io.github.tuneprep.json.JsonString;
import io.github.tuneprep.json.JsonSyntaxException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedImageTest {
    /** Headers as the specifications have them, all of an image of 317 by 45 pixels. */
    @ParameterizedTest
    @CsvSource({
        "png,  UNKNOWN, 89504E470D0A1A0A 0000000D 49484452 0000013D 0000002D",
        "png,  OTHER,   89504E470D0A1A0A 0000000D 49484452 0000013D 0000002D 08 00 000000 00000000",
        "png,  OTHER,   89504E470D0A1A0A 0000000D 49484452 0000013D 0000002D 08 03 000000 00000000",
        "png,  RGB,     89504E470D0A1A0A 0000000D 49484452 0000013D 0000002D 08 02 000000 00000000",
        "png,  RGB,     89504E470D0A1A0A 0000000D 49484452 0000013D 0000002D 08 06 000000 00000000",
        "gif,  OTHER,   474946383961 3D01 2D00",
        "jpeg, UNKNOWN, FFD8 FFE0 0010 4A46494600010100000100010000 FFFF DB 0004 0000 FFC2 0011 08 002D 013D",
        "jpeg, RGB,     FFD8 FF01 FFC4 0003 00 FFC0 0011 08 002D 013D 03",
        "jpeg, OTHER,   FFD8 FF01 FFC4 0003 00 FFC0 000B 08 002D 013D 01",
        "webp, RGB,     52494646 00000000 57454250 56503820 00000000 000000 9D012A 3D01 2D00",
        "webp, RGB,     52494646 00000000 57454250 5650384C 00000000 2F 3C010B00",
        "webp, RGB,     52494646 00000000 57454250 56503858 00000000 00000000 3C0100 2C0000",
    })
    void tells_format_size_and_colours(String format, EmbeddedImage.Colours colours, String header) {
        byte[] image = HexFormat.of().parseHex(header.replace(" ", ""));

        assertThat(EmbeddedImage.of(url(image)))
                .usingRecursiveComparison()
                .ignoringFields("whole")
                .isEqualTo(new EmbeddedImage(format, image.length, 317, 45, colours, true));
    }

    @ParameterizedTest
    @CsvSource({
        "png,  true,  89504E470D0A1A0A 00000002 49484452 FFFF 00000000 00000000 49454E44 AE426082",
        "png,  true,  89504E470D0A1A0A 00000000 49454E44 AE426082 00",
        "png,  false, 89504E470D0A1A0A 00000002 49484452 FFFF 00000000 00000000 49454E44 AE4260",
        "png,  false, 89504E470D0A1A0A 00000002 49454E44 FF",
        "png,  false, 89504E470D0A1A0A FFFFFFFF 49484452 00000000 00000000 49454E44 AE426082",
        "png,  false, 89504E470D0A1A0A",
        "jpeg, true,  FFD8 FFC0 0008 08 0001 0001 03 FFDA 0002 11 FFD9",
        "jpeg, true,  FFD8 FFFF C0 0008 08 0001 0001 03 FFDA 0002 11 FFD9 0000",
        "jpeg, false, FFD8 FFE1 0006 FFD8 FFD9 FFC0 0008 08 0001 0001 03 FFDA 0002 11 FF",
        "jpeg, false, FFD8 FFC0 0008 08 0001 0001 03",
        "webp, true,  52494646 0E000000 57454250 56503820 00000000 0000",
        "webp, false, 52494646 FFFFFFFF 57454250 56503820 00000000 0000",
        "webp, false, 52494646 0F000000 57454250 56503820 00000000 0000",
        "gif,  true,  474946383961 3D01 2D00",
    })
    void tells_whether_the_end_is_there(String format, boolean whole, String bytes) {
        EmbeddedImage image =
                Objects.requireNonNull(EmbeddedImage.of(url(HexFormat.of().parseHex(bytes.replace(" ", "")))));

        assertThat(image.format()).isEqualTo(format);
        assertThat(image.whole()).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "'data:image/png;base64,iVBORw0KGgo=',           png",
        "'DATA:image/png;BASE64,iVBORw0KGgo=',           png",
        "'data:image/png;base64,SGVsbG8gd29ybGQh',          ",
        "'data:image/png;base64,',                          ",
    })
    void tells_no_size_where_there_is_no_header(String url, @Nullable String format) {
        EmbeddedImage image = Objects.requireNonNull(EmbeddedImage.of(string(url)));

        assertThat(image.format()).isEqualTo(format);
        assertThat(image.width()).isZero();
        assertThat(image.height()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/png,abc",
                "data:image/png;base64,a b",
                "data:image/png;base64,i",
                "data:image/png;base64;abc",
                "data:"
            })
    void reads_base64_only(String url) {
        assertThat(EmbeddedImage.of(string(url))).isNull();
    }

    @Test
    void survives_random_bytes_behind_a_jpeg_signature() {
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = new byte[3 + random.nextInt(60)];
            random.nextBytes(bytes);
            System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, 0, bytes, 0, 3);
            EmbeddedImage image = Objects.requireNonNull(EmbeddedImage.of(url(bytes)));

            assertThat(image.format()).isEqualTo("jpeg");
            assertThat(image.bytes()).isEqualTo(bytes.length);
        }
    }

    private static JsonString url(byte[] image) {
        return string("data:image/x;base64," + Base64.getEncoder().encodeToString(image));
    }

    private static JsonString string(String text) {
        try {
            return (JsonString) JsonReader.read(('"' + text + '"').getBytes(UTF_8));
        } catch (JsonSyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
