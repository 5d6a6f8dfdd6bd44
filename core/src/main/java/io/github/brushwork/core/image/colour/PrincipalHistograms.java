package io.github.brushwork.core.image.colour;

import io.github.brushwork.core.image.Image;

/** See {@link ColourTransfer#principalHistograms}. */
public record PrincipalHistograms() implements ColourTransfer {

    @Override
    public Image apply(Image source, Image reference) {
        float[] colours = source.rgb();
        float[] wanted = reference.rgb();
        ColourStatistics statistics = ColourStatistics.of(wanted);
        // with the covariance of the reference, its axes decorrelate both pictures
        float[] aligned = LinearMethod.MONGE_KANTOROVICH
                .map(ColourStatistics.of(colours), statistics)
                .apply(colours);
        Matrix3 axes = PrincipalAxes.of(statistics.covariance()).axes();
        return Recoloured.of(source, Marginals.match(aligned, wanted, axes));
    }
}
