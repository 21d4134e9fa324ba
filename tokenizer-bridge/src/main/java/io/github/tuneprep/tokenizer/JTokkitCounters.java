package io.github.tuneprep.tokenizer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import io.github.tuneprep.catalogue.UnknownNameException;
import io.github.tuneprep.tokens.TokenCounter;
import io.github.tuneprep.tokens.TokenCounterProvider;
import java.util.Arrays;
import java.util.List;

/** Counts with JTokkit. An encoding takes about half a second to load and is loaded once for all threads. */
public final class JTokkitCounters implements TokenCounterProvider {
    /** Made by {@link java.util.ServiceLoader}. */
    public JTokkitCounters() {}

    @Override
    public String name() {
        return "jtokkit";
    }

    @Override
    public List<String> encodings() {
        return Arrays.stream(EncodingType.values())
                .map(EncodingType::getName)
                .sorted()
                .toList();
    }

    @Override
    public TokenCounter newCounter(String encoding) {
        EncodingType type = EncodingType.fromName(encoding)
                .orElseThrow(() -> new UnknownNameException("encoding", encoding, encodings()));
        return new JTokkitCounter(encoding, Registry.ENCODINGS.getEncoding(type));
    }

    private static final class Registry {
        static final EncodingRegistry ENCODINGS = Encodings.newLazyEncodingRegistry();
    }

    private record JTokkitCounter(String encoding, Encoding ranks) implements TokenCounter {
        @Override
        public int count(byte[] utf8, int from, int to) {
            return count(new String(utf8, from, to - from, UTF_8));
        }

        @Override
        public int count(String text) {
            // countTokens() would throw on text that looks like a special token, and user data does hold it.
            return ranks.countTokensOrdinary(text);
        }
    }
}
