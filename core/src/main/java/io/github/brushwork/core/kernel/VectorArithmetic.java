package io.github.brushwork.core.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Arithmetic on the Vector API. What is no sum gives the same bits as the plain implementation. */
final class VectorArithmetic implements Arithmetic {

    static final VectorArithmetic INSTANCE = new VectorArithmetic();

    private static final VectorSpecies<Float> SPECIES = VectorLanes.FLOATS;
    private static final int LENGTH = SPECIES.length();
    /** Elements of one sum: many enough that adding up the lanes costs nothing. */
    private static final int BLOCK = 1 << 14;

    private VectorArithmetic() {}

    @Override
    public double dot(float[] a, float[] b) {
        double sum = 0;
        for (int from = 0; from < a.length; from += BLOCK) {
            sum += VectorSums.products(a, b, from, Math.min(from + BLOCK, a.length));
        }
        return sum;
    }

    @Override
    public double dotOfDifferences(float[] a, float[] b, float[] c, float[] d) {
        double sum = 0;
        for (int from = 0; from < a.length; from += BLOCK) {
            sum += VectorSums.productsOfDifferences(a, b, c, d, from, Math.min(from + BLOCK, a.length));
        }
        return sum;
    }

    @Override
    public void addScaled(float[] target, float factor, float[] a) {
        FloatVector factors = FloatVector.broadcast(SPECIES, factor);
        int end = SPECIES.loopBound(target.length);
        for (int i = 0; i < end; i += LENGTH) {
            vector(target, i).add(factors.mul(vector(a, i))).intoArray(target, i);
        }
        for (int i = end; i < target.length; i++) {
            target[i] += factor * a[i];
        }
    }

    @Override
    public void scale(float[] target, float factor) {
        FloatVector factors = FloatVector.broadcast(SPECIES, factor);
        int end = SPECIES.loopBound(target.length);
        for (int i = 0; i < end; i += LENGTH) {
            factors.mul(vector(target, i)).intoArray(target, i);
        }
        for (int i = end; i < target.length; i++) {
            target[i] *= factor;
        }
    }

    @Override
    public void subtract(float[] a, float[] b, float[] target) {
        int end = SPECIES.loopBound(target.length);
        for (int i = 0; i < end; i += LENGTH) {
            vector(a, i).sub(vector(b, i)).intoArray(target, i);
        }
        for (int i = end; i < target.length; i++) {
            target[i] = a[i] - b[i];
        }
    }

    @Override
    public boolean isFinite(float[] a) {
        // Zero times a finite number is zero; times infinity or NaN it is NaN, which stays.
        FloatVector zeros = FloatVector.zero(SPECIES);
        FloatVector found0 = zeros;
        FloatVector found1 = zeros;
        int i = 0;
        for (; i <= a.length - 2 * LENGTH; i += 2 * LENGTH) {
            found0 = found0.add(vector(a, i).mul(zeros));
            found1 = found1.add(vector(a, i + LENGTH).mul(zeros));
        }
        float found = found0.add(found1).reduceLanes(VectorOperators.ADD);
        for (; i < a.length; i++) {
            found += 0 * a[i];
        }
        return found == 0;
    }

    @Override
    public void step(float[] from, float factor, float[] direction, float lower, float upper, float[] target) {
        FloatVector factors = FloatVector.broadcast(SPECIES, factor);
        FloatVector lowest = FloatVector.broadcast(SPECIES, lower);
        FloatVector highest = FloatVector.broadcast(SPECIES, upper);
        int end = SPECIES.loopBound(target.length);
        for (int i = 0; i < end; i += LENGTH) {
            FloatVector stepped = vector(from, i).add(factors.mul(vector(direction, i)));
            stepped.max(lowest).min(highest).intoArray(target, i);
        }
        for (int i = end; i < target.length; i++) {
            target[i] = Math.min(Math.max(from[i] + factor * direction[i], lower), upper);
        }
    }

    @Override
    public double slope(float[] at, float[] direction, float lower, float upper, float[] gradient) {
        double sum = 0;
        for (int from = 0; from < at.length; from += BLOCK) {
            sum += slope(at, direction, lower, upper, gradient, from, Math.min(from + BLOCK, at.length));
        }
        return sum;
    }

    private static double slope(
            float[] at, float[] direction, float lower, float upper, float[] gradient, int from, int to) {
        FloatVector zeros = FloatVector.zero(SPECIES);
        FloatVector lowest = FloatVector.broadcast(SPECIES, lower);
        FloatVector highest = FloatVector.broadcast(SPECIES, upper);
        DoubleVector low = DoubleVector.zero(VectorDoubleLanes.DOUBLES);
        DoubleVector high = low;
        int i = from;
        for (; i <= to - LENGTH; i += LENGTH) {
            FloatVector here = vector(at, i);
            FloatVector move = vector(direction, i);
            FloatVector notDown = move.blend(move.max(zeros), here.compare(VectorOperators.LE, lowest));
            FloatVector inwards = notDown.blend(notDown.min(zeros), here.compare(VectorOperators.GE, highest));
            FloatVector slope = vector(gradient, i);
            low = low.add(VectorDoubleLanes.low(inwards).mul(VectorDoubleLanes.low(slope)));
            high = high.add(VectorDoubleLanes.high(inwards).mul(VectorDoubleLanes.high(slope)));
        }
        double rest = 0;
        for (; i < to; i++) {
            float notDown = at[i] <= lower ? Math.max(direction[i], 0) : direction[i];
            float inwards = at[i] >= upper ? Math.min(notDown, 0) : notDown;
            rest += (double) inwards * gradient[i];
        }
        return VectorDoubleLanes.sum(low.add(high)) + rest;
    }

    @Override
    public float projectedNorm(float[] at, float[] gradient, float lower, float upper) {
        FloatVector lowest = FloatVector.broadcast(SPECIES, lower);
        FloatVector highest = FloatVector.broadcast(SPECIES, upper);
        FloatVector most = FloatVector.zero(SPECIES);
        int end = SPECIES.loopBound(at.length);
        for (int i = 0; i < end; i += LENGTH) {
            FloatVector here = vector(at, i);
            FloatVector slope = vector(gradient, i);
            FloatVector room = here.sub(lowest).blend(highest.sub(here), slope.compare(VectorOperators.LT, 0));
            most = most.max(slope.abs().min(room));
        }
        float largest = most.reduceLanes(VectorOperators.MAX);
        for (int i = end; i < at.length; i++) {
            float room = gradient[i] < 0 ? upper - at[i] : at[i] - lower;
            largest = Math.max(largest, Math.min(Math.abs(gradient[i]), room));
        }
        return largest;
    }

    private static FloatVector vector(float[] a, int index) {
        return FloatVector.fromArray(SPECIES, a, index);
    }
}
