package io.github.tuneprep.rule;

/**
 * Two 64-bit hashes that say whether examples are the same, independent of key order and of white space outside
 * strings.
 *
 * <p>Two examples are equal when both hashes are equal. They ask the same when only the prompts are equal.
 *
 * @param example the hash of everything in the example
 * @param prompt the hash of what stands before the last answer; 0 when nothing is asked
 */
public record Fingerprint(long example, long prompt) {
    /** {@return whether somebody asks something} */
    public boolean hasPrompt() {
        return prompt != 0;
    }
}
