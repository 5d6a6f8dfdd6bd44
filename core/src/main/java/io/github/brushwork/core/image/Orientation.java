package io.github.brushwork.core.image;

/** How a stored picture is to be turned to stand upright: the values 1 to 8 of EXIF's Orientation (tag 0x0112), in order. */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    TURN_CLOCKWISE(true, false, true),
    TRANSVERSED(true, true, true),
    TURN_COUNTERCLOCKWISE(true, true, false);

    private final boolean swapsSides;
    private final boolean fromRight;
    private final boolean fromBottom;

    /**
     * @param swapsSides whether stored columns are shown as rows
     * @param fromRight whether stored rows are read from right to left
     * @param fromBottom whether stored columns are read from bottom to top
     */
    Orientation(boolean swapsSides, boolean fromRight, boolean fromBottom) {
        this.swapsSides = swapsSides;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** EXIF's number, 1 to 8; anything else is not defined and means upright, as viewers take it. */
    static Orientation ofExif(int value) {
        return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
    }

    Image apply(Image stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = swapsSides ? stored.height() : stored.width();
        int height = swapsSides ? stored.width() : stored.height();
        float[] rgb = turned(stored.sharedRgb(), stored, width, height, 3);
        float[] alpha = stored.hasAlpha() ? turned(stored.sharedAlpha(), stored, width, height, 1) : null;
        return new Image(width, height, rgb, alpha);
    }

    private float[] turned(float[] values, Image stored, int width, int height, int channels) {
        float[] out = new float[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = swapsSides ? y : x;
                int row = swapsSides ? x : y;
                column = fromRight ? stored.width() - 1 - column : column;
                row = fromBottom ? stored.height() - 1 - row : row;
                int source = (row * stored.width() + column) * channels;
                System.arraycopy(values, source, out, (y * width + x) * channels, channels);
            }
        }
        return out;
    }
}
