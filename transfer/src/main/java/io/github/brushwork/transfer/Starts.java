package io.github.brushwork.transfer;

import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.Start;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

/** Makes the point from which a transfer starts. */
final class Starts {

    private final Image content;
    private final List<Style> styles;
    private final Preprocessing preprocessing;
    private final Random random;

    Starts(Inputs inputs, Preprocessing preprocessing, long seed) {
        this.content = inputs.content();
        this.styles = inputs.styles();
        this.preprocessing = preprocessing;
        this.random = new Random(seed);
    }

    float[] of(Start start, Canvas canvas) {
        if (start instanceof Start.Noise noise) {
            double deviation = noise.deviation() * preprocessing.meanScale() / 255;
            return canvas.of(noise(() -> deviation * random.nextGaussian()));
        }
        return canvas.of(image(start));
    }

    private Image image(Start start) {
        if (start instanceof Start.Given given) {
            return given.image().resize(content.width(), content.height());
        }
        if (start instanceof Start.Grey) {
            return rgb(channel -> 0.5 + (random.nextDouble() - 0.5) / 255);
        }
        if (start instanceof Start.UniformNoise) {
            return rgb(channel -> random.nextDouble());
        }
        if (start instanceof Start.StyleStatistics) {
            ChannelSpread spread = ChannelSpread.of(styles);
            return rgb(channel -> colour(spread.mean()[channel], spread.deviation()[channel]));
        }
        return content;
    }

    /** A normal number that is a colour: drawn again while it is none. */
    private double colour(double mean, double deviation) {
        double value;
        do {
            value = mean + deviation * random.nextGaussian();
        } while (value < 0 || value > 1);
        return value;
    }

    private interface ChannelSource {
        double next(int channel);
    }

    private Image rgb(ChannelSource source) {
        float[] rgb = new float[3 * content.width() * content.height()];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (float) source.next(i % 3);
        }
        return Image.clamped(content.width(), content.height(), rgb);
    }

    private Tensor noise(DoubleSupplier source) {
        Tensor x = Tensor.zeros(new Shape(content.height(), content.width(), 3));
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = (float) source.getAsDouble();
        }
        return x;
    }
}
