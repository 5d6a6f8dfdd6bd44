package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.engine.JavaEngine;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.vgg.Vgg16;
import io.github.brushwork.vgg.calibration.Calibration;
import java.nio.file.Path;

/** A program that paints and saves itself, for a test to kill. */
final class KilledTransfer {

    static final int ITERATIONS = 12;

    private static final Image CONTENT = Pictures.blobs(40, 32, 1);
    private static final Image STYLE = Pictures.blobs(48, 36, 9);
    static final Network NETWORK =
            Vgg16.calibrated(CONTENT, STYLE, Calibration.defaults().withWidth(0.25));

    private KilledTransfer() {}

    static StyleTransferBuilder transfer() {
        return StyleTransfer.builder()
                .content(CONTENT)
                .style(STYLE)
                .network(NETWORK)
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
