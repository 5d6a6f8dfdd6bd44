package io.github.brushwork.core.kernel;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Runs independent tasks in the common pool. */
final class Parallel {

    private Parallel() {}

    static void forEach(int tasks, IntConsumer task) {
        if (tasks == 1) {
            task.accept(0);
        } else {
            IntStream.range(0, tasks).parallel().forEach(task);
        }
    }
}
