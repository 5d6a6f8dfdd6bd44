package io.github.brushwork.examples.samples;

import java.util.Arrays;
import java.util.Random;

/**
 * Draws one stroke of a bristle brush: streaks along the way, two colours half mixed across it, paint pushed up into
 * ridges at the rims, running dry at the end.
 */
final class Brush {

    private static final int MAX_POINTS = 400;

    private final NightScene scene;
    private final OilCanvas canvas;
    private final double[] px = new double[MAX_POINTS];
    private final double[] py = new double[MAX_POINTS];
    private final float[] nearest;
    private final float[] along;
    private final float[] side;

    Brush(NightScene scene, OilCanvas canvas) {
        this.scene = scene;
        this.canvas = canvas;
        int size = canvas.width() * canvas.height();
        nearest = new float[size];
        along = new float[size];
        side = new float[size];
    }

    /**
     * How a stroke is made.
     *
     * @param width across, in canvas points
     * @param length along, in canvas points
     * @param load thickness of the paint
     */
    record Touch(double width, double length, double load) {}

    /** Paints a stroke that starts at (x, y) and follows the scene's flow while it stays in one part. */
    void stroke(double x, double y, Touch touch, Vec first, Vec second, Random random) {
        int points = trace(x, y, touch.length);
        if (points < 3) {
            return;
        }
        double half = touch.width / 2;
        Box box = bounds(points, half + 2);
        if (box.x1 < box.x0 || box.y1 < box.y0) {
            return;
        }
        measure(points, half, box);
        double seed = random.nextInt(10_000) + 0.5;
        double length = points - 1;
        for (int row = box.y0; row <= box.y1; row++) {
            for (int i = row * canvas.width() + box.x0; i <= row * canvas.width() + box.x1; i++) {
                if (nearest[i] < half * half) {
                    deposit(i, along[i], side[i] / half, length, touch, first, second, seed);
                }
            }
        }
    }

    private void deposit(int i, double s, double u, double length, Touch touch, Vec first, Vec second, double seed) {
        double hairs = Math.max(2.0, touch.width * 0.26);
        double streak = Noise.at(u * hairs, s * 0.022, seed) + 0.5 * Noise.at(u * hairs * 2.1, s * 0.05, seed + 40);
        double rag = 0.14 * Noise.at(s * 0.12, u > 0 ? 3.5 : 8.5, seed);
        double rim = Math.abs(u) + rag;
        double half = touch.width / 2;
        double start = Math.min(1, (s + half * Math.sqrt(Math.max(0, 1 - u * u))) / half + 0.35 * streak);
        double dry = s / length;
        double cover = Noise.step(1.0, 0.80, rim)
                * Noise.step(0.1, 0.5, start)
                * Noise.step(dry * 1.7 - 1.35, dry * 1.7 - 0.95, streak)
                * Noise.step(1.0, 0.93, dry + 0.12 * streak);
        if (cover <= 0) {
            return;
        }
        double blend = Noise.step(-0.5, 0.5, 0.7 * u + 0.8 * streak);
        Vec colour = first.mix(second, blend).times(1 + 0.11 * streak);
        double ridge = 0.55 * Noise.step(0.45, 0.8, Math.abs(u)) + 0.6 * streak;
        double paint = touch.load * (0.9 + ridge) * (1.15 - 0.5 * dry);
        canvas.lay(i, colour, 0.96 * cover, Math.max(0, paint));
    }

    /** Walks the flow in steps of one point; returns how many points were reached. */
    private int trace(double x, double y, double length) {
        double scale = canvas.height();
        NightScene.Part home = scene.part(x / scale, y / scale);
        int points = 0;
        int most = (int) Math.min(MAX_POINTS, length);
        Vec way = scene.flow(x / scale, y / scale);
        while (points < most && scene.part(x / scale, y / scale) == home) {
            if (points % 4 == 0) {
                Vec next = scene.flow(x / scale, y / scale);
                way = next.dot(way) < 0 ? next.times(-1) : next;
            }
            px[points] = x;
            py[points] = y;
            points++;
            x += way.x();
            y += way.y();
        }
        return points;
    }

    private record Box(int x0, int y0, int x1, int y1) {}

    private Box bounds(int points, double margin) {
        double x0 = px[0];
        double x1 = px[0];
        double y0 = py[0];
        double y1 = py[0];
        for (int i = 1; i < points; i++) {
            x0 = Math.min(x0, px[i]);
            x1 = Math.max(x1, px[i]);
            y0 = Math.min(y0, py[i]);
            y1 = Math.max(y1, py[i]);
        }
        return new Box(
                (int) Math.max(0, x0 - margin),
                (int) Math.max(0, y0 - margin),
                (int) Math.min(canvas.width() - 1, x1 + margin),
                (int) Math.min(canvas.height() - 1, y1 + margin));
    }

    /** Finds for every point near the path how far along it lies, and how far to which side. */
    private void measure(int points, double half, Box box) {
        for (int row = box.y0; row <= box.y1; row++) {
            int start = row * canvas.width();
            Arrays.fill(nearest, start + box.x0, start + box.x1 + 1, Float.MAX_VALUE);
        }
        int step = 3;
        for (int p = 0; p + step < points; p += step) {
            double dx = (px[p + step] - px[p]) / step;
            double dy = (py[p + step] - py[p]) / step;
            int y0 = (int) Math.max(box.y0, py[p] - half);
            int y1 = (int) Math.min(box.y1, py[p] + half + 1);
            int x0 = (int) Math.max(box.x0, px[p] - half);
            int x1 = (int) Math.min(box.x1, px[p] + half + 1);
            for (int y = y0; y <= y1; y++) {
                for (int x = x0; x <= x1; x++) {
                    double rx = x - px[p];
                    double ry = y - py[p];
                    double d = rx * rx + ry * ry;
                    int i = y * canvas.width() + x;
                    if (d < nearest[i]) {
                        nearest[i] = (float) d;
                        along[i] = (float) (p + rx * dx + ry * dy);
                        side[i] = (float) (rx * dy - ry * dx);
                    }
                }
            }
        }
    }
}
