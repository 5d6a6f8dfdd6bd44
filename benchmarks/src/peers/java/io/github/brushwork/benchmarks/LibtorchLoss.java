package io.github.brushwork.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.github.brushwork.core.Loss;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.GramMatrix;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.losses.smoothness.TotalVariationLoss;
import io.github.brushwork.losses.smoothness.TotalVariationLoss.Form;

/** A loss in libtorch's operations, written from the formulas. Numbers are floats, lest libtorch goes on in double precision. */
@FunctionalInterface
interface LibtorchLoss {

    /** The loss of activations of shape 1 x C x H x W. */
    NDArray define(NDArray activations);

    static LibtorchLoss of(Loss loss, NDManager manager) {
        if (loss instanceof ContentLoss content) {
            NDArray target = Layouts.channelsFirst(
                    content.target().data(), content.target().shape(), manager);
            return activations -> activations.sub(target).square().sum().div((float) content.divisor());
        }
        if (loss instanceof StyleLoss style) {
            GramMatrix gram = style.target();
            NDArray target = manager.create(gram.values(), new Shape(gram.channels(), gram.channels()));
            return activations -> style(style, target, activations);
        }
        if (loss instanceof TotalVariationLoss variation && variation.form() == Form.MEAN_SQUARES) {
            return image -> variation(image.div((float) variation.unit()));
        }
        throw new IllegalArgumentException(
                "libtorch has no form of the loss " + loss + "; write it in LibtorchLoss, or measure another engine");
    }

    private static NDArray style(StyleLoss loss, NDArray target, NDArray activations) {
        Shape shape = activations.getShape();
        int channels = (int) shape.get(1);
        int height = (int) shape.get(2);
        int width = (int) shape.get(3);
        double divisor =
                loss.target().normalization().divisor(new io.github.brushwork.core.Shape(height, width, channels));
        NDArray rows = activations
                .reshape(channels, (long) height * width)
                .add(loss.target().shift());
        NDArray gram = rows.matMul(rows.transpose()).div((float) divisor);
        return gram.sub(target).square().sum().div((float) loss.divisor());
    }

    private static NDArray variation(NDArray x) {
        NDArray vertical = x.get(new NDIndex(":, :, 1:, :")).sub(x.get(new NDIndex(":, :, :-1, :")));
        NDArray horizontal = x.get(new NDIndex(":, :, :, 1:")).sub(x.get(new NDIndex(":, :, :, :-1")));
        return vertical.square().mean().add(horizontal.square().mean());
    }
}
