package io.github.brushwork.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.brushwork.core.Shape;

/** From channels last, the layout of this project, to channels first, libtorch's usual one, and back. */
final class Layouts {

    private Layouts() {}

    static NDArray channelsFirst(float[] values, Shape shape, NDManager manager) {
        float[] planes = new float[values.length];
        int positions = shape.positions();
        for (int i = 0; i < positions; i++) {
            for (int c = 0; c < shape.channels(); c++) {
                planes[c * positions + i] = values[i * shape.channels() + c];
            }
        }
        return manager.create(
                planes, new ai.djl.ndarray.types.Shape(1, shape.channels(), shape.height(), shape.width()));
    }

    static void channelsLast(float[] planes, Shape shape, float[] values) {
        int positions = shape.positions();
        for (int c = 0; c < shape.channels(); c++) {
            for (int i = 0; i < positions; i++) {
                values[i * shape.channels() + c] = planes[c * positions + i];
            }
        }
    }

    /** From filters {@code [3][3][inputs][outputs]} to libtorch's {@code [outputs][inputs][3][3]}. */
    static NDArray filters(float[] filters, int inputs, int outputs, NDManager manager) {
        float[] transposed = new float[filters.length];
        int taps = filters.length / (inputs * outputs);
        for (int tap = 0; tap < taps; tap++) {
            for (int in = 0; in < inputs; in++) {
                for (int out = 0; out < outputs; out++) {
                    transposed[(out * inputs + in) * taps + tap] = filters[(tap * inputs + in) * outputs + out];
                }
            }
        }
        int side = (int) Math.sqrt(taps);
        return manager.create(transposed, new ai.djl.ndarray.types.Shape(outputs, inputs, side, side));
    }
}
