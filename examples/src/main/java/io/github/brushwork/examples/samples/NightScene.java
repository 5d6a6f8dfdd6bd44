package io.github.brushwork.examples.samples;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What the painter looks at: a night sky that whirls about its stars and moon, hills, a field of wheat and two
 * cypresses. At each point it knows a colour and the way a brush would go. Lengths are in heights of the picture, y
 * downwards.
 *
 * <p>The sky is the level lines of one stream function: the brush follows them, and the colour is read from a scale of
 * the function's value, so that bands of colour and strokes agree.
 */
final class NightScene {

    /** Parts of the picture; a stroke stays in the part where it began. */
    enum Part {
        SKY,
        FAR_HILLS,
        NEAR_HILLS,
        FIELD,
        CYPRESS
    }

    /** A star or the moon: bright core, rings about it, and the sky turning round. */
    record Light(double x, double y, double radius, Vec core, Vec ring) {}

    /** A place the sky turns about. */
    private record Whirl(double x, double y, double radius, double strength) {}

    private static final Vec CREAM = paint(0xFBF3D0);
    private static final Vec LEMON = paint(0xF7D452);
    private static final Vec ORANGE = paint(0xEE9A28);
    private static final Vec AQUA = paint(0x8FD3C8);

    private static final Vec[] SKY_SCALE = {
        paint(0x15246B), paint(0x1D46A3), paint(0x2B7CC4), paint(0x3FB0BF), paint(0xC9E4CE), paint(0x63B4CE),
        paint(0x2A62B8), paint(0x2A2F8A), paint(0x121B52), paint(0x1F56AE), paint(0x2C8FB5), paint(0x1B3A93)
    };
    private static final Vec[] DUSK_SCALE = {paint(0x9CCFC0), paint(0xE9D79C), paint(0x77B7C2), paint(0xF1C98A)};
    private static final Vec[] FAR_SCALE = {
        paint(0x2A4C8C), paint(0x4F7DB4), paint(0x35609E), paint(0x8A9CC2), paint(0x24407E)
    };
    private static final Vec[] NEAR_SCALE = {
        paint(0x1F5A5C), paint(0x3F8468), paint(0x173E52), paint(0x78A562), paint(0x245F72)
    };
    private static final Vec[] FIELD_SCALE = {
        paint(0xD9962E), paint(0xF0C34E), paint(0xB7712A), paint(0xE8AE3C), paint(0x8E8A3B), paint(0xF6DC86)
    };
    private static final Vec[] CYPRESS_SCALE = {
        paint(0x0E1F22), paint(0x1D3B2A), paint(0x35552B), paint(0x121A30), paint(0x5C6A2C)
    };

    static final List<Light> LIGHTS = List.of(
            new Light(1.05, 0.17, 0.080, paint(0xFCE78E), ORANGE),
            new Light(0.13, 0.13, 0.036, CREAM, LEMON),
            new Light(0.33, 0.065, 0.026, CREAM, AQUA),
            new Light(0.69, 0.085, 0.034, CREAM, LEMON),
            new Light(0.97, 0.43, 0.026, CREAM, AQUA),
            new Light(0.09, 0.43, 0.030, CREAM, LEMON),
            new Light(0.60, 0.52, 0.024, LEMON, ORANGE),
            new Light(1.17, 0.50, 0.030, LEMON, ORANGE));

    private static final List<Whirl> WHIRLS = List.of(
            new Whirl(0.47, 0.28, 0.15, 1.0), new Whirl(0.80, 0.31, 0.10, -0.5), new Whirl(0.24, 0.50, 0.09, 0.3));

    private static final int FINE = 640;

    private final int columns;
    private final int rows;
    private final Part[] parts;
    private final float[] flowX;
    private final float[] flowY;

    /** Looks at a view {@code aspect} heights wide and keeps its parts and flow on a grid. */
    NightScene(double aspect) {
        rows = FINE;
        columns = (int) (FINE * aspect);
        parts = new Part[rows * columns];
        flowX = new float[rows * columns];
        flowY = new float[rows * columns];
        IntStream.range(0, rows).parallel().forEach(this::survey);
    }

    private void survey(int row) {
        for (int column = 0; column < columns; column++) {
            double x = (column + 0.5) / FINE;
            double y = (row + 0.5) / FINE;
            int i = row * columns + column;
            parts[i] = partAt(x, y);
            Vec flow = flowAt(parts[i], x, y);
            flowX[i] = (float) flow.x();
            flowY[i] = (float) flow.y();
        }
    }

    private int cell(double x, double y) {
        int column = Math.max(0, Math.min(columns - 1, (int) Math.floor(x * FINE)));
        int row = Math.max(0, Math.min(rows - 1, (int) Math.floor(y * FINE)));
        return row * columns + column;
    }

    Part part(double x, double y) {
        return parts[cell(x, y)];
    }

    /** The way of the brush, a unit vector in x and y. */
    Vec flow(double x, double y) {
        int i = cell(x, y);
        return new Vec(flowX[i], flowY[i], 0);
    }

    private static Vec paint(int hex) {
        return new Vec((hex >> 16 & 255) / 255.0, (hex >> 8 & 255) / 255.0, (hex & 255) / 255.0);
    }

    private static Part partAt(double x, double y) {
        if (inCypress(x, y, 0.215, 0.36, 0.058) || inCypress(x, y, 0.292, 0.56, 0.036)) {
            return Part.CYPRESS;
        }
        if (y < ridge(x, 0)) {
            return Part.SKY;
        }
        if (y < ridge(x, 1)) {
            return Part.FAR_HILLS;
        }
        return y < ridge(x, 2) ? Part.NEAR_HILLS : Part.FIELD;
    }

    private static boolean inCypress(double x, double y, double foot, double top, double width) {
        double up = (y - top) / (1.0 - top);
        if (up < 0 || up > 1) {
            return false;
        }
        double sway = 0.018 * Noise.at(y * 4, foot * 50, 1) + 0.010 * Noise.at(y * 14, foot * 50, 2);
        double half =
                width * (0.18 + 0.82 * Math.sqrt(up)) * Math.min(1, up * 6) * (1 + 0.35 * Noise.at(y * 18, foot, 5));
        return Math.abs(x - foot - sway) < half;
    }

    private static double ridge(double x, int which) {
        double roll = Noise.fractal(x * (3.4 - 0.9 * which) + 1.7 * which, 4.5 + which, 0.3, 3);
        double tilt = which == 1 ? 0.10 * (0.6 - x) : which == 2 ? 0.14 * (x - 0.6) : 0;
        return 0.635 + 0.105 * which + tilt + (0.13 - 0.02 * which) * roll;
    }

    private static Vec flowAt(Part part, double x, double y) {
        double e = 1e-3;
        double gx;
        double gy;
        switch (part) {
            case SKY -> {
                gx = stream(x + e, y) - stream(x - e, y);
                gy = stream(x, y + e) - stream(x, y - e);
            }
            case CYPRESS -> {
                gx = 1;
                gy = 1.3 * Noise.at(x * 9, y * 7, 6);
            }
            case FIELD -> {
                gx = 0.9 + 0.6 * Noise.at(x * 5, y * 5, 7);
                gy = 0.55 + 0.6 * Noise.at(x * 4, y * 6, 8);
            }
            default -> {
                gx = fold(x + e, y) - fold(x - e, y);
                gy = fold(x, y + e) - fold(x, y - e);
            }
        }
        double length = Math.sqrt(gx * gx + gy * gy) + 1e-12;
        return new Vec(gy / length, -gx / length, 0);
    }

    private static double stream(double x, double y) {
        double psi = 0.55 * y + 0.045 * StrictMath.sin(7 * x + 2.2 * y) + 0.05 * Noise.at(x * 2.6, y * 3.4, 11);
        for (Whirl whirl : WHIRLS) {
            double d = distance(x, y, whirl.x, whirl.y) / whirl.radius;
            psi += 0.24 * whirl.strength / (1 + d * d);
        }
        for (Light light : LIGHTS) {
            double d = distance(x, y, light.x, light.y) / light.radius;
            psi += 2.4 * light.radius * StrictMath.exp(-d * d / 5);
        }
        return psi;
    }

    private static double fold(double x, double y) {
        return y - 0.5 * ridge(x, 0) - 0.5 * ridge(x, 1) + 0.035 * Noise.at(x * 6, y * 7, 12);
    }

    /** The colour a painter would mix here, each channel in [0, 1], display values. */
    Vec colour(double x, double y, Random random) {
        double wander = random.nextDouble() - 0.5;
        return switch (part(x, y)) {
            case SKY -> sky(x, y, wander);
            case FAR_HILLS -> scale(FAR_SCALE, fold(x, y) * 22 + 1.6 * wander);
            case NEAR_HILLS -> scale(NEAR_SCALE, fold(x, y) * 20 + 1.6 * wander);
            case FIELD -> field(x, y, wander);
            case CYPRESS -> scale(CYPRESS_SCALE, 2.4 * Noise.at(x * 22, y * 3.5, 3) + 3 + 1.6 * wander);
        };
    }

    private static Vec field(double x, double y, double wander) {
        double row = 3.2 * Noise.fractal(x * 3 - y * 4, y * 9, 14, 2) + 3 + 2.2 * wander;
        Vec shade = paint(0x5B6E3A);
        return scale(FIELD_SCALE, row)
                .mix(
                        shade,
                        0.75 * Noise.step(0.09, 0.0, y - ridge(x, 2)) * Noise.step(-0.5, 0.3, Noise.at(x * 8, 2, 2)));
    }

    private static Vec sky(double x, double y, double wander) {
        Vec colour = scale(SKY_SCALE, stream(x, y) * 34 + 1.3 * wander);
        if (Noise.step(0.13, 0.0, ridge(x, 0) - y) > 0.5 + 0.9 * wander) {
            colour = scale(DUSK_SCALE, x * 5 + 4 * wander);
        }
        for (Light light : LIGHTS) {
            double d = distance(x, y, light.x, light.y) / light.radius;
            // Broken colour: a touch is of the halo or of the sky, never a grey between.
            if (StrictMath.exp(-d * d / 4.5) > 0.30 + 0.45 * wander) {
                double band = 0.5 + 0.5 * StrictMath.cos(d * 6 + 1.2 * wander);
                colour = light.ring
                        .mix(light.core, Noise.step(0.25, 0.75, band))
                        .mix(AQUA, Noise.step(1.7, 2.4, d + wander));
            }
            colour = colour.mix(light.core, Noise.step(0.8, 0.6, d));
        }
        return colour;
    }

    /** A colour from a closed scale, where whole numbers are its entries. */
    private static Vec scale(Vec[] scale, double at) {
        double floor = Math.floor(at);
        int i = Math.floorMod((int) floor, scale.length);
        return scale[i].mix(scale[(i + 1) % scale.length], Noise.step(0.2, 0.8, at - floor));
    }

    /** How much there is to see here, 0 to 1: lights and the edges of parts want finer brushes. */
    double detail(double x, double y) {
        double detail = part(x, y) == Part.CYPRESS || part(x, y) == Part.FIELD ? 0.6 : 0.25;
        for (Light light : LIGHTS) {
            detail = Math.max(detail, Noise.step(2.8, 1.4, distance(x, y, light.x, light.y) / light.radius));
        }
        double e = 0.02;
        boolean edge = part(x + e, y) != part(x - e, y) || part(x, y + e) != part(x, y - e);
        return edge ? 1 : detail;
    }

    private static double distance(double x0, double y0, double x1, double y1) {
        return Math.sqrt((x0 - x1) * (x0 - x1) + (y0 - y1) * (y0 - y1));
    }
}
