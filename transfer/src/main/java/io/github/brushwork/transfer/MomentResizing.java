package io.github.brushwork.transfer;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Resampling;

/** Brings what an optimizer has learnt of each variable to another size of the picture. */
final class MomentResizing {

    private MomentResizing() {}

    /** Scaled to a largest magnitude of 1 on the way, because squares of small gradients are no floats. */
    static double[] resized(double[] values, Image from, Shape to) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (largest == 0) {
            return new double[to.size()];
        }
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) (values[i] / largest);
        }
        float[] resized = Resampling.LANCZOS
                .resize(new Tensor(new Shape(from.height(), from.width(), 3), scaled), to.height(), to.width())
                .data();
        double[] result = new double[resized.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = largest * resized[i];
        }
        return result;
    }
}
