package io.github.brushwork.optim;

/** Checks of settings. */
final class Requirements {

    private Requirements() {}

    static void positive(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a " + name + " of " + value + ": it must be finite and more than 0");
        }
    }

    /** A share of what was, in [0, 1). */
    static void share(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(
                    "a " + name + " of " + value + ": it must be at least 0 and less than 1");
        }
    }

    static void atLeastOne(String what, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " " + what + ": there must be at least 1");
        }
    }
}
