package io.github.brushwork.transfer;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Preprocessing;
import java.util.List;

/** An objective of red, green and blue in place of the network's input. */
final class RgbObjective implements Objective {

    private final Objective ofInput;
    private final Preprocessing preprocessing;
    private final float[] input;
    private final float[] inputGradient;

    RgbObjective(Objective ofInput, Preprocessing preprocessing) {
        this.ofInput = ofInput;
        this.preprocessing = preprocessing;
        this.input = new float[ofInput.dimension()];
        this.inputGradient = new float[ofInput.dimension()];
    }

    @Override
    public int dimension() {
        return ofInput.dimension();
    }

    @Override
    public List<String> terms() {
        return ofInput.terms();
    }

    @Override
    public Evaluation evaluate(float[] x, float[] gradient) {
        preprocessing.toNetwork(x, input);
        Evaluation evaluation = ofInput.evaluate(input, inputGradient);
        preprocessing.gradientOfRgb(inputGradient, gradient);
        return evaluation;
    }

    @Override
    public void close() {
        ofInput.close();
    }
}
