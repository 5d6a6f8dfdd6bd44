package io.github.brushwork.examples.samples;

/** An evening sky: a warm glow low on the left, soft clouds lit from there, and blue ridges beyond the water. */
final class Sky {

    /** Towards the sun that lights the scene. */
    static final Vec SUN = direction(-1.95, 0.26);

    static final Vec SUNLIGHT = new Vec(1.0, 0.70, 0.44).times(2.5);
    static final Vec HAZE = Vec.rgb(0xEFCBB0).times(0.85);

    private static final Vec GLOW_CENTRE = direction(-0.3, 0.13);
    private static final Vec ZENITH = Vec.rgb(0x2F70BE).times(1.1);
    private static final Vec MIDDLE = Vec.rgb(0x8FB8D0);
    private static final Vec HORIZON = Vec.rgb(0xF8CFA0);
    private static final Vec GLOW = Vec.rgb(0xFFD9A0);
    private static final Vec PEACH = Vec.rgb(0xFFB983);
    private static final Vec CLOUD_LIT = Vec.rgb(0xFFDCC2).times(1.8);
    private static final Vec CLOUD_SHADE = Vec.rgb(0x7C7FB0).times(0.8);

    private Sky() {}

    private static Vec direction(double azimuth, double elevation) {
        double flat = StrictMath.cos(elevation);
        return new Vec(flat * StrictMath.sin(azimuth), StrictMath.sin(elevation), flat * StrictMath.cos(azimuth));
    }

    /** Light from the sky in a direction, linear RGB. */
    static Vec colour(Vec direction) {
        double up = Math.max(0, direction.y());
        double azimuth = StrictMath.atan2(direction.x(), direction.z());
        for (int ridge = 1; ridge <= 3; ridge++) {
            double crest = crest(ridge, azimuth);
            if (up < crest) {
                return ridgeColour(ridge, azimuth, up, crest);
            }
        }
        return withClouds(direction, air(direction, up));
    }

    private static Vec air(Vec direction, double up) {
        Vec base = HORIZON.mix(MIDDLE, Noise.step(0.0, 0.2, up)).mix(ZENITH, Noise.step(0.1, 0.5, up));
        Vec low = new Vec(direction.x(), 1.9 * direction.y() - 0.1, direction.z()).unit();
        double toGlow = Math.max(0, low.dot(GLOW_CENTRE));
        double wide = Noise.power(toGlow, 17);
        double near = Noise.power(toGlow, 90);
        return base.mix(PEACH.times(1.15), 0.9 * wide).plus(1.1 * near, GLOW);
    }

    private static Vec withClouds(Vec direction, Vec air) {
        double scale = 1 / (direction.y() + 0.09);
        double x = direction.x() * scale;
        double z = direction.z() * scale;
        double warp = Noise.fractal(x * 0.9, z * 0.9, 4.4, 2);
        double density = density(x + 0.5 * warp, z + 0.3 * warp);
        double towardsSun = density(x + 0.5 * warp - 0.25, z + 0.3 * warp + 0.2);
        double cover = Noise.step(0.02, 0.2, density) * Noise.step(0.02, 0.12, direction.y());
        double light = Math.max(0, Math.min(1, 0.62 + 3.4 * (density - towardsSun) - 0.8 * density));
        Vec cloud = CLOUD_SHADE.mix(CLOUD_LIT, light);
        double glow = Noise.power(Math.max(0, direction.dot(GLOW_CENTRE)), 14);
        return air.mix(cloud.plus(0.22 * glow, GLOW), 0.92 * cover);
    }

    private static double density(double x, double z) {
        return Noise.fractal(x * 0.85, z * 1.0, 1.7, 6) + 0.05;
    }

    /** Sine of the height of a far ridge, as seen from the harbour; 1 is the nearest. */
    private static double crest(int ridge, double azimuth) {
        double shape = Noise.fractal(azimuth * (2.6 + ridge) + 11.3 * ridge, 0.5, 3.1 * ridge, 6);
        double tilt = 0.035 * azimuth * (ridge - 2);
        return 0.016 + 0.024 * ridge + tilt + 0.05 * shape;
    }

    private static Vec ridgeColour(int ridge, double azimuth, double up, double crest) {
        Vec blue = switch (ridge) {
            case 1 -> Vec.rgb(0x4F6788);
            case 2 -> Vec.rgb(0x7C8FAE);
            default -> Vec.rgb(0xA9AEC0);
        };
        double fold = Noise.fractal(azimuth * 40, up * 90, ridge, 3);
        double mist = Noise.step(crest, -0.02, up);
        double glow = Noise.step(0.9, 0.0, Math.abs(azimuth + 0.36));
        Vec warm = HAZE.mix(GLOW, 0.3 * glow);
        return blue.times(1 + 0.12 * fold).mix(warm, 0.08 + 0.2 * glow + 0.4 * mist * mist);
    }
}
