package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.optim.OptimizerState;
import io.github.brushwork.optim.Optimum;
import io.github.brushwork.transfer.settings.OutputRange;

/**
 * What painting at one scale came to.
 *
 * @param parametrisation what the optimum's variables mean
 * @param content the content in its size
 * @param optimum its variables, and how they came about
 * @param carried the optimizer's state, if the next scale takes it over, or null
 */
record ScaleResult(Parametrisation parametrisation, Image content, Optimum optimum, OptimizerState carried) {

    /** The picture in its size. */
    Image image(OutputRange range) {
        return parametrisation.toImage(optimum.x(), range);
    }

    /** Whether no further scale is to follow, by what ended this one. */
    boolean endsTransfer() {
        return switch (optimum.stopReason().kind()) {
            case TIME, LISTENER, INTERRUPTED, NOT_FINITE -> true;
            case ITERATIONS, EVALUATIONS, RELATIVE_CHANGE, GRADIENT_NORM, OTHER_RULE, LINE_SEARCH_FAILED -> false;
        };
    }
}
