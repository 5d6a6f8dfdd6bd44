package io.github.brushwork.patches;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Resampling;
import io.github.brushwork.core.image.colour.ColourSpace;
import io.github.brushwork.core.image.colour.ColourTransfer;
import io.github.brushwork.core.image.colour.LinearMethod;

/**
 * The content in the style's colours: what a painting is drawn after. The linear map of optimal transport (Pitie and
 * Kokaram 2007) gives it mean and covariance; what the transport of whole distributions adds to that is smoothed along the
 * content's edges by a guided filter (He et al. 2010), so that it brings colours but no noise.
 *
 * <p>The second is smooth, so it is found at a small size and its filter's coefficients are enlarged (He and Sun 2015).
 */
final class Palette {

    private static final int ROUNDS = 30;
    private static final int RADIUS = 8;
    private static final double EPSILON = 1e-3;
    /** Longer side of the small size. */
    private static final int SMALL = 128;

    private Palette() {}

    /**
     * The content in the style's colours.
     *
     * @param content a picture
     * @param style a picture, of any size
     * @param seed of the directions along which colours are transported
     * @return height x width x 3, from 0 to 1
     */
    static Tensor of(Image content, Image style, long seed) {
        Image smallContent = content.fitWithin(SMALL);
        Image smallStyle = style.fitWithin(SMALL);
        ColourTransfer linear = ColourTransfer.linear(LinearMethod.MONGE_KANTOROVICH, ColourSpace.SRGB);
        Image moved = linear.apply(content, smallStyle);
        Image smallMoved = moved.fitWithin(SMALL);
        float[] transported = ColourTransfer.distribution(ROUNDS, seed)
                .apply(smallMoved, smallStyle)
                .rgb();
        float[] start = smallMoved.rgb();
        for (int i = 0; i < transported.length; i++) {
            transported[i] -= start[i];
        }
        int radius = Math.max(
                1,
                RADIUS
                        * Math.max(smallContent.width(), smallContent.height())
                        / Math.max(content.width(), content.height()));
        Tensor difference = new Tensor(new Shape(smallContent.height(), smallContent.width(), 3), transported);
        Tensor smooth = guided(difference, Filters.grey(tensor(smallContent)), Filters.grey(tensor(content)), radius);
        float[] rgb = moved.rgb();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = Math.min(1, Math.max(0, rgb[i] + smooth.data()[i]));
        }
        return new Tensor(smooth.shape(), rgb);
    }

    static Tensor tensor(Image image) {
        return new Tensor(new Shape(image.height(), image.width(), 3), image.rgb());
    }

    /** The guided filter of three planes, its coefficients found at a small size and applied to the guide of full size. */
    private static Tensor guided(Tensor planes, Tensor smallGuide, Tensor guide, int radius) {
        int positions = planes.shape().positions();
        float[] p = planes.data();
        float[] g = smallGuide.data();
        float[] gp = new float[p.length];
        float[] gg = new float[positions];
        for (int i = 0; i < positions; i++) {
            gg[i] = g[i] * g[i];
            for (int c = 0; c < 3; c++) {
                gp[3 * i + c] = g[i] * p[3 * i + c];
            }
        }
        float[] meanG = Filters.box(smallGuide, radius).data();
        float[] meanGg = Filters.box(new Tensor(smallGuide.shape(), gg), radius).data();
        float[] meanP = Filters.box(planes, radius).data();
        float[] meanGp = Filters.box(new Tensor(planes.shape(), gp), radius).data();
        float[] slope = new float[p.length];
        float[] offset = new float[p.length];
        for (int i = 0; i < positions; i++) {
            double variance = meanGg[i] - meanG[i] * meanG[i];
            for (int c = 0; c < 3; c++) {
                int at = 3 * i + c;
                slope[at] = (float) ((meanGp[at] - meanG[i] * meanP[at]) / (variance + EPSILON));
                offset[at] = meanP[at] - slope[at] * meanG[i];
            }
        }
        int height = guide.shape().height();
        int width = guide.shape().width();
        float[] a = enlarged(Filters.box(new Tensor(planes.shape(), slope), radius), height, width);
        float[] b = enlarged(Filters.box(new Tensor(planes.shape(), offset), radius), height, width);
        for (int i = 0; i < a.length; i++) {
            a[i] = a[i] * guide.data()[i / 3] + b[i];
        }
        return new Tensor(new Shape(height, width, 3), a);
    }

    private static float[] enlarged(Tensor planes, int height, int width) {
        return Resampling.LANCZOS.resize(planes, height, width).data();
    }
}
