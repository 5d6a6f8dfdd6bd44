package io.github.brushwork.examples.samples;

import java.util.Random;

/** A night landscape in oil, painted stroke by stroke from broad to fine. */
final class NightPicture {

    static final int WIDTH = 640;
    static final int HEIGHT = 512;

    private static final int WASH = 8;

    private final OilCanvas canvas = new OilCanvas(WIDTH, HEIGHT, new Vec(0.30, 0.22, 0.16));
    private final NightScene scene = new NightScene((double) WIDTH / HEIGHT);
    private final Brush brush = new Brush(scene, canvas);
    private final Random random = new Random(1889);

    /** Paints the picture. */
    Raster draw() {
        wash();
        layer(25, new Brush.Touch(29, 120, 1.0), 0);
        layer(17, new Brush.Touch(19, 84, 1.6), 0.2);
        layer(11, new Brush.Touch(12, 48, 1.7), 0.6);
        accents(500);
        hearts();
        return canvas.photographed();
    }

    /** Thin colour over the bare cloth, so that none shows between strokes. */
    private void wash() {
        for (int y = 0; y < canvas.height(); y += WASH) {
            for (int x = 0; x < canvas.width(); x += WASH) {
                Vec colour = scene.colour((double) x / canvas.height(), (double) y / canvas.height(), random);
                for (int i = 0; i < WASH * WASH; i++) {
                    canvas.lay((y + i / WASH) * canvas.width() + x + i % WASH, colour, 0.85, 0);
                }
            }
        }
    }

    /** Covers the canvas with strokes about {@code spacing} points apart, where there is enough detail for them. */
    private void layer(double spacing, Brush.Touch touch, double detail) {
        double scale = canvas.height();
        int count = (int) (1.12 * canvas.width() * scale / (spacing * spacing));
        for (int i = 0; i < count; i++) {
            double x = (1.06 * random.nextDouble() - 0.03) * canvas.width();
            double y = (1.06 * random.nextDouble() - 0.03) * scale;
            double size = 0.75 + 0.5 * random.nextDouble();
            if (scene.detail(x / scale, y / scale) >= detail + 0.15 * (random.nextDouble() - 0.5)) {
                Vec first = mixed(scene.colour(x / scale, y / scale, random));
                Vec second = mixed(scene.colour(x / scale, y / scale, random));
                Brush.Touch varied = new Brush.Touch(touch.width() * size, touch.length() * size, touch.load());
                brush.stroke(x, y, varied, first, second, random);
            }
        }
    }

    /** Paint is never mixed twice alike. */
    private Vec mixed(Vec colour) {
        double light = 1 + 0.26 * (random.nextDouble() - 0.5);
        double warm = 0.05 * (random.nextDouble() - 0.5);
        return new Vec(colour.x() * light + warm, colour.y() * light, colour.z() * light - warm);
    }

    /** A dab at the heart of every light, where the flow has no direction. */
    private void hearts() {
        double scale = canvas.height();
        for (NightScene.Light light : NightScene.LIGHTS) {
            for (int i = 0; i < 5; i++) {
                double reach = 0.45 * light.radius() * scale;
                double x = light.x() * scale + reach * (random.nextDouble() - 0.5);
                double y = light.y() * scale + reach * (random.nextDouble() - 0.5);
                brush.stroke(x, y, new Brush.Touch(13, 17, 2.2), mixed(light.core()), mixed(light.core()), random);
            }
        }
    }

    /** A last scattering of thick, pure touches. */
    private void accents(int count) {
        double scale = canvas.height();
        for (int i = 0; i < count; i++) {
            double x = random.nextDouble() * canvas.width();
            double y = random.nextDouble() * scale;
            Vec colour = scene.colour(x / scale, y / scale, random);
            double grey = (colour.x() + colour.y() + colour.z()) / 3;
            Vec pure = new Vec(grey, grey, grey).mix(colour, 1.25).times(1.22);
            brush.stroke(x, y, new Brush.Touch(12, 38, 2.2), pure, mixed(pure), random);
        }
    }
}
