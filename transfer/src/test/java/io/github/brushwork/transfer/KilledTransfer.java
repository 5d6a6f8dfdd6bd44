package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.engine.JavaEngine;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.optim.OptimizationListener.Decision;
import java.nio.file.Path;

/** A program that paints and saves itself, for a test to kill. */
final class KilledTransfer {

    static final int ITERATIONS = 12;

    private KilledTransfer() {}

    static StyleTransferBuilder transfer() {
        Image content = Pictures.blobs(40, 32, 1);
        Image style = Pictures.blobs(48, 36, 9);
        return StyleTransfer.builder()
                .content(content)
                .style(style)
                .network(NetworkSource.calibrated())
                .iterations(ITERATIONS);
    }

    /** Paints on two threads; after its sixth iteration it says so, and waits to be killed. */
    public static void main(String[] arguments) throws InterruptedException {
        try (Engine engine = JavaEngine.on(Kernels::fastest, 2)) {
            transfer()
                    .engine(engine)
                    .checkpoints(Checkpoints.every(1, Path.of(arguments[0])))
                    .listener(progress -> {
                        if (progress.point().iteration() == 7) {
                            System.out.println("six iterations are saved");
                            sleepForever();
                        }
                        return Decision.CONTINUE;
                    })
                    .build()
                    .run();
        }
    }

    private static void sleepForever() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
