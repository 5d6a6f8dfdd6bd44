package io.github.brushwork.examples.samples;

/**
 * What a point of a surface looks like.
 *
 * @param colour share of light thrown back, linear RGB
 * @param normal unit normal, bumps included
 * @param gloss share of the sky seen mirrored, 0 to 1
 * @param glow light given off, linear RGB
 */
record Finish(Vec colour, Vec normal, double gloss, Vec glow) {

    static Finish matt(Vec colour, Vec normal) {
        return new Finish(colour, normal, 0, Vec.ZERO);
    }

    Finish withNormal(Vec normal) {
        return new Finish(colour, normal, gloss, glow);
    }
}
