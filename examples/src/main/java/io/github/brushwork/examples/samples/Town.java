package io.github.brushwork.examples.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Builds the houses in tiers along the hillside, the church above them, the trees and the mole with its light. */
final class Town {

    private static final Vec[] WALLS = {
        Vec.rgb(0xE2A04C), Vec.rgb(0xDD7F62), Vec.rgb(0xEBB5A0), Vec.rgb(0xF3E3C0), Vec.rgb(0xCF6A48),
        Vec.rgb(0xEFC06C), Vec.rgb(0xF5EEDF), Vec.rgb(0xCC8077), Vec.rgb(0xE59A5B), Vec.rgb(0xB9C6CC)
    };
    private static final Vec[] SHUTTERS = {
        Vec.rgb(0x2F6B57), Vec.rgb(0x3A6A8C), Vec.rgb(0x5B7F4D), Vec.rgb(0x7B4A33), Vec.rgb(0x1F4F5F)
    };
    private static final Vec[] GREENS = {Vec.rgb(0x4A6B34), Vec.rgb(0x5F7A3C), Vec.rgb(0x37562F), Vec.rgb(0x76823F)};
    private static final Vec CYPRESS = Vec.rgb(0x2B4527);

    private final Coast coast;
    private final Random random = new Random(20);
    private final List<Convex> solids = new ArrayList<>();

    Town(Coast coast) {
        this.coast = coast;
    }

    List<Convex> build() {
        church(placeAt(9, 52, 0));
        for (int tier = 0; tier < 9; tier++) {
            tier(tier, 11 + 10.5 * tier);
        }
        for (int i = 0; i < 330; i++) {
            scatterTree();
        }
        mole();
        return solids;
    }

    private void tier(int tier, double inland) {
        double x = -24 + 4 * random.nextDouble();
        while (x < 92) {
            double width = 5.5 + 4.5 * random.nextDouble();
            Place place =
                    placeAt(x + width / 2, inland + 2.5 * random.nextDouble(), 0.12 * (random.nextDouble() - 0.5));
            boolean crowded = random.nextDouble() > 0.075 * tier + (tier > 5 ? 0.2 : 0);
            boolean besideChurch = tier >= 3 && tier <= 5 && Math.abs(place.at().x() - 9) < 13;
            if (crowded && !besideChurch && place.at().x() > -26) {
                double storeys = (tier == 0 ? 3.4 : 2.3) + 1.9 * random.nextDouble();
                house(place, width, 7 + 2 * random.nextDouble(), 3.1 * Math.floor(storeys) + 0.8);
                if (tier == 0 && random.nextDouble() < 0.55) {
                    awning(place, width);
                }
            } else if (!besideChurch) {
                broadTree(place.shifted(0, 0, 3), 1.6 + random.nextDouble());
            }
            x += (width + 0.1 + (random.nextDouble() < 0.2 ? 2.2 : 0))
                    * Math.max(0.45, -Coast.seaward(x, place.at().z()).z());
        }
    }

    /** A place {@code inland} metres from the water, facing it. */
    private Place placeAt(double x, double inland, double turn) {
        double z = 60;
        while (Coast.inland(x, z) < inland && z < 330) {
            z += 0.5;
        }
        Vec facing = Coast.seaward(x, z);
        double angle = StrictMath.atan2(facing.x(), -facing.z()) + turn;
        return Place.of(new Vec(x, coast.heightAt(x, z), z), angle);
    }

    private void house(Place place, double width, double depth, double height) {
        int seed = random.nextInt(100_000);
        Vec wall = pick(WALLS).times(0.92 + 0.14 * random.nextDouble());
        Coat plaster = new Coats.Plaster(width, depth, height, wall, pick(SHUTTERS), seed);
        solids.add(box(place, -width / 2, -9, 0, width / 2, height, depth, plaster));
        double kind = random.nextDouble();
        if (kind < 0.12) {
            solids.add(
                    box(place, -width / 2 - 0.15, height - 0.1, -0.15, width / 2 + 0.15, height + 0.5, 0.2, plaster));
        } else {
            roof(place, width, depth, height, kind < 0.62, seed);
        }
        if (random.nextDouble() < 0.7) {
            double x = (random.nextDouble() - 0.5) * 0.6 * width;
            solids.add(box(place, x, height, depth * 0.5, x + 0.8, height + 2.3, depth * 0.5 + 0.7, Coat.plain(wall)));
        }
        for (int floor = 1; floor * 3.1 < height - 2.5; floor++) {
            if (random.nextDouble() < 0.3) {
                balcony(
                        place.shifted((random.nextDouble() - 0.5) * 0.4 * width, floor * 3.1, 0),
                        1.2 + random.nextDouble());
            }
        }
    }

    private void roof(Place place, double width, double depth, double height, boolean ridgeAlong, int seed) {
        double eaves = 0.45;
        double pitch = 0.38 + 0.12 * random.nextDouble();
        Place on = place.shifted(0, height, depth / 2);
        double w = width / 2 + eaves;
        double d = depth / 2 + eaves;
        List<Convex.Cut> cuts = new ArrayList<>();
        Vec front = new Vec(0, 0.15, -d);
        Vec back = new Vec(0, 0.15, d);
        Vec left = new Vec(-w, 0.15, 0);
        Vec right = new Vec(w, 0.15, 0);
        double steep = random.nextDouble() < 0.5 ? pitch : 0;
        double long1 = ridgeAlong ? pitch : steep;
        double long2 = ridgeAlong ? steep : pitch;
        if (long1 > 0) {
            cuts.add(Convex.Plane.of(0, 1, -long1, front));
            cuts.add(Convex.Plane.of(0, 1, long1, back));
        }
        if (long2 > 0) {
            cuts.add(Convex.Plane.of(-long2, 1, 0, left));
            cuts.add(Convex.Plane.of(long2, 1, 0, right));
        }
        Vec low = new Vec(-w, 0, -d);
        Vec high = new Vec(w, 0.2 + pitch * (ridgeAlong ? d : w), d);
        solids.add(new Convex(on, low, high, cuts, Coats.tiles(seed)));
    }

    private void balcony(Place place, double half) {
        solids.add(box(place, -half, -0.18, -1.0, half, 0, 0, Coat.plain(Coats.STONE)));
        solids.add(box(place, -half, 0.85, -1.0, half, 0.95, -0.92, Coat.plain(Vec.rgb(0x2C2A2A))));
        for (int i = 0; i <= 6; i++) {
            double x = -half + i * (2 * half - 0.06) / 6;
            solids.add(box(place, x, 0, -1.0, x + 0.06, 0.9, -0.94, Coat.plain(Vec.rgb(0x2C2A2A))));
        }
    }

    private void awning(Place place, double width) {
        Vec stripe = pick(new Vec[] {Vec.rgb(0xC8442F), Vec.rgb(0x2F6F8F), Vec.rgb(0xD99A2B), Vec.rgb(0x3E7A55)});
        Coat cloth =
                (p, n) -> Finish.matt(Math.floorMod((int) Math.floor(p.x() / 0.4), 2) == 0 ? stripe : Coats.WHITE, n);
        Vec low = new Vec(-width / 2 + 0.4, 2.3, -2.4);
        Vec high = new Vec(width / 2 - 0.4, 3.3, 0);
        Vec edge = new Vec(0, 2.6, -2.4);
        List<Convex.Cut> slope =
                List.of(Convex.Plane.of(0, 1, -0.3, edge), Convex.Plane.of(0, -1, 0.3, new Vec(0, 2.45, -2.4)));
        solids.add(new Convex(place, low, high, slope, cloth));
    }

    private void church(Place place) {
        Vec cream = Vec.rgb(0xF2DDB0);
        Coat plain = Coats.masonry(cream, 72);
        solids.add(box(place, -6.5, -14, 0, 6.5, 12, 24, plain));
        roof(place, 13, 24, 12, false, 9);
        Place tower = place.shifted(-9.5, 0, 4);
        solids.add(box(tower, -3, -16, -3, 3, 19, 3, plain));
        solids.add(box(tower, -3.4, 19, -3.4, 3.4, 19.6, 3.4, Coat.plain(Coats.WHITE)));
        solids.add(box(tower, -2.6, 19.6, -2.6, 2.6, 25, 2.6, belfry(cream)));
        solids.add(box(tower, -3, 25, -3, 3, 25.5, 3, Coat.plain(Coats.WHITE)));
        Vec low = new Vec(-2.8, 25.5, -2.8);
        Vec high = new Vec(2.8, 32, 2.8);
        List<Convex.Cut> spire = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            double sx = i == 0 ? 1 : i == 1 ? -1 : 0;
            double sz = i == 2 ? 1 : i == 3 ? -1 : 0;
            spire.add(Convex.Plane.of(2.3 * sx, 1, 2.3 * sz, new Vec(2.8 * sx, 25.5, 2.8 * sz)));
        }
        solids.add(new Convex(tower, low, high, spire, Coats.tiles(4)));
        solids.add(box(tower, -0.08, 31.5, -0.08, 0.08, 34, 0.08, Coat.plain(Vec.rgb(0x3A3430))));
        solids.add(box(tower, -0.6, 33.0, -0.08, 0.6, 33.2, 0.08, Coat.plain(Vec.rgb(0x3A3430))));
        Place crossing = place.shifted(1.5, 0, 17);
        Vec drum = new Vec(-5, 0, -5);
        solids.add(
                new Convex(crossing, drum, new Vec(5, 17.5, 5), List.of(Convex.Quadric.upright(4.8)), belfry(cream)));
        solids.add(ball(crossing.shifted(0, 17.3, 0), 5.2, 5.4, 5.2, dome()));
        solids.add(ball(crossing.shifted(0, 23.2, 0), 0.9, 1.5, 0.9, Coat.plain(cream)));
    }

    private static Coat belfry(Vec stone) {
        return (p, n) -> {
            double across = Math.abs(n.x()) > Math.abs(n.z()) ? p.z() : p.x();
            double y = p.y() > 18 ? p.y() - 20.3 : p.y() - 13.2;
            boolean arch = Math.abs(across) < 1.0 && y > 0 && y < 2.4 + Math.sqrt(Math.max(0, 1 - across * across));
            Vec colour = arch ? Vec.rgb(0x3B2F2A) : stone.times(0.94 + 0.12 * Noise.fractal(p.x(), p.y(), p.z(), 3));
            return Finish.matt(colour, n);
        };
    }

    private static Coat dome() {
        return (p, n) -> {
            double turn = StrictMath.atan2(p.z(), p.x()) * 12 / Math.PI;
            boolean rib = Math.abs(turn - Math.rint(turn)) < 0.1;
            Vec tile = Vec.rgb(0x4F8C86)
                    .times(0.85 + 0.4 * Noise.hash((int) Math.floor(p.y() * 3), (int) Math.floor(turn * 3), 3));
            return new Finish(rib ? Vec.rgb(0xE3C27A) : tile, n, 0.08, Vec.ZERO);
        };
    }

    private void scatterTree() {
        double x = -34 + 130 * random.nextDouble();
        double inland = 14 + 130 * StrictMath.pow(random.nextDouble(), 0.75);
        Place place = placeAt(x, inland, 0);
        double kind = random.nextDouble();
        if (place.at().y() < 2 || Math.abs(x - 8) < 14 && inland > 40 && inland < 85) {
            return;
        }
        if (kind < 0.28) {
            cypress(place);
        } else if (kind < 0.4 && inland > 70) {
            pine(place);
        } else {
            broadTree(place, 1.2 + 1.4 * random.nextDouble());
        }
    }

    private void cypress(Place place) {
        double tall = 7 + 6 * random.nextDouble();
        Coat coat = Coats.leaves(CYPRESS, 0.5);
        solids.add(ball(place.shifted(0, tall * 0.48, 0), 1.0, tall * 0.55, 1.0, coat));
        for (int i = 0; i < 9; i++) {
            double up = 0.08 + 0.1 * i;
            double bulge = 0.75 * Math.sqrt(1 - up);
            place = Place.of(place.at(), i * 2.4);
            solids.add(ball(place.shifted(0.6 * bulge, tall * up, 0), bulge, tall * 0.14, bulge, coat));
        }
    }

    private void broadTree(Place place, double size) {
        Coat coat = Coats.leaves(pick(GREENS), 0.55);
        for (int i = 0; i < 11; i++) {
            double angle = 2.4 * i;
            double out = size * 0.85 * Math.sqrt((i + 0.5) / 11);
            double up = size * (1.5 - 0.75 * (i / 11.0)) + 0.5 * random.nextDouble();
            Place leaf = Place.of(place.at(), angle).shifted(out, up, 0);
            double radius = size * (0.5 + 0.25 * random.nextDouble());
            solids.add(ball(leaf, radius, radius * 0.85, radius, coat));
        }
    }

    private void pine(Place place) {
        double tall = 8 + 4 * random.nextDouble();
        Vec low = new Vec(-0.3, 0, -0.3);
        solids.add(new Convex(place, low, new Vec(0.3, tall, 0.3), List.of(), Coat.plain(Vec.rgb(0x6B4A36))));
        Coat coat = Coats.leaves(GREENS[2], 0.6);
        for (int i = 0; i < 13; i++) {
            double out = 3.4 * Math.sqrt((i + 0.3) / 13);
            Place leaf = Place.of(place.at(), 2.4 * i).shifted(out, tall + 0.9 - 0.22 * out, 0);
            double radius = 1.1 + 0.6 * random.nextDouble();
            solids.add(ball(leaf, radius, radius * 0.65, radius, coat));
        }
    }

    private void mole() {
        Place place = Place.of(new Vec(-38, 0, 133), -0.12);
        solids.add(box(place, -11, -2, -2.6, 16, 2.1, 2.6, Coats.masonry(Coats.STONE, 33)));
        solids.add(box(place, -11, 2.1, 1.6, 16, 3.2, 2.6, Coats.masonry(Coats.STONE, 34)));
        Place light = place.shifted(-8, 0, 0);
        Coat white = (p, n) -> Finish.matt(
                (p.y() > 5.5 && p.y() < 8 ? Vec.rgb(0xC2452F) : Coats.WHITE)
                        .times(0.95 + 0.1 * Noise.at(p.x(), p.y(), p.z())),
                n);
        solids.add(round(light, 2.4, 2, 3.2, Coats.masonry(Coats.STONE, 35)));
        solids.add(round(light, 1.5, 3, 11, white));
        solids.add(round(light, 2.0, 11, 11.4, Coat.plain(Vec.rgb(0x3B3B40))));
        solids.add(round(
                light,
                0.95,
                11.4,
                13.2,
                (p, n) ->
                        new Finish(Vec.rgb(0x403020), n, 0.2, Vec.rgb(0xFFC46A).times(1.6))));
        solids.add(ball(light.shifted(0, 13.2, 0), 1.15, 1.0, 1.15, Coat.plain(Vec.rgb(0xB2402C))));
    }

    private Vec pick(Vec[] from) {
        return from[random.nextInt(from.length)];
    }

    static Convex box(Place place, double x0, double y0, double z0, double x1, double y1, double z1, Coat coat) {
        return new Convex(place, new Vec(x0, y0, z0), new Vec(x1, y1, z1), List.of(), coat);
    }

    static Convex ball(Place place, double rx, double ry, double rz, Coat coat) {
        Vec high = new Vec(rx, ry, rz);
        return new Convex(place, high.times(-1), high, List.of(Convex.Quadric.ellipsoid(Vec.ZERO, rx, ry, rz)), coat);
    }

    static Convex round(Place place, double radius, double y0, double y1, Coat coat) {
        return new Convex(
                place,
                new Vec(-radius, y0, -radius),
                new Vec(radius, y1, radius),
                List.of(Convex.Quadric.upright(radius)),
                coat);
    }
}
