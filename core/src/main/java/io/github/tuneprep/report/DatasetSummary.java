package io.github.tuneprep.report;

import io.github.tuneprep.example.Split;

/**
 * What a dataset holds.
 *
 * @param path the dataset, as it was named in the request
 * @param split what it is for
 * @param dialect the file format of most of its lines, {@code unknown} when no line could be bound
 * @param bytes its size, uncompressed
 * @param lines its physical lines
 * @param examples the lines that could be read as an example
 * @param unreadable the lines that hold something and could not
 * @param messages all messages of chat examples
 * @param messagesPerExample messages of a chat example
 * @param withoutSystem chat examples without a system or developer message
 * @param withoutUser chat examples without a user message
 * @param tokens its tokens
 */
public record DatasetSummary(
        String path,
        Split split,
        String dialect,
        long bytes,
        long lines,
        long examples,
        long unreadable,
        long messages,
        Distribution messagesPerExample,
        long withoutSystem,
        long withoutUser,
        TokenSummary tokens) {}
