package io.github.brushwork.samediff;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.GuidedLoss;
import io.github.brushwork.losses.MaskedContentLoss;
import io.github.brushwork.losses.RegionLoss;
import io.github.brushwork.losses.WeightedSum;

/** Losses with arbitrary targets in place of those that belong to another size of image, for asking about memory. */
final class FittedTargets {

    private FittedTargets() {}

    /**
     * The loss for activations of a shape.
     *
     * @param loss a loss with a SameDiff expression
     * @param shape shape of the activations
     * @return a loss whose expression has the arrays that the given one would have with a target of this shape
     */
    static Loss fit(Loss loss, Shape shape) {
        if (loss instanceof ContentLoss content) {
            return fit(content, shape);
        }
        if (loss instanceof MaskedContentLoss masked) {
            return new MaskedContentLoss(fit(masked.content(), shape), masked.mask());
        }
        if (loss instanceof GuidedLoss guided) {
            return new GuidedLoss(fit(guided.loss(), shape), guided.mask());
        }
        if (loss instanceof RegionLoss region) {
            Shape inside = new Shape(region.positions(shape).length, 1, shape.channels());
            return new RegionLoss(fit(region.loss(), inside), region.mask());
        }
        if (loss instanceof WeightedSum sum) {
            return new WeightedSum(sum.terms().stream()
                    .map(term -> new Term(term.name(), fit(term.loss(), shape), term.weight()))
                    .toList());
        }
        return loss;
    }

    /** A target of other channels stays, and is refused as it would be by the objective. */
    private static ContentLoss fit(ContentLoss content, Shape shape) {
        Shape own = content.target().shape();
        if (own.equals(shape) || own.channels() != shape.channels()) {
            return content;
        }
        Tensor target = Tensor.zeros(shape);
        for (int i = 0; i < shape.size(); i += 2) {
            target.data()[i] = 1; // some scalings divide by the target's variance
        }
        return new ContentLoss(content.layer(), target, content.scaling());
    }
}
