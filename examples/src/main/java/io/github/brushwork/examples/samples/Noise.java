package io.github.brushwork.examples.samples;

/**
 * Repeatable randomness without state: hashes, and smooth gradient noise (Perlin, "Improving noise", 2002) over an
 * integer lattice that is hashed rather than tabled. All arithmetic is exact or strict, so that every JVM gives the
 * same bits.
 */
final class Noise {

    private Noise() {}

    /** A number in [0, 1) that depends on three integers. */
    static double hash(int x, int y, int z) {
        return (mix(x, y, z) >>> 8) * 0x1p-24;
    }

    private static int mix(int x, int y, int z) {
        int h = x * 0x9E3779B1 ^ Integer.rotateLeft(y * 0x85EBCA77, 11) ^ Integer.rotateLeft(z * 0xC2B2AE3D, 22);
        h = (h ^ h >>> 15) * 0x2C1B3C6D;
        h = (h ^ h >>> 12) * 0x297A2D39;
        return h ^ h >>> 15;
    }

    /** Gradient noise in about [-1, 1], with features about one unit wide. */
    static double at(double x, double y, double z) {
        double fx = Math.floor(x);
        double fy = Math.floor(y);
        double fz = Math.floor(z);
        int ix = (int) fx;
        int iy = (int) fy;
        int iz = (int) fz;
        double rx = x - fx;
        double ry = y - fy;
        double rz = z - fz;
        double u = fade(rx);
        double v = fade(ry);
        double near = plane(ix, iy, iz, rx, ry, rz, u, v);
        double far = plane(ix, iy, iz + 1, rx, ry, rz - 1, u, v);
        return lerp(near, far, fade(rz));
    }

    private static double plane(int ix, int iy, int iz, double x, double y, double z, double u, double v) {
        double low = lerp(slope(ix, iy, iz, x, y, z), slope(ix + 1, iy, iz, x - 1, y, z), u);
        double high = lerp(slope(ix, iy + 1, iz, x, y - 1, z), slope(ix + 1, iy + 1, iz, x - 1, y - 1, z), u);
        return lerp(low, high, v);
    }

    private static double slope(int ix, int iy, int iz, double x, double y, double z) {
        int h = mix(ix, iy, iz);
        double a = (h & 1) == 0 ? x : -x;
        double b = (h & 2) == 0 ? y : -y;
        double c = (h & 4) == 0 ? z : -z;
        return switch ((h >>> 3) % 3) {
            case 0 -> a + b;
            case 1 -> b + c;
            default -> a + c;
        };
    }

    private static double fade(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    /** Fractal sum of octaves, each half as wide and half as strong as the one before; in about [-1, 1]. */
    static double fractal(double x, double y, double z, int octaves) {
        double sum = 0;
        double weight = 0.5;
        for (int i = 0; i < octaves; i++) {
            sum += weight * at(x, y, z);
            x = x * 2.03 + 17.1;
            y = y * 2.03 + 5.7;
            z = z * 2.03 + 9.3;
            weight *= 0.5;
        }
        return sum * 1.4;
    }

    /** Integer power by repeated squaring. */
    static double power(double base, int exponent) {
        double result = 1;
        for (int left = exponent; left > 0; left >>= 1) {
            result = (left & 1) == 1 ? result * base : result;
            base *= base;
        }
        return result;
    }

    static double lerp(double a, double b, double t) {
        return a + (b - a) * t;
    }

    /** 0 below {@code from}, 1 above {@code to}, smooth between. */
    static double step(double from, double to, double x) {
        double t = Math.max(0, Math.min(1, (x - from) / (to - from)));
        return t * t * (3 - 2 * t);
    }
}
