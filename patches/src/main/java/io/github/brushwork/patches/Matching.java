package io.github.brushwork.patches;

import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.NearestKernel;
import io.github.brushwork.core.kernel.ProductKernel;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which stroke goes where: for each patch of a picture the stroke with the nearest key.
 *
 * @param strokes for each patch of the grid the index of its stroke
 * @param distances for each patch the squared distance of its key to the stroke's
 */
record Matching(int[] strokes, float[] distances) {

    /** Patches of the picture that are matched at a time: what they need stays small for pictures of any size. */
    private static final int BAND = 1 << 14;
    /** Patches that one task copies. */
    private static final int CHUNK = 64;
    /** Patches of the picture from which a stroke's distance to the whole of it is measured. */
    private static final int PROBES = 2000;

    /**
     * Matches a picture's patches.
     *
     * @param picture height x width x 3
     * @param brightness the guide's, see {@link Brightness}
     * @param completeness from 0, every patch takes its nearest stroke, to 1, all strokes are taken alike: what part of its distance
     *     to the picture a stroke gets as a bonus. Strokes that the picture asks for nowhere find a place by it
     */
    static Matching of(
            Tensor picture,
            Tensor brightness,
            PatchGrid grid,
            Strokes strokes,
            double completeness,
            long seed,
            Kernels kernels) {
        Keys keys = new Keys(picture, brightness, grid, strokes, Math.min(BAND, grid.count()), kernels);
        float[] offsets = offsets(keys, strokes, completeness, seed, kernels);
        int[] chosen = new int[grid.count()];
        float[] distances = new float[grid.count()];
        int[] nearest = new int[keys.band()];
        NearestKernel search = kernels.nearest(strokes.count(), strokes.depth());
        for (int first = 0; first < grid.count(); first += keys.band()) {
            int count = Math.min(keys.band(), grid.count() - first);
            int start = first;
            float[] found = keys.of(i -> start + i, count);
            search.find(found, count, strokes.keys(), offsets, nearest);
            for (int i = 0; i < count; i++) {
                chosen[first + i] = nearest[i];
                distances[first + i] = distance(found, i, strokes.keys(), nearest[i], strokes.depth());
            }
        }
        return new Matching(chosen, distances);
    }

    private static float[] offsets(Keys keys, Strokes strokes, double completeness, long seed, Kernels kernels) {
        float[] offsets = new float[strokes.count()];
        if (completeness == 0) {
            return offsets;
        }
        int patches = keys.grid().count();
        int count = Math.min(Math.min(PROBES, keys.band()), patches);
        SplittableRandom random = new SplittableRandom(seed);
        int[] chosen = random.ints(count, 0, patches).toArray();
        float[] probes = Arrays.copyOf(keys.of(i -> chosen[i], count), count * strokes.depth());
        int[] nearest = new int[strokes.count()];
        kernels.nearest(count, strokes.depth())
                .find(strokes.keys(), strokes.count(), probes, new float[count], nearest);
        for (int n = 0; n < offsets.length; n++) {
            offsets[n] = (float) (-completeness * distance(strokes.keys(), n, probes, nearest[n], strokes.depth()));
        }
        return offsets;
    }

    private static float distance(float[] a, int i, float[] b, int j, int depth) {
        float sum = 0;
        for (int d = 0; d < depth; d++) {
            float difference = a[i * depth + d] - b[j * depth + d];
            sum += difference * difference;
        }
        return sum;
    }

    /** Makes the keys of a picture's patches, a band at a time. */
    private static final class Keys {

        /** Which patch. */
        private interface Choice {
            int patch(int i);
        }

        private final Tensor picture;
        private final Tensor brightness;
        private final PatchGrid grid;
        private final Strokes strokes;
        private final Kernels kernels;
        private final float[] patches;
        private final float[] projected;
        private final float[] keys;
        private final ProductKernel projection;

        Keys(Tensor picture, Tensor brightness, PatchGrid grid, Strokes strokes, int band, Kernels kernels) {
            this.picture = picture;
            this.brightness = brightness;
            this.grid = grid;
            this.strokes = strokes;
            this.kernels = kernels;
            this.patches = new float[band * strokes.length()];
            this.projected = new float[band * strokes.basis().dimension()];
            this.keys = new float[band * strokes.depth()];
            this.projection = strokes.basis().projection(band, kernels);
        }

        PatchGrid grid() {
            return grid;
        }

        int band() {
            return keys.length / strokes.depth();
        }

        /** Keys of some patches: an array that the next call overwrites. */
        float[] of(Choice choice, int count) {
            int length = strokes.length();
            kernels.workers()
                    .loop((task, scratch) -> {
                        for (int i = task * CHUNK; i < Math.min(count, (task + 1) * CHUNK); i++) {
                            grid.copy(picture, choice.patch(i), patches, i * length);
                        }
                    })
                    .run((count + CHUNK - 1) / CHUNK);
            projection.multiply(patches, strokes.basis().components(), projected);
            for (int i = 0; i < count; i++) {
                Strokes.key(projected, i, strokes.basis(), brightness.data()[grid.centre(choice.patch(i))], keys, i);
            }
            return keys;
        }
    }
}
