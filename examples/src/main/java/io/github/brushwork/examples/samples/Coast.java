package io.github.brushwork.examples.samples;

/**
 * The land: a quay along a curved bay, a hillside that climbs behind it and falls to the open sea on the left. Heights
 * are drawn up once on a grid of half metres.
 */
final class Coast {

    private static final double CELL = 0.5;
    private static final int WEST = -70;
    private static final int SOUTH = 30;
    private static final int COLUMNS = 480;
    private static final int ROWS = 640;
    private static final double QUAY = 1.5;
    private static final double TOP = 90;

    private final float[] heights = new float[COLUMNS * ROWS];

    Coast() {
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                heights[row * COLUMNS + column] = (float) shape(WEST + column * CELL, SOUTH + row * CELL);
            }
        }
    }

    private static double shape(double x, double z) {
        double inland = inland(x, z);
        if (inland < 0) {
            return -3;
        }
        double climb = Math.max(0, inland - 10);
        double rough = Noise.fractal(x / 28, z / 28, 3.3, 4);
        double slope = 0.72 * climb / Math.sqrt(1 + climb * climb / (95.0 * 95));
        return QUAY + slope * (0.93 + 0.2 * rough) + Noise.step(10, 30, inland) * 1.5 * rough;
    }

    /** Metres from the water's edge, positive on land. */
    static double inland(double x, double z) {
        double bend = (edge(x + 0.5) - edge(x - 0.5));
        double fromBay = (z - edge(x)) / Math.sqrt(1 + bend * bend);
        double fromSea = (x + 34 - 0.08 * (z - 130)) * 1.7 + 4 * Noise.at(z / 22, 2.5, 0);
        double blend = Math.max(0, 14 - Math.abs(fromBay - fromSea));
        return Math.min(fromBay, fromSea) - blend * blend / 56;
    }

    private static double edge(double x) {
        return 136 - 82 * Noise.step(-8, 74, x);
    }

    /** The way to the water, a unit vector without height. */
    static Vec seaward(double x, double z) {
        return new Vec(inland(x - 1, z) - inland(x + 1, z), 0, inland(x, z - 1) - inland(x, z + 1)).unit();
    }

    double heightAt(double x, double z) {
        double gx = (x - WEST) / CELL;
        double gz = (z - SOUTH) / CELL;
        int column = (int) Math.floor(gx);
        int row = (int) Math.floor(gz);
        if (column < 0 || row < 0 || column >= COLUMNS - 1 || row >= ROWS - 1) {
            return -3;
        }
        int i = row * COLUMNS + column;
        double u = gx - column;
        double near = Noise.lerp(heights[i], heights[i + 1], u);
        double far = Noise.lerp(heights[i + COLUMNS], heights[i + COLUMNS + 1], u);
        return Noise.lerp(near, far, gz - row);
    }

    /** Distance along the ray to the land, or {@code limit} if there is none before. */
    double hit(Vec from, Vec direction, double limit) {
        double t = 0.2;
        double last = 0;
        while (t < limit) {
            Vec p = from.plus(t, direction);
            if (p.y() > TOP && direction.y() >= 0) {
                return limit;
            }
            double above = p.y() - heightAt(p.x(), p.z());
            if (above < 0) {
                return refined(from, direction, last, t);
            }
            last = t;
            t += 0.2 + 0.7 * above;
        }
        return limit;
    }

    private double refined(Vec from, Vec direction, double before, double after) {
        for (int i = 0; i < 6; i++) {
            double middle = (before + after) / 2;
            Vec p = from.plus(middle, direction);
            if (p.y() < heightAt(p.x(), p.z())) {
                after = middle;
            } else {
                before = middle;
            }
        }
        return before;
    }

    private static final Vec GRASS = Vec.rgb(0x8C8A4A);
    private static final Vec SCRUB = Vec.rgb(0x3F5230);
    private static final Vec ROCK = Vec.rgb(0xB39A7C);
    private static final Vec STONE = Vec.rgb(0xC9B08C);
    private static final Vec WET = Vec.rgb(0x4A4238);

    Finish finish(Vec p) {
        double dx = heightAt(p.x() - 0.5, p.z()) - heightAt(p.x() + 0.5, p.z());
        double dz = heightAt(p.x(), p.z() - 0.5) - heightAt(p.x(), p.z() + 0.5);
        Vec normal = new Vec(dx, 1, dz).unit();
        double bump = Noise.fractal(p.x() / 1.4, p.y() / 1.4, p.z() / 1.4, 3);
        double patch = Noise.fractal(p.x() / 9, 7.7, p.z() / 9, 4);
        Vec soil = GRASS.mix(SCRUB, Noise.step(-0.25, 0.2, patch + 0.5 * bump));
        soil = soil.mix(ROCK, Noise.step(0.62, 0.5, normal.y()));
        Vec colour = soil.mix(STONE, Noise.step(15, 13, inland(p.x(), p.z())));
        colour = colour.mix(WET, Noise.step(0.9, 0.2, p.y()));
        Vec rough = normal.plus(new Vec(0.5 * bump, 0, 0.5 * patch)).unit();
        return Finish.matt(colour.times(0.85 + 0.35 * bump), rough);
    }
}
