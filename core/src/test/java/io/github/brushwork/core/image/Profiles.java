package io.github.brushwork.core.image;

import java.util.LinkedHashMap;
import java.util.Map;

/** Small ICC profiles (version 2.1), and plain formulas for what they mean. */
final class Profiles {

    static final double ADOBE_GAMMA = 2.19921875;

    /** Adobe RGB (1998): X, Y and Z, adapted to D50, of red, green and blue. */
    private static final double[][] ADOBE = {
        {0.60974, 0.31111, 0.01947}, {0.20528, 0.62567, 0.06087}, {0.14919, 0.06322, 0.74457}
    };

    /** From X, Y, Z of D50 to linear sRGB (Lindbloom, RGB/XYZ matrices, sRGB with Bradford adaptation). */
    private static final double[][] TO_SRGB = {
        {3.1338561, -1.6168667, -0.4906146}, {-0.9787684, 1.9161415, 0.0334540}, {0.0719453, -0.2289914, 1.4052427}
    };

    private Profiles() {}

    static byte[] adobeRgb() {
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("wtpt", xyz(0.9642, 1, 0.8249));
        String[] names = {"r", "g", "b"};
        for (int c = 0; c < 3; c++) {
            tags.put(names[c] + "XYZ", xyz(ADOBE[c]));
            tags.put(names[c] + "TRC", gamma(ADOBE_GAMMA));
        }
        return profile("mntr", "RGB ", "XYZ ", tags);
    }

    /** What an Adobe RGB colour is in sRGB. */
    static float[] adobeRgbToSrgb(double red, double green, double blue) {
        double[] linear = {Math.pow(red, ADOBE_GAMMA), Math.pow(green, ADOBE_GAMMA), Math.pow(blue, ADOBE_GAMMA)};
        float[] srgb = new float[3];
        for (int out = 0; out < 3; out++) {
            double value = 0;
            for (int i = 0; i < 3; i++) {
                for (int c = 0; c < 3; c++) {
                    value += TO_SRGB[out][i] * ADOBE[c][i] * linear[c];
                }
            }
            srgb[out] = (float) encoded(value);
        }
        return srgb;
    }

    /** Grey that is stored as linear light. */
    static byte[] linearGrey() {
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("wtpt", xyz(0.9642, 1, 0.8249));
        tags.put("kTRC", gamma(1));
        return profile("mntr", "GRAY", "XYZ ", tags);
    }

    /** A press whose cyan ink is red, so that nobody can mistake it for the plain formula; the other inks are black. */
    static byte[] cmykWithRedForCyan() {
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("wtpt", xyz(0.9642, 1, 0.8249));
        Bytes table = new Bytes().ascii("mft1").int32(0).int8(4, 3, 2, 0);
        table.int32(1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 16);
        identities(table, 4);
        for (int corner = 0; corner < 16; corner++) {
            boolean cyan = corner >= 8;
            boolean otherInk = corner % 8 != 0;
            if (otherInk) {
                table.int8(0, 128, 128);
            } else if (cyan) {
                table.int8(138, 209, 198); // about L* 54, a* 81, b* 70: the red of sRGB for D50
            } else {
                table.int8(255, 128, 128);
            }
        }
        identities(table, 3);
        tags.put("A2B0", table.toArray());
        // The way back, which readers only want to be there: paper for every colour.
        Bytes back = new Bytes().ascii("mft1").int32(0).int8(3, 4, 2, 0);
        back.int32(1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 16);
        identities(back, 3);
        back.bytes(new byte[8 * 4]);
        identities(back, 4);
        tags.put("B2A0", back.toArray());
        return profile("prtr", "CMYK", "Lab ", tags);
    }

    /** IEC 61966-2-1. */
    static double encoded(double linear) {
        double value = Math.min(1, Math.max(0, linear));
        return value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
    }

    private static void identities(Bytes table, int count) {
        for (int i = 0; i < 256 * count; i++) {
            table.int8(i);
        }
    }

    private static byte[] xyz(double... values) {
        Bytes tag = new Bytes().ascii("XYZ ").int32(0);
        for (double value : values) {
            tag.int32(fixed(value));
        }
        return tag.toArray();
    }

    private static byte[] gamma(double exponent) {
        return new Bytes()
                .ascii("curv")
                .int32(0, 1)
                .int16((int) Math.round(exponent * 256))
                .int16(0)
                .toArray();
    }

    private static byte[] profile(String kind, String colours, String connection, Map<String, byte[]> tags) {
        Bytes directory = new Bytes().int32(tags.size());
        Bytes data = new Bytes();
        int start = 128 + 4 + 12 * tags.size();
        tags.forEach((name, tag) -> {
            directory.ascii(name).int32(start + data.size(), tag.length);
            data.bytes(tag).bytes(new byte[(4 - tag.length % 4) % 4]);
        });
        return new Bytes()
                .int32(start + data.size(), 0, 0x02100000)
                .ascii(kind)
                .ascii(colours)
                .ascii(connection)
                .int16(2026, 1, 1, 0, 0, 0)
                .ascii("acsp")
                .bytes(new byte[28])
                .int32(fixed(0.9642), fixed(1), fixed(0.8249))
                .bytes(new byte[48])
                .bytes(directory.toArray())
                .bytes(data.toArray())
                .toArray();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65536);
    }
}
