package io.github.brushwork.core.kernel;

import java.util.Arrays;

/**
 * A unit matrix whose rows are reflected and rotated until they are the eigenvectors that {@link SymmetricEigen} looks for;
 * for one thread at a time, allocates nothing once it is made.
 *
 * <p>What happens to the rows happens to each column by itself, so that workers share the columns and the result does not
 * depend on their number. Rotations are put off until there are many: those columns of all rows that a task turns stay in
 * the second-level cache meanwhile.
 */
final class TurnedRows {

    /** Columns of a task. */
    private static final int COLUMNS = 64;
    /** Rotations that are put off, for each row. */
    private static final int PUT_OFF = 8;

    private final int size;
    private final double[][] rows;
    private final double[] product;
    private final int[] uppers;
    private final double[] cosines;
    private final double[] sines;
    private int rotations;
    private final Workers.Loop reflect;
    private final Workers.Loop rotate;
    /** Set for the reflections, as is the one below. */
    private double[][] reflectors;

    private double[] factors;

    TurnedRows(Workers workers, int size) {
        this.size = size;
        this.rows = new double[size][size];
        this.product = new double[size];
        this.uppers = new int[PUT_OFF * size];
        this.cosines = new double[PUT_OFF * size];
        this.sines = new double[PUT_OFF * size];
        this.reflect = workers.loop(this::reflectColumns);
        this.rotate = workers.loop(this::rotateColumns);
    }

    static Footprint footprint(long size) {
        long putOff = PUT_OFF * size;
        return Footprint.doubles(size * size + size + 2 * putOff).and(Footprint.ints(putOff));
    }

    /** The rows, without the rotations that were put off. */
    double[][] rows() {
        return rows;
    }

    /**
     * Begins with a unit matrix and reflects it, {@code (1 - f[k] v[k] v[k]^T)} from the left for k = 0, 1, and so on.
     *
     * @param reflectors size rows: {@code v[k]} is 0 up to and with element k, whatever is there, and row k after it; not
     *     modified
     * @param factors {@code f}, as many as there are rows; not modified
     */
    void reflectUnit(double[][] reflectors, double[] factors) {
        this.reflectors = reflectors;
        this.factors = factors;
        this.rotations = 0;
        try {
            reflect.run(tasks());
        } finally {
            this.reflectors = null;
            this.factors = null;
        }
    }

    /** Rotates a row and the one below it, now or later. */
    void rotate(int upper, double cosine, double sine) {
        if (rotations == uppers.length) {
            rotateNow();
        }
        uppers[rotations] = upper;
        cosines[rotations] = cosine;
        sines[rotations] = sine;
        rotations++;
    }

    /** Does the rotations that were put off. */
    void rotateNow() {
        rotate.run(tasks());
        rotations = 0;
    }

    private int tasks() {
        return (size + COLUMNS - 1) / COLUMNS;
    }

    private void reflectColumns(int task, Scratch scratch) {
        int from = task * COLUMNS;
        int to = Math.min(size, from + COLUMNS);
        for (int i = 0; i < size; i++) {
            Arrays.fill(rows[i], from, to, 0);
            if (i >= from && i < to) {
                rows[i][i] = 1;
            }
        }
        for (int k = 0; k < size; k++) {
            if (factors[k] != 0) {
                reflectColumns(from, to, reflectors[k], k + 1, factors[k]);
            }
        }
    }

    private void reflectColumns(int from, int to, double[] reflector, int first, double factor) {
        Arrays.fill(product, from, to, 0);
        for (int i = first; i < size; i++) {
            addScaled(from, to, product, rows[i], factor * reflector[i]);
        }
        for (int i = first; i < size; i++) {
            addScaled(from, to, rows[i], product, -reflector[i]);
        }
    }

    private void rotateColumns(int task, Scratch scratch) {
        int from = task * COLUMNS;
        int to = Math.min(size, from + COLUMNS);
        for (int r = 0; r < rotations; r++) {
            int upper = uppers[r];
            rotate(from, to, rows[upper], rows[upper + 1], cosines[r], sines[r]);
        }
    }

    private static void addScaled(int from, int to, double[] sum, double[] row, double factor) {
        for (int j = from; j < to; j++) {
            sum[j] += factor * row[j];
        }
    }

    private static void rotate(int from, int to, double[] upper, double[] lower, double cosine, double sine) {
        for (int j = from; j < to; j++) {
            double u = upper[j];
            double l = lower[j];
            lower[j] = sine * u + cosine * l;
            upper[j] = cosine * u - sine * l;
        }
    }
}
