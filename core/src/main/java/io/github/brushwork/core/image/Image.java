package io.github.brushwork.core.image;

/** Placeholder until codecs land. */
public final class Image {
    private Image() {}

    public int height() {
        return 0;
    }

    public int width() {
        return 0;
    }

    public float[] rgb() {
        return new float[0];
    }
}
