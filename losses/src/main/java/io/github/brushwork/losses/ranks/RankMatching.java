package io.github.brushwork.losses.ranks;

import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Scratch;
import io.github.brushwork.core.kernel.Workers;

/**
 * Compares the numbers of each column with those of a target, the smallest with the smallest and so on: the cheapest way
 * to move one distribution to another on a line. Numbers that are equal have no order among them; each of them is compared
 * with the mean of what all of them are to become.
 *
 * <p>For one thread at a time; allocates nothing once it is made. Each column is handled by one worker, so that the
 * result does not depend on the number of workers.
 */
final class RankMatching {

    private final int positions;
    private final int columns;
    private final PositionSort[] sorts;
    private final double[] residuals;
    private final double[] spreads;
    private final Workers.Loop match;
    /** Set for each call, as are those below. */
    private float[] values;

    private float[] wanted;
    private int wantedOffset;
    private int used;

    RankMatching(Workers workers, int positions, int columns) {
        this.positions = positions;
        this.columns = columns;
        this.sorts = sorts(workers, positions, columns);
        this.residuals = new double[columns];
        this.spreads = new double[columns];
        this.match = workers.loop(this::matchShare);
    }

    static Footprint footprint(int workers, int positions, int columns) {
        return Footprint.bytes(shares(workers, columns) * PositionSort.bytes(positions))
                .and(Footprint.doubles(2L * columns));
    }

    private static int shares(int workers, int columns) {
        return Math.min(workers, columns);
    }

    private static PositionSort[] sorts(Workers workers, int positions, int columns) {
        PositionSort[] sorts = new PositionSort[shares(workers.count(), columns)];
        for (int i = 0; i < sorts.length; i++) {
            sorts[i] = new PositionSort(positions);
        }
        return sorts;
    }

    /**
     * The numbers of each column in order, as many as asked for: where they are not as many as the column's, those at the
     * middle of equal shares of it.
     *
     * @param workers the threads to use
     * @param matrix positions x columns, row-major; not modified
     * @param columns how many columns the matrix has
     * @param count how many numbers to take of a column
     * @param quantiles columns x count; modified: overwritten from {@code offset} on
     * @param offset where the first column begins
     * @param used how many columns to take
     */
    static void quantiles(
            Workers workers, float[] matrix, int columns, int count, float[] quantiles, int offset, int used) {
        int positions = matrix.length / columns;
        PositionSort[] sorts = sorts(workers, positions, columns);
        workers.loop((share, scratch) -> {
                    PositionSort sort = sorts[share];
                    for (int c = share; c < used; c += sorts.length) {
                        sort.sort(matrix, columns, c);
                        for (int i = 0; i < count; i++) {
                            int middle = (int) ((2L * i + 1) * positions / (2L * count));
                            quantiles[offset + c * count + i] = sort.values()[sort.order()[middle]];
                        }
                    }
                })
                .run(sorts.length);
    }

    /**
     * Compares columns with their targets.
     *
     * @param values positions x columns, row-major; modified: the used columns are overwritten with their differences
     * @param wanted for each column as many numbers as there are positions, in order; not modified
     * @param wantedOffset where the numbers of the first column begin
     * @param used how many columns to compare
     */
    void match(float[] values, float[] wanted, int wantedOffset, int used) {
        this.values = values;
        this.wanted = wanted;
        this.wantedOffset = wantedOffset;
        this.used = used;
        try {
            match.run(sorts.length);
        } finally {
            this.values = null;
            this.wanted = null;
        }
    }

    /** Sum of the squared differences of the columns that were compared last. */
    double residual() {
        return sum(residuals);
    }

    /** Sum of the squared deviations of what equal numbers are to become from its mean. */
    double spread() {
        return sum(spreads);
    }

    private double sum(double[] sums) {
        double sum = 0;
        for (int c = 0; c < used; c++) {
            sum += sums[c];
        }
        return sum;
    }

    private void matchShare(int share, Scratch scratch) {
        for (int c = share; c < used; c += sorts.length) {
            residuals[c] = 0;
            spreads[c] = 0;
            PositionSort sort = sorts[share];
            sort.sort(values, columns, c);
            int from = 0;
            while (from < positions) {
                from = matchEqual(sort, c, from);
            }
            for (int p = 0; p < positions; p++) {
                values[p * columns + c] = sort.values()[p];
            }
        }
    }

    /** Puts differences in place of the numbers that equal the one of this rank; returns the rank of the next. */
    private int matchEqual(PositionSort sort, int column, int from) {
        float value = sort.values()[sort.order()[from]];
        int offset = wantedOffset + column * positions;
        double sum = wanted[offset + from];
        int to = from + 1;
        while (to < positions && sort.values()[sort.order()[to]] == value) {
            sum += wanted[offset + to];
            to++;
        }
        double mean = sum / (to - from);
        double difference = value - mean;
        residuals[column] += (to - from) * difference * difference;
        for (int i = from; i < to; i++) {
            double deviation = wanted[offset + i] - mean;
            spreads[column] += deviation * deviation;
            sort.values()[sort.order()[i]] = (float) difference;
        }
        return to;
    }
}
