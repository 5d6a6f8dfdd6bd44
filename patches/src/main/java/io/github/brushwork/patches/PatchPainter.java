package io.github.brushwork.patches;

import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Resampling;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import java.util.Arrays;
import java.util.Objects;

/**
 * Paints one picture with the strokes of another, without any network: texture synthesis after a guide.
 *
 * <p>The content in the style's colours (the palette) guides the painting. From coarse to fine, each patch of what is painted so far is
 * replaced by the style's nearest, overlapping ones are averaged, and what the guide draws at its edges is mixed in. A bonus for strokes
 * that the picture asks for nowhere lets all of the style's strokes find a place (after Granot et al. 2022, "Drop the GAN").
 *
 * <p>Sources: Kwatra, Essa, Bobick and Kwatra (2005), "Texture optimization for example-based synthesis"; Elad and Milanfar (2017), "Style
 * transfer via texture synthesis"; for the palette Pitie and Kokaram (2007) and He, Sun and Tang (2010). Deviations: patches are compared
 * in few principal components and by the brightness around them; the weights of Kwatra et al. are applied once a round.
 *
 * <p>Immutable and safe to share between threads. The same pictures and settings give the same bits for any number of threads, on the
 * same kind of {@link Kernels}.
 *
 * @param stroke side of a patch in pixels, from 3 to 15; larger ones are bolder
 * @param contentWeight how much of the guide is mixed in everywhere, at least 0: 0.02 unless told otherwise, 0.2 hides most strokes
 * @param edges how much more of it is mixed in where it has edges, at least 0: 0.8 unless told otherwise
 * @param completeness from 0, each place takes its nearest stroke, to 1, all strokes are taken alike; 0.9 unless told otherwise
 * @param seed of all that is random
 */
public record PatchPainter(int stroke, double contentWeight, double edges, double completeness, long seed) {

    /** Longer sides of the scales as parts of the result's. */
    private static final double[] SCALES = {0.18, 0.25, 0.35, 0.5, 0.71, 1};
    /** Scales whose longer side is less are left out; the last is not. */
    private static final int SMALLEST_SCALE = 64;
    /** Up to this part of the result's size there is a patch at each pixel, beyond at every second. */
    private static final double DENSE = 0.4;

    private static final int ROUNDS = 3;
    private static final int STROKES = 16_000;
    /** Of the guide's detail that a scale is the first to show. */
    private static final float DETAIL = 0.8f;
    /** Where the guide's edges are this strong, among all pixels, they count fully. */
    private static final double STRONG_EDGE = 0.95;

    private static final int DEFAULT_STROKE = 7;
    /** Deviation of the window by which a stroke fades, as a part of its side. */
    private static final double WINDOW = 1.75 / DEFAULT_STROKE;

    private static final int SMALLEST_STROKE = 3;
    private static final int LARGEST_STROKE = 15;

    /** Told after each round of painting. */
    @FunctionalInterface
    public interface Listener {

        /**
         * A round is done.
         *
         * @param scale longer side of what is painted now, in pixels
         * @param done the part of all the work that is done, from 0 to 1, by the number of comparisons
         */
        void onRound(int scale, double done);
    }

    public PatchPainter {
        if (stroke < SMALLEST_STROKE || stroke > LARGEST_STROKE) {
            throw new IllegalArgumentException(
                    "a stroke of " + stroke + " pixels: it must be from " + SMALLEST_STROKE + " to " + LARGEST_STROKE);
        }
        requireWeight("the content", contentWeight);
        requireWeight("edges", edges);
        if (!(completeness >= 0 && completeness <= 1)) {
            throw new IllegalArgumentException("a completeness of " + completeness + ": it must be from 0 to 1");
        }
    }

    private static void requireWeight(String of, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "a weight of " + of + " of " + weight + ": it must be finite and at least 0");
        }
    }

    /** Creates a painter with strokes of 7 pixels. */
    public PatchPainter() {
        this(DEFAULT_STROKE, 0.02, 0.8, 0.9, 0);
    }

    /**
     * A copy with other strokes.
     *
     * @param stroke side of a patch in pixels, from 3 to 15
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public PatchPainter withStroke(int stroke) {
        return new PatchPainter(stroke, contentWeight, edges, completeness, seed);
    }

    /**
     * A copy that keeps more or less of the content.
     *
     * @param contentWeight everywhere, finite and at least 0
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public PatchPainter withContentWeight(double contentWeight) {
        return new PatchPainter(stroke, contentWeight, edges, completeness, seed);
    }

    /**
     * A copy that keeps more or less of the content's edges.
     *
     * @param edges finite and at least 0
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public PatchPainter withEdges(double edges) {
        return new PatchPainter(stroke, contentWeight, edges, completeness, seed);
    }

    /**
     * A copy that uses more or less of the style's strokes.
     *
     * @param completeness from 0 to 1
     * @return the copy
     * @throws IllegalArgumentException if it is out of range
     */
    public PatchPainter withCompleteness(double completeness) {
        return new PatchPainter(stroke, contentWeight, edges, completeness, seed);
    }

    /**
     * A copy with another seed.
     *
     * @param seed any number
     * @return the copy
     */
    public PatchPainter withSeed(long seed) {
        return new PatchPainter(stroke, contentWeight, edges, completeness, seed);
    }

    /**
     * Paints on all processors.
     *
     * @param content what the result shows; its size is the result's. Not modified; its alpha is kept
     * @param style whose strokes it has, read at the result's size; not modified, its alpha is ignored
     * @return the painting, as large as the content
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it is still interrupted then
     */
    public Image paint(Image content, Image style) {
        try (Workers workers = Workers.onAllProcessors()) {
            return paint(content, style, Kernels.fastest(workers), (scale, done) -> {});
        }
    }

    /**
     * Paints.
     *
     * @param content what the result shows; its size is the result's. Not modified; its alpha is kept
     * @param style whose strokes it has, read at the result's size; not modified, its alpha is ignored
     * @param kernels what computes; not closed
     * @param listener told how it goes on, on the calling thread
     * @return the painting, as large as the content
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it is still interrupted then
     */
    public Image paint(Image content, Image style, Kernels kernels, Listener listener) {
        Objects.requireNonNull(kernels, "kernels");
        Objects.requireNonNull(listener, "listener");
        Tensor palette = Palette.of(content, style, seed);
        Work work = new Work(content);
        Tensor painted = null;
        for (Scale scale : scales(content)) {
            Tensor guide = Resampling.LANCZOS.resize(palette, scale.height(), scale.width());
            painted = painted == null ? guide : withDetail(painted, guide);
            Image strokesOf = style.withLongerSide(Math.max(scale.width(), scale.height()));
            Strokes strokes = Strokes.of(Palette.tensor(strokesOf), stroke, scale.stride(), STROKES, seed, kernels);
            PatchGrid grid = PatchGrid.on(guide.shape(), stroke, scale.stride());
            Tensor brightness = Brightness.of(guide, stroke);
            float[] pull = pull(guide);
            for (int round = 0; round < ROUNDS; round++) {
                Matching matching =
                        Matching.of(painted, brightness, grid, strokes, completeness, seed + round, kernels);
                painted = Canvas.lay(grid, strokes, matching, WINDOW * stroke, kernels.workers());
                mix(painted, guide, pull);
                listener.onRound(Math.max(scale.width(), scale.height()), work.add(grid.count()));
            }
        }
        Image result = Image.clamped(content.width(), content.height(), painted.data());
        return content.hasAlpha() ? result.withAlphaOf(content) : result;
    }

    /**
     * A size to paint at.
     *
     * @param stride from patch to patch
     */
    private record Scale(int width, int height, int stride) {}

    private static Scale[] scales(Image content) {
        int longer = Math.max(content.width(), content.height());
        return Arrays.stream(SCALES)
                .filter(part -> part == 1 || part * longer >= SMALLEST_SCALE)
                .mapToObj(part -> new Scale(
                        Math.max(1, (int) Math.round(part * content.width())),
                        Math.max(1, (int) Math.round(part * content.height())),
                        part > DENSE ? 2 : 1))
                .toArray(Scale[]::new);
    }

    /** How much is done: nearly all time goes into comparing patches. */
    private final class Work {

        private final long all;
        private long done;

        Work(Image content) {
            this.all = Arrays.stream(scales(content))
                    .mapToLong(each ->
                            (long) ROUNDS * new PatchGrid(each.height(), each.width(), stroke, each.stride()).count())
                    .sum();
        }

        double add(int patches) {
            done += patches;
            return (double) done / all;
        }
    }

    /** Enlarges a painting, and puts in the detail of the guide that is new at this size. */
    private static Tensor withDetail(Tensor painted, Tensor guide) {
        int height = guide.shape().height();
        int width = guide.shape().width();
        Tensor large = Resampling.LANCZOS.resize(painted, height, width);
        Tensor coarse = Resampling.LANCZOS.resize(
                Resampling.LANCZOS.resize(
                        guide, painted.shape().height(), painted.shape().width()),
                height,
                width);
        float[] out = large.data();
        for (int i = 0; i < out.length; i++) {
            out[i] += DETAIL * (guide.data()[i] - coarse.data()[i]);
        }
        return large;
    }

    /** How strongly each pixel is drawn to the guide: edges hold the drawing, flat parts are free. */
    private float[] pull(Tensor guide) {
        float[] pull = Filters.gaussian(Filters.gradientMagnitude(Filters.grey(guide)), 1)
                .data();
        float[] sorted = pull.clone();
        Arrays.sort(sorted);
        float strong = sorted[(int) (STRONG_EDGE * (sorted.length - 1))];
        for (int i = 0; i < pull.length; i++) {
            // a picture without edges is flat everywhere
            double edge = strong > 0 ? Math.min(1, pull[i] / strong) : 0;
            pull[i] = (float) (contentWeight + edges * edge);
        }
        return pull;
    }

    private static void mix(Tensor painted, Tensor guide, float[] pull) {
        float[] out = painted.data();
        for (int i = 0; i < out.length; i++) {
            float weight = pull[i / 3];
            out[i] = (out[i] + weight * guide.data()[i]) / (1 + weight);
        }
    }
}
