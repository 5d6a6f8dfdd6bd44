package io.github.brushwork.examples.extending;

import io.github.brushwork.core.Objective;
import io.github.brushwork.optim.Descent;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.optim.OptimizerRun;
import io.github.brushwork.optim.OptimizerState;
import io.github.brushwork.optim.RunState;
import io.github.brushwork.optim.Update;
import java.util.Arrays;

/** Lion: every variable moves by the learning rate, in the direction of a mean of gradients. Chen et al. (2023), algorithm 2. */
public record Lion(Descent descent, double beta1, double beta2) implements Optimizer {

    @Override
    public OptimizerRun begin(Objective objective, float[] start) {
        return descent.begin(objective, start, new Step(new float[start.length], new float[start.length]));
    }

    @Override
    public OptimizerRun resume(Objective objective, OptimizerState state) {
        if (state instanceof State saved) {
            Step step = new Step(saved.direction.clone(), saved.mean.clone());
            return descent.resume(objective, saved.run, step);
        }
        throw new IllegalArgumentException("Lion cannot resume " + state + ": it is another optimizer's");
    }

    @Override
    public long heapBytes(int variables) {
        return descent.heapBytes(variables) + 2L * Float.BYTES * variables;
    }

    private record State(RunState run, float[] direction, float[] mean) implements OptimizerState.Other {}

    private final class Step implements Update {

        private final float[] direction;
        private final float[] mean;

        Step(float[] direction, float[] mean) {
            this.direction = direction;
            this.mean = mean;
        }

        @Override
        public void absorb(float[] gradient) {
            for (int i = 0; i < gradient.length; i++) {
                direction[i] = (float) Math.signum(beta1 * mean[i] + (1 - beta1) * gradient[i]);
                mean[i] = (float) (beta2 * mean[i] + (1 - beta2) * gradient[i]);
            }
        }

        @Override
        public void move(float[] x, double rate, float[] target) {
            for (int i = 0; i < x.length; i++) {
                target[i] = (float) (x[i] - rate * direction[i]);
            }
        }

        @Override
        public void clear() {
            Arrays.fill(mean, 0);
        }

        @Override
        public OptimizerState state(RunState run) {
            return new State(run, direction.clone(), mean.clone());
        }
    }
}
