package io.github.brushwork.vgg.download;

import java.time.Duration;

/** Waits between attempts. */
@FunctionalInterface
interface Pause {

    /** The real thing. */
    Pause SLEEP = delay -> Thread.sleep(delay.toMillis());

    /** Waits for so long. */
    void await(Duration delay) throws InterruptedException;
}
