package io.github.brushwork.losses;

import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;

/** Kernels for tests, on the calling thread. */
final class OneWorker {

    static final Kernels KERNELS = Kernels.fastest(new Workers(1));

    /** Without vectors, which are objects until the compiler has learnt to keep them in registers. */
    static final Kernels PLAIN = Kernels.plain(new Workers(1));

    private OneWorker() {}
}
