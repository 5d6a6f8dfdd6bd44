package io.github.brushwork.transfer.settings;

/** What goes from one scale to the next. */
public enum CarryOver {
    /** The image alone. */
    IMAGE,
    /**
     * The image, and Adam's running means, resized with it, so that it goes on at full speed: the warm start of
     * crowsonkb/style-transfer-pytorch. L-BFGS has nothing that could be resized (its pairs of steps and gradient changes
     * would no longer belong together), and begins anew.
     */
    OPTIMIZER_STATE
}
