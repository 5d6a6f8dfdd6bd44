package io.github.brushwork.core.kernel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of symmetric matrices of one size, for one thread at a time; allocates nothing once it is
 * made.
 *
 * <p>Householder reflections make the matrix tridiagonal, and implicitly shifted QL steps make that diagonal (G. Golub,
 * C. Van Loan, Matrix Computations, 4th edition, sections 8.3.1 and 8.3.3). Everything costly is a loop over whole rows
 * at one index, which the JVM's compiler vectorises. An off-diagonal element counts as zero below the rounding error of
 * the largest: matrices of low rank, with many eigenvalues that are hardly more than rounding errors, end as soon as
 * others.
 */
public final class SymmetricEigen {

    /** Steps for one eigenvalue; two or three are usual. */
    private static final int STEPS = 60;

    private final int size;
    private final double[] diagonal;
    /** Element i lies between diagonal elements i and i + 1. */
    private final double[] offDiagonal;

    /** The reflectors' 2 / |v|^2, 0 where there is none. */
    private final double[] factors;

    private final double[] product;
    private final TurnedRows vectors;

    /**
     * Plans decompositions.
     *
     * @param workers the threads to use; the bits do not depend on how many there are
     * @param size rows of the matrices, at least 1
     */
    public SymmetricEigen(Workers workers, int size) {
        this.size = size;
        this.diagonal = new double[size];
        this.offDiagonal = new double[size];
        this.factors = new double[size];
        this.product = new double[size];
        this.vectors = new TurnedRows(workers, size);
    }

    /**
     * The memory of one, told without making it.
     *
     * @param size rows of the matrices
     * @return the footprint
     */
    public static Footprint footprint(long size) {
        return TurnedRows.footprint(size).and(Footprint.doubles(4 * size));
    }

    /**
     * The eigenvalues.
     *
     * @return in no particular order; not to be modified, and overwritten by the next decomposition
     */
    public double[] values() {
        return diagonal;
    }

    /**
     * A unit eigenvector for each value.
     *
     * @return rows in the order of the values; not to be modified, and overwritten by the next decomposition
     */
    public double[][] vectors() {
        return vectors.rows();
    }

    /**
     * Decomposes a matrix.
     *
     * @param matrix size x size, symmetric and finite; modified: its content is lost
     * @throws IllegalStateException if the steps do not converge, as for a matrix that is not finite
     */
    public void decompose(double[][] matrix) {
        for (int k = 0; k < size; k++) {
            offDiagonal[k] = k + 1 < size ? eliminate(matrix, k) : 0;
            diagonal[k] = matrix[k][k];
        }
        vectors.reflectUnit(matrix, factors);
        double negligible = Math.ulp(largest());
        for (int k = 0; k < size; k++) {
            diagonalize(k, negligible);
        }
        vectors.rotateNow();
    }

    /**
     * The order of the eigenvalues.
     *
     * @return their indices, that of the largest first, in a new array
     */
    public int[] descending() {
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -diagonal[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double largest() {
        double largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, Math.max(Math.abs(diagonal[i]), Math.abs(offDiagonal[i])));
        }
        return largest;
    }

    /**
     * Reflects row and column k so that one element is left beside the diagonal, and returns it. The reflector takes the
     * place of the rest of the row.
     */
    private double eliminate(double[][] matrix, int k) {
        double[] row = matrix[k];
        double norm = 0;
        for (int j = k + 1; j < size; j++) {
            norm += row[j] * row[j];
        }
        double first = row[k + 1];
        double remaining = first > 0 ? -Math.sqrt(norm) : Math.sqrt(norm);
        double squaredLength = 2 * (norm - first * remaining);
        if (k + 2 == size || !(squaredLength > 0)) {
            factors[k] = 0;
            return first;
        }
        row[k + 1] -= remaining;
        factors[k] = 2 / squaredLength;
        reflect(matrix, row, k + 1, factors[k]);
        return remaining;
    }

    /** {@code A - v w^T - w v^T}, with {@code w = p - (f / 2) (p^T v) v} and {@code p = f A v}. */
    private void reflect(double[][] matrix, double[] reflector, int first, double factor) {
        Arrays.fill(product, 0);
        for (int i = first; i < size; i++) {
            addScaled(first, size, product, matrix[i], factor * reflector[i]);
        }
        double dot = 0;
        for (int i = first; i < size; i++) {
            dot += product[i] * reflector[i];
        }
        addScaled(first, size, product, reflector, -factor / 2 * dot);
        for (int i = first; i < size; i++) {
            addScaled(first, size, matrix[i], product, -reflector[i], reflector, -product[i]);
        }
    }

    private void diagonalize(int k, double negligible) {
        int steps = 0;
        int end = endOfBlock(k, negligible);
        while (end > k) {
            if (steps++ == STEPS) {
                throw new IllegalStateException("no eigenvalues found for a matrix of " + size + " x " + size + " in "
                        + STEPS + " steps; its values may be infinite or not numbers");
            }
            step(k, end);
            end = endOfBlock(k, negligible);
        }
    }

    /** The last row that row k is still connected with. */
    private int endOfBlock(int k, double negligible) {
        int end = k;
        while (end < size - 1 && !(Math.abs(offDiagonal[end]) <= negligible)) {
            end++;
        }
        return end;
    }

    /** One implicit QL step with Wilkinson's shift on rows {@code first} to {@code last}, chased from the last upwards. */
    private void step(int first, int last) {
        double bulge = diagonal[last] - shift(first);
        double sine = 1;
        double cosine = 1;
        double carried = 0;
        for (int i = last - 1; i >= first; i--) {
            double chased = sine * offDiagonal[i];
            double kept = cosine * offDiagonal[i];
            double radius = Math.hypot(chased, bulge);
            offDiagonal[i + 1] = radius;
            if (radius == 0) {
                // The block has fallen apart here; what is above is left to the next step.
                diagonal[i + 1] -= carried;
                offDiagonal[last] = 0;
                return;
            }
            sine = chased / radius;
            cosine = bulge / radius;
            double below = diagonal[i + 1] - carried;
            double mixed = (diagonal[i] - below) * sine + 2 * cosine * kept;
            carried = sine * mixed;
            diagonal[i + 1] = below + carried;
            bulge = cosine * mixed - kept;
            vectors.rotate(i, cosine, sine);
        }
        diagonal[first] -= carried;
        offDiagonal[first] = bulge;
        offDiagonal[last] = 0;
    }

    /** The eigenvalue of the upper left 2 x 2 matrix that is closer to its first element. */
    private double shift(int first) {
        double half = (diagonal[first + 1] - diagonal[first]) / (2 * offDiagonal[first]);
        double root = Math.hypot(half, 1);
        return diagonal[first] - offDiagonal[first] / (half + Math.copySign(root, half));
    }

    private static void addScaled(int from, int size, double[] sum, double[] row, double factor) {
        for (int j = from; j < size; j++) {
            sum[j] += factor * row[j];
        }
    }

    private static void addScaled(
            int from, int size, double[] sum, double[] row, double factor, double[] otherRow, double otherFactor) {
        for (int j = from; j < size; j++) {
            sum[j] += factor * row[j] + otherFactor * otherRow[j];
        }
    }
}
