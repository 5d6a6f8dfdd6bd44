package io.github.brushwork.transfer.quality;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.Weighted;
import java.util.List;

/** What part of the whole each of several pictures is. */
final class Shares {

    private Shares() {}

    /**
     * The weights over their sum.
     *
     * @throws IllegalArgumentException if there is no picture or all weights are 0
     */
    static double[] of(List<Weighted<Image>> pictures) {
        double sum = pictures.stream().mapToDouble(Weighted::weight).sum();
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException("the weights of " + pictures.size() + " styles add up to " + sum
                    + ": give at least one style, and weights with a finite sum greater than 0");
        }
        return pictures.stream().mapToDouble(each -> each.weight() / sum).toArray();
    }
}
