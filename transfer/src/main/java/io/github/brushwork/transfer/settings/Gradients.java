package io.github.brushwork.transfer.settings;

/** What the optimizer is given as the gradient of each term. */
public enum Gradients {
    /** The gradient. */
    EXACT,
    /**
     * The gradient at the term's layer divided by its L1 norm, so that each term pulls as hard as its weight says: {@code
     * -normalize_gradients} of jcjohnson/neural-style, see {@link io.github.brushwork.losses.NormalizedGradient}. It is no
     * longer the gradient of the loss: goes with {@code Adam}, not with line searches.
     */
    NORMALIZED
}
