package io.github.brushwork.examples.samples;

import java.util.stream.IntStream;

/**
 * A point, direction or linear RGB colour. Immutable.
 *
 * @param x east, or red
 * @param y up, or green
 * @param z away from the viewer, or blue
 */
record Vec(double x, double y, double z) {

    private static final double[] LINEAR = IntStream.range(0, 256)
            .mapToDouble(level -> StrictMath.pow(level / 255.0, 2.2))
            .toArray();

    static final Vec ZERO = new Vec(0, 0, 0);

    /** A colour given the way painters' tools write it, sRGB as 0xRRGGBB, turned into linear light. */
    static Vec rgb(int hex) {
        return new Vec(LINEAR[hex >> 16 & 255], LINEAR[hex >> 8 & 255], LINEAR[hex & 255]);
    }

    Vec plus(Vec o) {
        return new Vec(x + o.x, y + o.y, z + o.z);
    }

    Vec minus(Vec o) {
        return new Vec(x - o.x, y - o.y, z - o.z);
    }

    Vec times(double s) {
        return new Vec(x * s, y * s, z * s);
    }

    Vec times(Vec o) {
        return new Vec(x * o.x, y * o.y, z * o.z);
    }

    Vec plus(double s, Vec o) {
        return new Vec(x + s * o.x, y + s * o.y, z + s * o.z);
    }

    Vec mix(Vec o, double t) {
        return new Vec(x + (o.x - x) * t, y + (o.y - y) * t, z + (o.z - z) * t);
    }

    double dot(Vec o) {
        return x * o.x + y * o.y + z * o.z;
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    Vec unit() {
        return times(1 / length());
    }

    /** The direction {@code this} takes after a mirror of the given unit normal. */
    Vec mirrored(Vec normal) {
        return plus(-2 * dot(normal), normal);
    }

    /** Turned about the vertical axis by the angle of the given cosine and sine. */
    Vec turned(double cos, double sin) {
        return new Vec(cos * x - sin * z, y, sin * x + cos * z);
    }
}
