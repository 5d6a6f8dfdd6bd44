package io.github.brushwork.losses;

import io.github.brushwork.core.kernel.Scratch;
import io.github.brushwork.core.kernel.Workers;

/**
 * A parallel loop over positions that makes one array from another. The arrays travel through fields, so that a run
 * allocates nothing; they are let go afterwards. For one thread at a time.
 */
final class PositionLoop {

    /** What is done at one position. */
    @FunctionalInterface
    interface Body {

        /**
         * @param source the whole array that is read
         * @param target the whole array that is written, in places that belong to this position alone
         */
        void run(float[] source, float[] target, int position);
    }

    /** Elements of a task: they fit into the second-level cache. */
    private static final int CHUNK = 1 << 15;

    private final int positions;
    private final int chunk;
    private final Body body;
    private final Workers.Loop loop;
    private float[] source;
    private float[] target;

    PositionLoop(Workers workers, int positions, int channels, Body body) {
        this.positions = positions;
        this.chunk = Math.max(1, CHUNK / channels);
        this.body = body;
        this.loop = workers.loop(this::runChunk);
    }

    void run(float[] source, float[] target) {
        this.source = source;
        this.target = target;
        try {
            loop.run((positions + chunk - 1) / chunk);
        } finally {
            this.source = null;
            this.target = null;
        }
    }

    private void runChunk(int index, Scratch scratch) {
        int end = (int) Math.min(positions, (index + 1L) * chunk);
        for (int p = index * chunk; p < end; p++) {
            body.run(source, target, p);
        }
    }
}
