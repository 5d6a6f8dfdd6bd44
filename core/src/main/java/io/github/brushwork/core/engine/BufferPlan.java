package io.github.brushwork.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Which arrays of an evaluation share memory. Time is counted in steps: with n stages, step t from 1 to n computes the
 * activations at depth t; step n + 1 begins the backward pass with the losses at depth n; step n + 1 + k computes the gradient
 * at depth n - k and evaluates the losses there. Depth 0 is the image, whose arrays are the caller's.
 *
 * <p>Activations are needed until the next stage has read them, or until the backward pass has come past if a loss reads them;
 * a gradient until the next step back. Arrays of one length whose times do not overlap are the same array.
 */
final class BufferPlan {

    /** An array from the step that writes it to the last that reads it. */
    private record Use(int length, int first, int last) {}

    /** A number for no buffer at all. */
    private static final int NONE = -1;

    /** By depth the number of the buffer; none at depth 0. */
    private final int[] activations;
    /** By depth the number of the buffer; none at depth 0. */
    private final int[] gradients;

    private final List<Integer> bufferLengths = new ArrayList<>();
    /** For each buffer the last step that reads it. */
    private final List<Integer> busyUntil = new ArrayList<>();

    /**
     * Plans; nothing is allocated.
     *
     * @param lengths of the arrays by depth, from 0 on
     * @param read by depth, whether a loss reads the activations there
     */
    BufferPlan(int[] lengths, boolean[] read) {
        int depth = lengths.length - 1;
        activations = new int[depth + 1];
        gradients = new int[depth + 1];
        activations[0] = NONE;
        gradients[0] = NONE;
        for (int d = 1; d <= depth; d++) {
            int wayBack = wayBack(d, depth);
            activations[d] = buffer(new Use(lengths[d], d, read[d] ? wayBack : d + 1));
        }
        for (int d = depth; d >= 1; d--) {
            int wayBack = wayBack(d, depth);
            gradients[d] = buffer(new Use(lengths[d], wayBack, wayBack + 1));
        }
    }

    /** The step in which the gradient at a depth is computed and its losses are evaluated. */
    private static int wayBack(int d, int depth) {
        return 2 * depth + 1 - d;
    }

    /** Uses come in the order of their first step, so the first buffer that is free by then will do. */
    private int buffer(Use use) {
        for (int i = 0; i < bufferLengths.size(); i++) {
            if (bufferLengths.get(i) == use.length() && busyUntil.get(i) < use.first()) {
                busyUntil.set(i, use.last());
                return i;
            }
        }
        bufferLengths.add(use.length());
        busyUntil.add(use.last());
        return bufferLengths.size() - 1;
    }

    /** The lengths of the arrays that will be allocated. */
    List<Integer> bufferLengths() {
        return Collections.unmodifiableList(bufferLengths);
    }

    /** Elements of all arrays together. */
    long size() {
        return bufferLengths.stream().mapToLong(Integer::longValue).sum();
    }

    /**
     * The arrays.
     *
     * @param activations by depth; null at depth 0
     * @param gradients by depth; null at depth 0
     */
    record Buffers(float[][] activations, float[][] gradients) {}

    /** Allocates what was planned. */
    Buffers allocate() {
        float[][] buffers = bufferLengths.stream().map(float[]::new).toArray(float[][]::new);
        return new Buffers(pick(buffers, activations), pick(buffers, gradients));
    }

    private static float[][] pick(float[][] buffers, int[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> number == NONE ? null : buffers[number])
                .toArray(float[][]::new);
    }
}
