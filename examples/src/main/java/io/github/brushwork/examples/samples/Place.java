package io.github.brushwork.examples.samples;

/**
 * Where something stands: its origin, and the turn about the vertical that takes its own axes to the world's.
 *
 * @param at origin, world coordinates
 * @param cos cosine of the turn
 * @param sin sine of the turn
 */
record Place(Vec at, double cos, double sin) {

    static Place of(Vec at, double angle) {
        return new Place(at, StrictMath.cos(angle), StrictMath.sin(angle));
    }

    Vec toWorld(Vec own) {
        return at.plus(own.turned(cos, sin));
    }

    /** The place {@code own} away, facing the same way. */
    Place shifted(double x, double y, double z) {
        return new Place(toWorld(new Vec(x, y, z)), cos, sin);
    }
}
