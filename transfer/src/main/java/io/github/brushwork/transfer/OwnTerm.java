package io.github.brushwork.transfer;

import io.github.brushwork.core.Loss;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A term that the caller brings along.
 *
 * @param name what it is called, unlike all others
 * @param weight factor on its loss
 * @param layers those that it is known to read before there is a network
 * @param loss makes the loss for one size of the picture
 */
record OwnTerm(String name, double weight, List<String> layers, Function<LossContext, Loss> loss) {

    OwnTerm {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(loss, "loss");
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "the weight of term \"" + name + "\" is " + weight + ": it must be finite and at least 0");
        }
    }

    /** What a checkpoint or a record says of it; neither can make it again. */
    String description() {
        return weight + " times a loss of the caller's own";
    }
}
