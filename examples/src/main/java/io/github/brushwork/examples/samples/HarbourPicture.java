package io.github.brushwork.examples.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A harbour town on a summer evening, traced by rays: the sun, the sky's light with the shade of what stands near, haze
 * with distance, and rippled water that mirrors it all.
 */
final class HarbourPicture {

    static final int WIDTH = 768;
    static final int HEIGHT = 512;

    private static final int SAMPLES = 2;
    private static final double FAR = 1e6;
    private static final Vec EYE = new Vec(0, 6.5, 0);
    private static final double FOCAL = 1.16;
    private static final double HORIZON = 0.6;
    private static final Vec WATER = Vec.rgb(0x0F5A66);

    private final Coast coast = new Coast();
    private final SolidTree solids;

    HarbourPicture() {
        List<Convex> all = new ArrayList<>(new Town(coast).build());
        all.addAll(new Fleet().build());
        solids = new SolidTree(all);
    }

    /** Draws the picture. */
    Raster draw() {
        Raster raster = new Raster(WIDTH, HEIGHT);
        IntStream.range(0, HEIGHT).parallel().forEach(y -> {
            for (int x = 0; x < WIDTH; x++) {
                raster.set(x, y, pixel(x, y));
            }
        });
        return raster;
    }

    private Vec pixel(int x, int y) {
        Vec sum = Vec.ZERO;
        for (int i = 0; i < SAMPLES * SAMPLES; i++) {
            double jx = (i % SAMPLES + 0.25 + 0.5 * Noise.hash(x, y, 2 * i)) / SAMPLES;
            double jy = (i / SAMPLES + 0.25 + 0.5 * Noise.hash(x, y, 2 * i + 1)) / SAMPLES;
            double u = (2 * (x + jx) - WIDTH) / WIDTH;
            double v = 2 * (HORIZON * HEIGHT - (y + jy)) / WIDTH;
            sum = sum.plus(exposed(light(EYE, new Vec(u, v, 2 * FOCAL).unit(), new Dice(x, y, i), true)));
        }
        double u = (x + 0.5) / WIDTH - 0.5;
        double v = (y + 0.5) / HEIGHT - 0.5;
        Vec film = sum.times(1.0 / (SAMPLES * SAMPLES));
        Vec shown = new Vec(display(film.x()), display(film.y()), display(film.z()));
        return shown.times(1 - 0.35 * (u * u + v * v));
    }

    /** The film: bright light is compressed into [0, 1], and colours gain a little. */
    private static Vec exposed(Vec light) {
        double grey = light.dot(new Vec(0.3, 0.59, 0.11));
        Vec rich = new Vec(grey, grey, grey).mix(light, 1.08);
        double bright = Math.max(rich.x(), Math.max(rich.y(), rich.z())) + 1e-6;
        Vec sameHue = rich.times(film(bright) / bright);
        return new Vec(film(rich.x()), film(rich.y()), film(rich.z())).mix(sameHue, 0.4);
    }

    private static double film(double light) {
        double x = Math.max(0, light) * 0.8;
        return Math.min(1, x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14));
    }

    /** Linear light in [0, 1] to a display value, with a little more contrast. */
    private static double display(double light) {
        double level = StrictMath.pow(Math.max(0, light), 1 / 2.2);
        return Noise.lerp(level, level * level * (3 - 2 * level), 0.3);
    }

    /** Chance for one sample of a pixel, the same in every run. */
    private record Dice(int x, int y, int sample) {

        /** Term {@code i} of a sequence that covers [0, 1) evenly, however many terms are taken. */
        double even(int i, double stride, int salt) {
            double at = Noise.hash(x, y, salt) + stride * i;
            return at - Math.floor(at);
        }
    }

    private Vec light(Vec from, Vec direction, Dice dice, boolean direct) {
        double water = direction.y() < 0 ? -from.y() / direction.y() : FAR;
        double limit = Math.min(water, 420);
        Convex.Hit hit = solids.hit(from, direction, limit);
        double nearest = hit == null ? limit : hit.distance();
        double land = coast.hit(from, direction, nearest);
        Vec seen;
        double distance;
        if (land < nearest) {
            distance = land;
            Vec p = from.plus(land, direction);
            seen = lit(coast.finish(p), p, direction, dice, direct);
        } else if (hit != null) {
            distance = hit.distance();
            seen = lit(hit.finish(), from.plus(distance, direction), direction, dice, direct);
        } else if (water < FAR && direct) {
            distance = water;
            seen = sea(from.plus(water, direction), direction, water, dice);
        } else {
            return Sky.colour(direction);
        }
        double haze = 1 - StrictMath.exp(-distance / 950 * Math.sqrt(distance / 950) - distance / 6000);
        return seen.mix(Sky.HAZE, haze);
    }

    private Vec lit(Finish finish, Vec p, Vec direction, Dice dice, boolean direct) {
        Vec normal = finish.normal();
        Vec start = p.plus(0.02, normal).plus(-0.01, direction);
        double facing = normal.dot(Sky.SUN);
        Vec light = surroundings(start, normal, dice, direct);
        if (facing > 0 && !solids.blocks(start, Sky.SUN, 150) && coast.hit(start, Sky.SUN, 60) >= 60) {
            light = light.plus(facing, Sky.SUNLIGHT);
        }
        Vec seen = finish.colour().times(light).plus(finish.glow());
        if (finish.gloss() > 0) {
            Vec away = direction.mirrored(normal);
            seen = seen.plus(finish.gloss(), Sky.colour(new Vec(away.x(), Math.abs(away.y()), away.z())));
        }
        return seen;
    }

    /** Light of the open sky and of sunlit ground, less what nearby things hide. */
    private Vec surroundings(Vec start, Vec normal, Dice dice, boolean direct) {
        double up = 0.5 + 0.5 * normal.y();
        double west = 0.5 - 0.5 * normal.x();
        Vec sky = new Vec(0.26, 0.38, 0.66)
                .times(0.85 * up)
                .plus(0.5 * west, new Vec(0.85, 0.55, 0.36))
                .plus(0.32 * (1 - up), new Vec(0.6, 0.42, 0.28));
        int rays = direct ? 2 : 1;
        double open = 0;
        for (int i = 0; i < rays; i++) {
            int turn = rays * dice.sample() + i;
            Vec around = scattered(normal, dice.even(turn, 0.7548776662, 1), dice.even(turn, 0.5698402910, 2));
            Convex.Hit hit = solids.hit(start, around, 9);
            open += hit == null ? 1 : 0.25 * hit.distance() / 9;
        }
        return sky.times(0.18 + 0.82 * open / rays);
    }

    /** A direction about the normal, likelier the nearer to it (Lambert's law). */
    private static Vec scattered(Vec normal, double a, double b) {
        double z = 2 * a - 1;
        double ring = Math.sqrt(Math.max(0, 1 - z * z));
        double turn = 2 * Math.PI * b;
        Vec ball = new Vec(ring * StrictMath.cos(turn), z, ring * StrictMath.sin(turn));
        return normal.times(1.001).plus(ball).unit();
    }

    private Vec sea(Vec p, Vec direction, double distance, Dice dice) {
        Vec normal = ripples(p, distance);
        Vec away = direction.mirrored(normal);
        away = new Vec(away.x(), Math.max(0.01, away.y()), away.z()).unit();
        double graze = Math.max(0, 1 + direction.dot(normal));
        double fresnel = 0.03 + 0.97 * Noise.power(Math.min(1, graze), 5);
        Vec mirrored = light(p.plus(0.02, normal), away, dice, false);
        double calm = 0.8 + 0.4 * Noise.fractal(p.x() / 30, p.z() / 60, 8, 3);
        return WATER.times(0.55 * calm).mix(mirrored, Math.min(0.93, fresnel * 1.15 + 0.05));
    }

    /** The water's normal: waves longer across the view than along it, fading where they are finer than a pixel. */
    private static Vec ripples(Vec p, double distance) {
        double dx = 0;
        double dz = 0;
        double length = 6;
        double steep = 0.022;
        for (int octave = 0; octave < 6; octave++) {
            double fade = 1 / (1 + Noise.power(distance * 0.006 / length, 2));
            double x = p.x() / (2.2 * length);
            double z = p.z() / length;
            dx += 0.5 * steep * fade * Noise.at(x + 7 * octave, z, 21 + octave);
            dz += steep * fade * Noise.at(x, z + 3 * octave, 40 + octave);
            length *= 0.5;
            steep *= 1.02;
        }
        return new Vec(dx, 1, dz).unit();
    }
}
