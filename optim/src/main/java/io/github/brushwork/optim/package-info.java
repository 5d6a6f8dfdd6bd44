/**
 * Optimizers: they minimise any {@link io.github.brushwork.core.Objective} and know nothing of networks or images.
 *
 * <p>Most users need two types: {@link io.github.brushwork.optim.Lbfgs} and {@link
 * io.github.brushwork.optim.StoppingRule}.
 *
 * <pre>{@code
 * Optimum optimum = new Lbfgs()
 *         .withMemory(20)
 *         .minimize(objective, start, StoppingRule.iterations(500).or(StoppingRule.time(Duration.ofMinutes(5))));
 * }</pre>
 */
package io.github.brushwork.optim;
