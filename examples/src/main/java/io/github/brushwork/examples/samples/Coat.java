package io.github.brushwork.examples.samples;

/** Colours a solid's surface, point by point, in the solid's own coordinates. */
@FunctionalInterface
interface Coat {

    Finish at(Vec point, Vec normal);

    /** One colour, a little uneven. */
    static Coat plain(Vec colour) {
        return (p, n) -> Finish.matt(colour.times(0.92 + 0.2 * Noise.at(p.x() * 3, p.y() * 3, p.z() * 3)), n);
    }
}
