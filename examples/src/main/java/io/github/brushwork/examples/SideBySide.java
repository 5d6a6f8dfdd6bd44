package io.github.brushwork.examples;

import io.github.brushwork.core.image.Image;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Puts pictures in a row. */
final class SideBySide {

    private static final int GAP = 12;

    private SideBySide() {}

    /**
     * The pictures from left to right on white, all as high as the first.
     *
     * @param images the pictures, at least one
     * @return one picture
     */
    static Image of(List<Image> images) {
        int height = images.get(0).height();
        List<Image> scaled = images.stream()
                .map(image ->
                        image.resize(Math.max(1, Math.round((float) image.width() * height / image.height())), height))
                .toList();
        int width = scaled.stream().mapToInt(image -> image.width() + GAP).sum() + GAP;
        BufferedImage row = new BufferedImage(width, height + 2 * GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = row.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, row.getWidth(), row.getHeight());
        int x = GAP;
        for (Image image : scaled) {
            graphics.drawImage(image.toBufferedImage(), x, GAP, null);
            x += image.width() + GAP;
        }
        graphics.dispose();
        return Image.of(row);
    }
}
