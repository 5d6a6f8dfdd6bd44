package io.github.brushwork.core.kernel;

/**
 * A parallel loop that makes one array from another, row by row. The arrays travel through fields, so that a run
 * allocates nothing; they are let go afterwards. For one thread at a time.
 */
final class RowLoop {

    /** What makes one row. */
    @FunctionalInterface
    interface Body {

        /**
         * Makes one row.
         *
         * @param source the whole array that is read
         * @param target the whole array that is written, in places that belong to this row alone
         * @param row from 0
         * @param scratch memory for this row alone
         */
        void run(float[] source, float[] target, int row, Scratch scratch);
    }

    private final Workers.Loop loop;
    private final int rows;
    private final Body body;
    private float[] source;
    private float[] target;

    RowLoop(Workers workers, int rows, Body body) {
        this.loop = workers.loop(this::row);
        this.rows = rows;
        this.body = body;
    }

    void run(float[] source, float[] target) {
        this.source = source;
        this.target = target;
        try {
            loop.run(rows);
        } finally {
            this.source = null;
            this.target = null;
        }
    }

    private void row(int row, Scratch scratch) {
        body.run(source, target, row, scratch);
    }
}
