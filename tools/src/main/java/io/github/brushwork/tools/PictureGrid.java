package io.github.brushwork.tools;

import io.github.brushwork.core.image.Image;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws rows of pictures, under one title or one title each. */
final class PictureGrid {

    /** A picture and what is written over it. */
    record Titled(String title, Image picture) {}

    private static final int GAP = 8;
    private static final int TITLE = 20;

    private final BufferedImage canvas;
    private final Graphics2D graphics;
    private final int width;
    private final int height;
    private int top;

    /**
     * Creates an empty grid on white.
     *
     * @param columns pictures in a row
     * @param rows how many rows
     * @param width of the space for a picture
     * @param height of the space for a picture
     */
    PictureGrid(int columns, int rows, int width, int height) {
        this.width = width;
        this.height = height;
        this.canvas = new BufferedImage(
                columns * (width + GAP) + GAP, rows * (height + TITLE + GAP), BufferedImage.TYPE_INT_RGB);
        this.graphics = canvas.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    /** Adds a row under one title; pictures that are too large are reduced. */
    void add(String title, List<Image> pictures) {
        graphics.drawString(title, GAP, top + TITLE - GAP / 2);
        addPictures(pictures);
    }

    /** Adds a row, each picture under its own title; pictures that are too large are reduced. */
    void add(List<Titled> row) {
        int left = GAP;
        for (Titled each : row) {
            graphics.drawString(each.title(), left, top + TITLE - GAP / 2);
            left += width + GAP;
        }
        addPictures(row.stream().map(Titled::picture).toList());
    }

    private void addPictures(List<Image> pictures) {
        int left = GAP;
        for (Image picture : pictures) {
            double scale = Math.min(1, Math.min((double) width / picture.width(), (double) height / picture.height()));
            Image fitted = picture.resize(Math.max(1, (int) Math.round(picture.width() * scale)), Math.max(1, (int)
                    Math.round(picture.height() * scale)));
            graphics.drawImage(fitted.toBufferedImage(), left, top + TITLE, null);
            left += width + GAP;
        }
        top += height + TITLE + GAP;
    }

    /** What was drawn so far. */
    Image image() {
        return Image.of(canvas.getSubimage(0, 0, canvas.getWidth(), Math.max(1, top)));
    }
}
