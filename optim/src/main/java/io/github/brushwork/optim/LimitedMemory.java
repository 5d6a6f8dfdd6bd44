package io.github.brushwork.optim;

import io.github.brushwork.core.kernel.Arithmetic;
import java.util.ArrayList;
import java.util.List;

/**
 * The last few changes of point and gradient, which stand in for the inverse Hessian: the two-loop recursion of Nocedal
 * (1980), "Updating quasi-Newton matrices with limited storage", Mathematics of Computation 35(151).
 *
 * <p>The inverse Hessian can be restricted to the free variables, as in Schmidt, Kim and Sra (2011), "Projected
 * Newton-type methods in machine learning": every pair is cut to the free variables, and pairs without positive curvature
 * there are passed over.
 */
final class LimitedMemory {

    /** Gradients are floats: curvature that is smaller than this share of its terms is noise. */
    private static final double NOISE = Math.ulp(1f);

    private final Arithmetic arithmetic;
    private final int capacity;
    private final float[][] steps;
    private final float[][] changes;
    private final double[] curvatures;
    private int newest = -1;
    private int size;

    /** The pairs of use on the free variables, newest first, with their curvature there. */
    private final int[] usable;

    private final double[] freeCurvatures;
    private final double[] coefficients;
    private int usableCount;

    LimitedMemory(int capacity, Arithmetic arithmetic) {
        this.arithmetic = arithmetic;
        this.capacity = capacity;
        this.steps = new float[capacity][];
        this.changes = new float[capacity][];
        this.curvatures = new double[capacity];
        this.usable = new int[capacity];
        this.freeCurvatures = new double[capacity];
        this.coefficients = new double[capacity];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    /**
     * Remembers the change from one point to the next, in place of the oldest if the memory is full. A change along which
     * the gradient does not grow would make the inverse Hessian indefinite: it is left out.
     *
     * @param descent how far the function would have fallen, had its slope not changed; positive
     */
    void remember(float[] x, float[] nextX, float[] gradient, float[] nextGradient, double descent) {
        double curvature = arithmetic.dotOfDifferences(nextX, x, nextGradient, gradient);
        if (!(curvature > NOISE * descent)) {
            return;
        }
        makeRoom(x.length);
        arithmetic.subtract(nextX, x, steps[newest]);
        arithmetic.subtract(nextGradient, gradient, changes[newest]);
        curvatures[newest] = curvature;
    }

    private void makeRoom(int dimension) {
        newest = (newest + 1) % capacity;
        size = Math.min(size + 1, capacity);
        if (steps[newest] == null) {
            steps[newest] = new float[dimension];
            changes[newest] = new float[dimension];
        }
    }

    /** Copies of what is remembered, oldest first. */
    List<CurvaturePair> snapshot() {
        List<CurvaturePair> pairs = new ArrayList<>();
        for (int age = size - 1; age >= 0; age--) {
            int pair = Math.floorMod(newest - age, capacity);
            pairs.add(new CurvaturePair(steps[pair].clone(), changes[pair].clone(), curvatures[pair]));
        }
        return pairs;
    }

    /** Remembers what a snapshot holds; the newest of it if it holds more than the capacity. */
    void restore(List<CurvaturePair> pairs) {
        clear();
        for (CurvaturePair pair : pairs.subList(Math.max(0, pairs.size() - capacity), pairs.size())) {
            makeRoom(pair.step().length);
            System.arraycopy(pair.step(), 0, steps[newest], 0, pair.step().length);
            System.arraycopy(pair.change(), 0, changes[newest], 0, pair.change().length);
            curvatures[newest] = pair.curvature();
        }
    }

    /**
     * The quasi-Newton direction on the free variables.
     *
     * @param gradient not modified
     * @param fixed the variables that are not free; the direction is 0 there
     * @param direction modified: overwritten with minus the inverse Hessian times the gradient
     */
    void direction(float[] gradient, FixedVariables fixed, float[] direction) {
        negate(gradient, direction);
        fixed.zero(direction);
        selectUsable(fixed);
        for (int k = 0; k < usableCount; k++) {
            int pair = usable[k];
            coefficients[k] = arithmetic.dot(steps[pair], direction) / freeCurvatures[k];
            arithmetic.addScaled(direction, (float) -coefficients[k], changes[pair]);
            fixed.zero(direction);
        }
        if (usableCount > 0) {
            arithmetic.scale(direction, (float) scaling(fixed));
        }
        for (int k = usableCount - 1; k >= 0; k--) {
            int pair = usable[k];
            double coefficient = arithmetic.dot(changes[pair], direction) / freeCurvatures[k];
            arithmetic.addScaled(direction, (float) (coefficients[k] - coefficient), steps[pair]);
            fixed.zero(direction);
        }
    }

    private static void negate(float[] a, float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = -a[i];
        }
    }

    private void selectUsable(FixedVariables fixed) {
        usableCount = 0;
        for (int age = 0; age < size; age++) {
            int pair = Math.floorMod(newest - age, capacity);
            double curvature = curvatures[pair] - fixed.dot(steps[pair], changes[pair]);
            if (curvature > NOISE * curvatures[pair]) {
                usable[usableCount] = pair;
                freeCurvatures[usableCount] = curvature;
                usableCount++;
            }
        }
    }

    /** The initial inverse Hessian: s'y / y'y of the newest pair. */
    private double scaling(FixedVariables fixed) {
        float[] change = changes[usable[0]];
        return freeCurvatures[0] / (arithmetic.dot(change, change) - fixed.dot(change, change));
    }
}
