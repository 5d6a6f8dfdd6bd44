package io.github.brushwork.examples.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Builds the boats: rowing boats and fishing boats at their moorings, and yachts with furled or set sails. */
final class Fleet {

    private static final Vec[] HULLS = {
        Vec.rgb(0x2C6E9B), Vec.rgb(0xC2402E), Vec.rgb(0xF0E9DA), Vec.rgb(0x2B8C83), Vec.rgb(0xE0A93A), Vec.rgb(0x274B6D)
    };

    private final Random random = new Random(8);
    private final List<Convex> solids = new ArrayList<>();

    List<Convex> build() {
        yacht(Place.of(new Vec(-12.5, 0, 50), 0.35), 9.5, HULLS[2], true);
        fishingBoat(Place.of(new Vec(9.5, 0, 44), -0.3), 8, HULLS[0]);
        rowingBoat(Place.of(new Vec(-1.5, 0, 38), 0.5), 4.6, HULLS[1]);
        rowingBoat(Place.of(new Vec(2.6, 0, 55), -0.15), 4.6, HULLS[4]);
        fishingBoat(Place.of(new Vec(20, 0, 62), 0.2), 7.5, HULLS[3]);
        for (int i = 0; i < 26; i++) {
            double x = -26 + 2.55 * i;
            double z = 132 - 82 * Noise.step(-8, 74, x) - 7 - 16 * random.nextDouble();
            Place place = Place.of(
                    new Vec(x, 0, z), (random.nextDouble() - 0.5) * 1.4 + (random.nextDouble() < 0.5 ? 1.3 : 0));
            double kind = random.nextDouble();
            Vec hull = HULLS[random.nextInt(HULLS.length)];
            if (kind < 0.38) {
                yacht(place, 7.5 + 3 * random.nextDouble(), hull, false);
            } else if (kind < 0.7) {
                fishingBoat(place, 6 + 2 * random.nextDouble(), hull);
            } else {
                rowingBoat(place, 4.6, hull);
            }
        }
        sailing(Place.of(new Vec(-94, 0, 122), 0.6), 11);
        sailing(Place.of(new Vec(-131, 0, 240), -0.4), 13);
        sailing(Place.of(new Vec(-121, 0, 330), 0.3), 12);
        return solids;
    }

    private void hull(Place place, double length, double beam, double freeboard, Vec colour) {
        double half = length / 2;
        double offset = (half * half - beam * beam / 4) / beam;
        double radius = offset + beam / 2;
        double keel = freeboard + 0.7;
        double depth = keel / Math.sqrt(1 - (offset / radius) * (offset / radius));
        List<Convex.Cut> sides = List.of(
                Convex.Quadric.ellipsoid(new Vec(0, freeboard, offset), radius, depth, radius),
                Convex.Quadric.ellipsoid(new Vec(0, freeboard, -offset), radius, depth, radius));
        Coat coat = (p, n) -> {
            double rim = radius - Math.sqrt(p.x() * p.x() + square(Math.abs(p.z()) + offset));
            if (n.y() > 0.9) {
                double plank = 0.75 + 0.35 * Noise.hash((int) Math.floor(p.x() / 0.7), 1, 2);
                return Finish.matt(rim < 0.14 ? Coats.WHITE : Coats.WOOD.times(plank * (rim < 0.3 ? 0.55 : 0.9)), n);
            }
            double band = freeboard - p.y();
            Vec paint = band < 0.13
                    ? Coats.WHITE
                    : band < 0.24 ? colour.times(0.45) : p.y() < 0.14 ? Vec.rgb(0x5A2A22) : colour;
            double worn = 0.92 + 0.2 * Noise.fractal(p.x() * 1.2, p.y() * 4, p.z(), 3);
            return new Finish(paint.times(worn), n, 0.06, Vec.ZERO);
        };
        solids.add(new Convex(place, new Vec(-half, -0.6, -beam / 2), new Vec(half, freeboard, beam / 2), sides, coat));
    }

    private static double square(double x) {
        return x * x;
    }

    private void rowingBoat(Place place, double length, Vec colour) {
        hull(place, length, 1.7, 0.55, colour);
        for (int i = -1; i <= 1; i++) {
            solids.add(Town.box(place, i * 1.1 - 0.15, 0.5, -0.7, i * 1.1 + 0.15, 0.62, 0.7, Coat.plain(Coats.WOOD)));
        }
    }

    private void fishingBoat(Place place, double length, Vec colour) {
        hull(place, length, 2.5, 0.95, colour);
        Coat cabin = (p, n) -> {
            boolean pane = p.y() > 1.9 && p.y() < 2.45 && Math.abs(n.y()) < 0.5;
            return pane ? new Finish(Vec.rgb(0x22303A), n, 0.3, Vec.ZERO) : Finish.matt(Coats.WHITE, n);
        };
        solids.add(Town.box(place, -length * 0.28, 0.9, -0.75, -length * 0.02, 2.7, 0.75, cabin));
        solids.add(Town.box(place, -length * 0.3, 2.7, -0.9, 0.1, 2.85, 0.9, Coat.plain(colour)));
        solids.add(Town.box(place, length * 0.15, 0.9, -0.5, length * 0.25, 1.35, 0.5, Coat.plain(Vec.rgb(0xD8892B))));
        solids.add(Town.round(place.shifted(length * 0.08, 0, 0), 0.06, 0.9, 5.6, Coat.plain(Coats.WOOD.times(0.6))));
        stay(place, length * 0.08, 5.5, length * 0.48, 1.0);
        stay(place, length * 0.08, 5.5, -length * 0.42, 1.0);
    }

    private void yacht(Place place, double length, Vec colour, boolean near) {
        hull(place, length, length * 0.31, 0.95, colour);
        double mast = length * 1.25;
        solids.add(Town.box(place, -length * 0.14, 0.9, -0.75, length * 0.16, 1.45, 0.75, Coat.plain(Coats.WHITE)));
        solids.add(Town.round(
                place.shifted(length * 0.1, 0, 0), near ? 0.085 : 0.1, 0.9, mast, Coat.plain(Vec.rgb(0xD9C7A6))));
        solids.add(Town.box(place, -length * 0.36, 1.82, -0.06, length * 0.1, 1.94, 0.06, Coat.plain(Coats.WOOD)));
        solids.add(Town.ball(
                place.shifted(-length * 0.12, 2.1, 0), length * 0.22, 0.24, 0.24, Coat.plain(Vec.rgb(0xE9DFC8))));
        stay(place, length * 0.1, mast, length * 0.49, 1.0);
        stay(place, length * 0.1, mast, -length * 0.47, 1.0);
    }

    /** A rope in the boat's middle plane, from a mast down to the deck. */
    private void stay(Place place, double mastX, double mastY, double footX, double footY) {
        double run = footX - mastX;
        double drop = mastY - footY;
        double side = Math.signum(run);
        Vec top = new Vec(mastX, mastY, 0);
        double thick = 0.035 * Math.sqrt(run * run + drop * drop) / drop;
        List<Convex.Cut> edges = List.of(
                Convex.Plane.of(drop * side, Math.abs(run), 0, top),
                Convex.Plane.of(-drop * side, -Math.abs(run), 0, new Vec(mastX - side * thick, mastY, 0)));
        Vec low = new Vec(Math.min(mastX, footX), footY, -0.018);
        Vec high = new Vec(Math.max(mastX, footX), mastY, 0.018);
        solids.add(new Convex(place, low, high, edges, Coat.plain(Vec.rgb(0x8A775E))));
    }

    private void sailing(Place place, double length) {
        hull(place, length, length * 0.28, 0.9, Coats.WHITE);
        double mast = length * 1.3;
        double mastX = length * 0.08;
        solids.add(Town.round(place.shifted(mastX, 0, 0), 0.1, 0.9, mast + 0.5, Coat.plain(Coats.WOOD)));
        sail(place, mastX - 0.1, -length * 0.5, 1.8, mast);
        sail(place, mastX + 0.3, length * 0.52, 1.3, mast * 0.85);
    }

    private void sail(Place place, double luff, double clew, double foot, double head) {
        double side = Math.signum(clew - luff);
        double reach = Math.abs(clew - luff);
        List<Convex.Cut> leech = List.of(Convex.Plane.of(side * (head - foot), reach, 0, new Vec(luff, head, 0)));
        Coat cloth = (p, n) -> {
            double u = Math.abs(p.x() - luff) / reach;
            double seam = Math.abs(p.y() / 1.6 - Math.rint(p.y() / 1.6)) < 0.04 ? 0.85 : 1;
            Vec billow = new Vec(n.x() + 0.9 * (u - 0.35) * side, n.y() + 0.1, n.z()).unit();
            return new Finish(
                    Vec.rgb(0xF6E9CE).times(seam), billow, 0, Vec.rgb(0xF3C48A).times(0.5));
        };
        Vec low = new Vec(Math.min(luff, clew), foot, -0.04);
        Vec high = new Vec(Math.max(luff, clew), head, 0.04);
        solids.add(new Convex(place, low, high, leech, cloth));
    }
}
