package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.transfer.record.TransferRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Paints one image in the style of another: the library's front door.
 *
 * <pre>{@code
 * StyleTransfer.builder()
 *         .content(harbour)
 *         .style(waves)
 *         .build()
 *         .run()
 *         .save(out);
 * }</pre>
 *
 * <p>Here {@code harbour}, {@code waves} and {@code out} are paths of files.
 *
 * <p>The pixels of the result are found by minimising a weighted sum of losses (Gatys, Ecker and Bethge, "Image Style
 * Transfer Using Convolutional Neural Networks", CVPR 2016): the activations of a convolutional network should resemble
 * the content's, their Gram matrices the style's.
 *
 * <p>Immutable. {@link #run()} may be called again, and by several threads; each call computes anew.
 */
public final class StyleTransfer {

    private static final Duration TRIAL = Duration.ofSeconds(3);

    private final TransferRequest request;
    private final EngineSource engine;

    StyleTransfer(TransferRequest request, EngineSource engine) {
        this.request = request;
        this.engine = engine;
    }

    /**
     * Starts a transfer's description.
     *
     * @return a new builder
     */
    public static StyleTransferBuilder builder() {
        return new StyleTransferBuilder();
    }

    /**
     * Computes the picture. When the thread is interrupted or the listener stops the run, the result is the best image so
     * far.
     *
     * @return the picture, and how it came about
     * @throws IllegalArgumentException if the network has not the layers that are asked for, an image is too small for
     *     it, or the memory does not suffice; the message then names the largest size for which it does
     * @throws IllegalStateException if the engine that was asked for cannot run here
     * @throws java.util.concurrent.CancellationException if the thread is interrupted before there is any result; it is
     *     still interrupted then
     */
    public StyleTransferResult run() {
        return using((request, engine) -> new TransferRun(request, engine, MemoryLimits.here()).run());
    }

    /**
     * Estimates what {@link #run()} will cost. The memory comes from the engine's plan, in which nothing is allocated; the time from a
     * run of three seconds at a small size. The network is prepared as for a run, so its weights are fetched if they are not on
     * this machine.
     *
     * @return memory, time, and the largest size that fits
     * @throws IllegalArgumentException if the network has not the layers that are asked for, or an image is too small for
     *     it
     * @throws IllegalStateException if the engine that was asked for cannot run here, or cannot tell its memory
     * @throws java.util.concurrent.CancellationException if the thread is interrupted before the estimate is complete; it
     *     is still interrupted then
     */
    public Estimate estimate() {
        return using((request, engine) -> new Estimator(request, engine, MemoryLimits.here(), TRIAL).estimate());
    }

    /**
     * Estimates the memory of {@link #run()}: {@link #estimate()} without the time, and without a run to measure it. The
     * network is prepared as for a run; one of the same layers and channels with other weights gives the same figures.
     *
     * @return memory, and the largest size that fits
     * @throws IllegalArgumentException if the network has not the layers that are asked for, or an image is too small for
     *     it
     * @throws IllegalStateException if the engine that was asked for cannot run here, or cannot tell its memory
     */
    public MemoryUse memoryUse() {
        return using((request, engine) -> new Estimator(request, engine, MemoryLimits.here(), TRIAL).memoryUse());
    }

    /**
     * Tells, without painting, whether {@link #run()} would make the result of a record again, so that work which is done can be
     * skipped. Compares all that decides the bits: settings, seed, pictures with what is said of them, and if these are the same the
     * network, which is prepared as for a run, and the engine's arithmetic. What may end a run early is not compared: time
     * limit, stopping rule and listener.
     *
     * @param record of a result
     * @return the first difference, in words; empty if there is none
     * @throws IllegalArgumentException if the network has not the layers that are asked for
     * @throws IllegalStateException if the engine that was asked for cannot run here
     */
    public Optional<String> differenceFrom(TransferRecord record) {
        return using((request, engine) -> difference(record, request, engine));
    }

    /** What is quick to tell comes first: settings, then pictures, and then the network. */
    private static Optional<String> difference(TransferRecord record, TransferRequest request, Engine engine) {
        return Conditions.difference(
                        Conditions.ofSettings(record.preset(), record.seed()),
                        Conditions.ofSettings(request.preset(), request.seed()))
                .or(() -> differenceOfInputs(record.conditions(), request, engine));
    }

    private static Optional<String> differenceOfInputs(
            Map<String, String> then, TransferRequest request, Engine engine) {
        Map<String, String> pictures = Conditions.ofPictures(request);
        return Conditions.difference(pictures.keySet(), then, pictures).or(() -> {
            Network network = new Preparation(request).network();
            return Conditions.difference(
                    then, Conditions.joined(pictures, Conditions.ofComputation(request, network, engine.arithmetic())));
        });
    }

    <R> R using(BiFunction<TransferRequest, Engine, R> user) {
        return engine.use(each -> user.apply(request, each));
    }
}
