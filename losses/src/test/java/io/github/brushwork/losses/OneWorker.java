package io.github.brushwork.losses;

import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;

/** A worker for tests, the calling thread, and kernels that run on it. */
public final class OneWorker {

    public static final Workers WORKERS = new Workers(1);

    public static final Kernels KERNELS = Kernels.fastest(WORKERS);

    /** Without vectors, which are objects until the compiler has learnt to keep them in registers. */
    public static final Kernels PLAIN = Kernels.plain(WORKERS);

    private OneWorker() {}
}
