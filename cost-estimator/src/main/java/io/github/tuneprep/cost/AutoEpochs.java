package io.github.tuneprep.cost;

/**
 * A published heuristic for the number of epochs: a target, bent so that epochs × examples stays between two bounds.
 *
 * @param target epochs when nothing bends them
 * @param minExamples epochs × examples is brought up to this
 * @param maxExamples epochs × examples is brought down to this
 * @param maxEpochs never more epochs than this
 */
record AutoEpochs(int target, int minExamples, int maxExamples, int maxEpochs) {
    int forExamples(long examples) {
        if (examples == 0) {
            return target;
        }
        if (examples * target < minExamples) {
            return (int) Math.min(maxEpochs, minExamples / examples);
        }
        if (examples * target > maxExamples) {
            return (int) Math.max(1, maxExamples / examples);
        }
        return target;
    }
}
