package io.github.brushwork.vgg.format;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.architecture.Place;
import java.util.List;

/**
 * A layer to write into a file, sound or broken on purpose.
 *
 * @param place where it stands
 * @param shape of the kernel: height, width, inputs, outputs
 * @param kernel in that order
 * @param bias one for each output
 */
public record SampleLayer(Place place, int[] shape, float[] kernel, float[] bias) {

    /** A sound layer of a network, by its number; its values are exact in every type of 16 bits and more. */
    public static SampleLayer of(Architecture architecture, int index) {
        Place place = architecture.places().get(index);
        return of(place, new int[] {3, 3, place.inputs(), place.outputs()});
    }

    /** A layer of any shape. */
    static SampleLayer of(Place place, int... shape) {
        return new SampleLayer(
                place,
                shape,
                values(shape[0] * shape[1] * shape[2] * shape[3], place.index()),
                values(shape[3], place.block()));
    }

    /** The first so many layers of a network. */
    static List<SampleLayer> first(Architecture architecture, int count) {
        return architecture.places().subList(0, count).stream()
                .map(place -> of(architecture, architecture.places().indexOf(place)))
                .toList();
    }

    /** The layer as it stands in a network. */
    static SampleLayer of(Place place, Convolution convolution) {
        int[] shape = {3, 3, convolution.inputs(), convolution.outputs()};
        return new SampleLayer(place, shape, convolution.filters(), convolution.bias());
    }

    /** With one weight of the kernel replaced. */
    SampleLayer with(int index, float value) {
        float[] changed = kernel.clone();
        changed[index] = value;
        return new SampleLayer(place, shape, changed, bias);
    }

    int inputs() {
        return shape[2];
    }

    int outputs() {
        return shape[3];
    }

    /** The kernel with axes outputs, inputs, height, width. */
    float[] kernelByOutput() {
        float[] turned = new float[kernel.length];
        int next = 0;
        for (int output = 0; output < shape[3]; output++) {
            for (int input = 0; input < shape[2]; input++) {
                for (int y = 0; y < shape[0]; y++) {
                    for (int x = 0; x < shape[1]; x++) {
                        turned[next++] = kernel[((y * shape[1] + x) * shape[2] + input) * shape[3] + output];
                    }
                }
            }
        }
        return turned;
    }

    int[] shapeByOutput() {
        return new int[] {shape[3], shape[2], shape[0], shape[1]};
    }

    private static float[] values(int count, int seed) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = ((i * 37L + seed * 11L) % 251 - 125) / 256f;
        }
        return values;
    }
}
