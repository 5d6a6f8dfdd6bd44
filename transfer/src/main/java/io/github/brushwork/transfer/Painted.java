package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.optim.OptimizerState;
import io.github.brushwork.optim.Optimum;
import io.github.brushwork.transfer.settings.OutputRange;
import java.util.Optional;

/**
 * A picture after one scale.
 *
 * @param canvas what its variables mean
 * @param content the content in its size
 * @param optimum its variables, and how they came about
 * @param carried the optimizer's state, if the next scale takes it over
 */
record Painted(Canvas canvas, Image content, Optimum optimum, Optional<OptimizerState> carried) {

    /** The picture in its size. */
    Image image(OutputRange range) {
        return canvas.toImage(optimum.x(), range);
    }

    /** Whether no further scale is to follow, by what ended this one. */
    boolean endsTransfer() {
        return switch (optimum.stopReason().kind()) {
            case TIME, LISTENER, INTERRUPTED, NOT_FINITE -> true;
            case ITERATIONS, EVALUATIONS, RELATIVE_CHANGE, GRADIENT_NORM, OTHER_RULE, LINE_SEARCH_FAILED -> false;
        };
    }
}
