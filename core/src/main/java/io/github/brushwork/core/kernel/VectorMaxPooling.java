package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The largest of the four; the first if several are equal, and the first NaN if there is one.
 *
 * <p>Of each output it remembers in two bits which of the four it was. Sixteen outputs share an int: those of the same
 * lane in sixteen vectors that follow each other, so that packing them needs no more than shifts.
 */
final class VectorMaxPooling extends VectorPooling {

    private static final VectorSpecies<Integer> INTS = VectorLanes.INTS;
    private static final int LENGTH = INTS.length();
    /** Channels whose choices one vector of ints holds. */
    private static final int GROUP = 16 * LENGTH;

    private static final int CHOICE = 3;

    private final int channels;
    /** Ints for each position. */
    private final int words;
    /** Null if there is no backward pass. */
    private final int[] choices;

    VectorMaxPooling(Workers workers, Pool pool, Shape input, Way way) {
        super(workers, pool, input);
        this.channels = input.channels();
        this.words = words(channels);
        this.choices =
                way == Way.BOTH ? new int[Math.multiplyExact(outputShape().positions(), words)] : null;
    }

    static Footprint footprint(Pool pool, Shape input) {
        return Footprint.ints((long) pool.outputShape(input).positions() * words(input.channels()));
    }

    private static int words(int channels) {
        return (channels + GROUP - 1) / GROUP * LENGTH;
    }

    @Override
    void pool(float[] input, int position, int from, int below, float[] output, int to) {
        int tail = channels - channels % LENGTH;
        for (int c = 0; c < tail; c += LENGTH) {
            poolVector(input, from + c, below, output, to + c, word(position, c), shift(c));
        }
        for (int c = tail; c < channels; c++) {
            int choice = poolOne(input, from + c, below, output, to + c);
            remember(choice, word(position, c) + c - tail, shift(c));
        }
    }

    /** No vector goes in or out: the JVM would put it into an object on the heap where it does not inline this. */
    private void poolVector(float[] input, int from, int below, float[] output, int to, int word, int shift) {
        FloatVector first = vector(input, from);
        FloatVector ofTwo = larger(first, vector(input, from + channels));
        FloatVector ofThree = larger(ofTwo, vector(input, from + below));
        FloatVector largest = larger(ofThree, vector(input, from + below + channels));
        largest.intoArray(output, to);
        if (choices != null) {
            IntVector choice = IntVector.zero(INTS);
            choice = unlessSame(first, ofTwo, 1, choice);
            choice = unlessSame(ofTwo, ofThree, 2, choice);
            choice = unlessSame(ofThree, largest, CHOICE, choice).lanewise(VectorOperators.LSHL, shift);
            if (shift == 0) {
                choice.intoArray(choices, word);
            } else {
                choice.or(IntVector.fromArray(INTS, choices, word)).intoArray(choices, word);
            }
        }
    }

    private void remember(int choice, int word, int shift) {
        if (choices != null) {
            choices[word] = (shift == 0 ? 0 : choices[word]) | choice << shift;
        }
    }

    /** The second where it is larger than the first, or where it is NaN and the first is not. */
    private static FloatVector larger(FloatVector first, FloatVector second) {
        return second.blend(first, first.compare(VectorOperators.GE, second))
                .blend(first, first.compare(VectorOperators.NE, first));
    }

    private static IntVector unlessSame(FloatVector before, FloatVector after, int number, IntVector choice) {
        VectorMask<Integer> same = before.reinterpretAsInts().compare(VectorOperators.EQ, after.reinterpretAsInts());
        return IntVector.broadcast(INTS, number).blend(choice, same);
    }

    private int poolOne(float[] input, int from, int below, float[] output, int to) {
        int choice = 0;
        float largest = input[from];
        for (int k = 1; k <= CHOICE; k++) {
            float next = input[from + offset(k, below)];
            if (!(largest >= next) && !Float.isNaN(largest)) {
                largest = next;
                choice = k;
            }
        }
        output[to] = largest;
        return choice;
    }

    @Override
    void distribute(float[] outputGradient, int position, int from, float[] inputGradient, int to, int below) {
        int tail = channels - channels % LENGTH;
        for (int c = 0; c < tail; c += LENGTH) {
            distributeVector(outputGradient, from + c, word(position, c), shift(c), inputGradient, to + c, below);
        }
        for (int c = tail; c < channels; c++) {
            int choice = choices[word(position, c) + c - tail] >>> shift(c) & CHOICE;
            for (int k = 0; k <= CHOICE; k++) {
                inputGradient[to + c + offset(k, below)] = k == choice ? outputGradient[from + c] : 0f;
            }
        }
    }

    private void distributeVector(
            float[] outputGradient, int from, int word, int shift, float[] inputGradient, int to, int below) {
        IntVector zeros = IntVector.zero(INTS);
        IntVector gradient = vector(outputGradient, from).reinterpretAsInts();
        IntVector choice = IntVector.fromArray(INTS, choices, word)
                .lanewise(VectorOperators.LSHR, shift)
                .and(CHOICE);
        for (int k = 0; k <= CHOICE; k++) {
            zeros.blend(gradient, choice.compare(VectorOperators.EQ, k))
                    .reinterpretAsFloats()
                    .intoArray(inputGradient, to + offset(k, below));
        }
    }

    /** From the upper left of the four positions to number k of them. */
    private int offset(int k, int below) {
        return (k >> 1) * below + (k & 1) * channels;
    }

    /** Where the choices of the vector that a channel is in begin. */
    private int word(int position, int channel) {
        return position * words + channel / GROUP * LENGTH;
    }

    /** Where among the bits of its int the choice of a channel is. */
    private static int shift(int channel) {
        return 2 * (channel / LENGTH % 16);
    }
}
