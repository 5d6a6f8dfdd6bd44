package io.github.brushwork.optim;

import java.util.Arrays;

/** The step of {@link GradientDescent}. */
final class VelocityUpdate implements Update {

    private final double momentum;
    private final double[] velocity;

    VelocityUpdate(double momentum, double[] velocity) {
        this.momentum = momentum;
        this.velocity = velocity.clone();
    }

    @Override
    public void absorb(float[] gradient) {
        for (int i = 0; i < gradient.length; i++) {
            velocity[i] = momentum * velocity[i] + gradient[i];
        }
    }

    @Override
    public void move(float[] x, double rate, float[] target) {
        for (int i = 0; i < x.length; i++) {
            target[i] = (float) (x[i] - rate * velocity[i]);
        }
    }

    @Override
    public void clear() {
        Arrays.fill(velocity, 0);
    }

    @Override
    public OptimizerState state(RunState run) {
        return new GradientDescentState(run, velocity.clone());
    }
}
