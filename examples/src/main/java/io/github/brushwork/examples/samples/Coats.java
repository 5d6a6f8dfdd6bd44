package io.github.brushwork.examples.samples;

/** The surfaces of the town and its boats. */
final class Coats {

    static final Vec STONE = Vec.rgb(0xD8C3A0);
    static final Vec WOOD = Vec.rgb(0x9A6B42);
    static final Vec WHITE = Vec.rgb(0xF4EEE2);

    private static final Vec TRIM = Vec.rgb(0xF3E8D2);
    private static final Vec GLASS = Vec.rgb(0x1F2A35);
    private static final Vec LAMP = Vec.rgb(0xFFB95A);
    private static final Vec[] TILES = {
        Vec.rgb(0xC4693F), Vec.rgb(0xB4553A), Vec.rgb(0xD1814E), Vec.rgb(0xA8583F), Vec.rgb(0xC97750)
    };

    private Coats() {}

    /**
     * A plastered house with rows of shuttered windows.
     *
     * @param width metres along the front
     * @param depth metres from front to back
     * @param height metres from the ground to the eaves
     * @param wall colour of the plaster
     * @param shutter colour of the shutters
     * @param seed tells houses apart
     */
    record Plaster(double width, double depth, double height, Vec wall, Vec shutter, int seed) implements Coat {

        private static final double FLOOR = 3.1;

        @Override
        public Finish at(Vec p, Vec normal) {
            if (normal.y() > 0.5) {
                return Finish.matt(STONE.times(0.8 + 0.2 * Noise.at(p.x() * 2, 0, p.z() * 2)), normal);
            }
            boolean front = Math.abs(normal.z()) > 0.5;
            double across = front ? p.x() + width / 2 : p.z();
            double span = front ? width : depth;
            int bays = (int) Math.max(1, Math.floor(span / 2.5));
            double pitch = span / bays;
            int bay = (int) Math.floor(across / pitch);
            double u = across - (bay + 0.5) * pitch;
            int floor = (int) Math.floor(p.y() / FLOOR);
            double v = p.y() - floor * FLOOR;
            Vec plaster = weathered(across, p.y(), front ? 0 : 40);
            if (p.y() > height - 0.35) {
                return Finish.matt(TRIM.times(0.9), normal);
            }
            if (floor < 0 || p.y() > height - 0.8 || !front && Noise.hash(bay, floor, seed + 7) < 0.35) {
                return Finish.matt(plaster, normal);
            }
            return floor == 0
                    ? door(u, v, Noise.hash(bay, 3, seed), plaster, normal)
                    : window(u, v, bay, floor, plaster, normal);
        }

        private Vec weathered(double across, double y, double side) {
            double blotch = Noise.fractal(across * 0.45, y * 0.35, seed + side, 3);
            double streak = Noise.fractal(across * 2.6, y * 0.18, seed + side + 0.5, 2);
            double foot = Noise.step(2.2, 0, y + blotch);
            double eaves = Noise.step(height - 1.6, height, y + streak);
            return wall.times(0.95 + 0.3 * blotch + 0.16 * streak)
                    .mix(STONE.times(0.5), 0.45 * foot)
                    .times(1 - 0.18 * eaves);
        }

        private Finish window(double u, double v, int bay, int floor, Vec plaster, Vec normal) {
            double x = Math.abs(u);
            boolean open = Noise.hash(bay, floor, seed) < 0.72;
            if (v < 0.75 || v > 2.55 || x > 0.98) {
                boolean sill = v > 0.6 && v < 0.75 && x < 0.66;
                boolean shadow = v > 0.4 && v < 0.6 && x < 0.62;
                return Finish.matt(sill ? TRIM : plaster.times(shadow ? 0.72 : 1), normal);
            }
            if (open ? x > 0.52 : x < 0.5) {
                double slat = Math.abs((v * 7) % 1 - 0.5) < 0.3 ? 1.05 : 0.7;
                return Finish.matt(shutter.times(slat), normal);
            }
            if (!open || x > 0.5 || v > 2.42) {
                return Finish.matt(open ? TRIM : plaster, normal);
            }
            if (x < 0.05 || Math.abs(v - 1.75) < 0.05) {
                return Finish.matt(TRIM.times(0.7), normal);
            }
            boolean lit = Noise.hash(bay, floor, seed + 13) < 0.16;
            double reveal = Noise.step(2.42, 2.05, v);
            return new Finish(GLASS, normal, lit ? 0.1 : 0.32 * reveal, lit ? LAMP.times(1.3) : Vec.ZERO);
        }

        private Finish door(double u, double v, double kind, Vec plaster, Vec normal) {
            double x = Math.abs(u);
            double arch = kind < 0.5 ? 1.75 + Math.sqrt(Math.max(0, 0.81 - x * x)) : 2.35;
            if (x > 0.9 || v > arch) {
                boolean surround = x < 1.1 && v < arch + 0.22;
                return Finish.matt(surround ? TRIM.times(0.85) : plaster.times(0.93), normal);
            }
            Vec leaf = kind < 0.25 ? WOOD.times(0.6) : kind < 0.6 ? GLASS : shutter.times(0.8);
            boolean lit = kind > 0.3 && kind < 0.5;
            return new Finish(leaf, normal, 0.05, lit ? LAMP.times(0.5 + 0.3 * v) : Vec.ZERO);
        }
    }

    /** Rows of fired clay tiles. */
    static Coat tiles(int seed) {
        Vec clay = TILES[(int) (Noise.hash(seed, 5, 5) * TILES.length)];
        return (p, n) -> {
            if (n.y() < 0.05) {
                return Finish.matt(clay.times(0.55), n);
            }
            double along = Math.abs(n.x()) > Math.abs(n.z()) ? p.z() : p.x();
            double down = p.y() / 0.28;
            int column = (int) Math.floor(along / 0.42);
            int row = (int) Math.floor(down);
            double ridge = along / 0.42 - column - 0.5;
            double spot = Noise.hash(column, row, seed) - 0.5;
            double moss = Noise.fractal(p.x() * 0.6, p.y(), p.z() * 0.6 + seed, 3);
            Vec colour = clay.times((1.08 - 1.5 * ridge * ridge) * (1 + 0.42 * spot) * (0.86 + 0.2 * (down - row)));
            return Finish.matt(colour.mix(Vec.rgb(0x8F8460), Noise.step(0.15, 0.6, moss) * 0.5), n);
        };
    }

    /** Cut stone in courses. */
    static Coat masonry(Vec stone, int seed) {
        return (p, n) -> {
            double across = Math.abs(n.x()) > Math.abs(n.z()) ? p.z() : p.x();
            int course = (int) Math.floor(p.y() / 0.6);
            double shifted = across / 1.3 + 0.5 * (course & 1);
            int block = (int) Math.floor(shifted);
            boolean joint = p.y() / 0.6 - course < 0.1 || shifted - block < 0.05;
            double tone = 0.82 + 0.3 * Noise.hash(block, course, seed) + 0.2 * Noise.at(p.x(), p.y() * 2, p.z());
            Vec damp = stone.mix(Vec.rgb(0x3D4034), Noise.step(1.0, 0.1, p.y()) * 0.8);
            return Finish.matt(damp.times(joint ? tone * 0.65 : tone), n);
        };
    }

    /** Leaves: a bumpy surface, lighter where the bumps rise. */
    static Coat leaves(Vec green, double size) {
        return (p, n) -> {
            Vec q = p.times(1 / size);
            double bx = Noise.fractal(q.x(), q.y(), q.z(), 2);
            double by = Noise.fractal(q.x() + 31, q.y(), q.z(), 2);
            double bz = Noise.fractal(q.x(), q.y() + 57, q.z(), 2);
            Vec bumpy = n.plus(1.3, new Vec(bx, by, bz)).unit();
            return Finish.matt(green.times(Math.max(0.35, 0.9 + 1.1 * by)), bumpy);
        };
    }
}
