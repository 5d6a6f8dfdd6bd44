package io.github.brushwork.vgg;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.architecture.Place;
import io.github.brushwork.vgg.download.Downloader;
import java.util.List;
import java.util.Random;

/** What {@link Vgg16} and {@link Vgg19} have in common. */
final class VggNetworks {

    private VggNetworks() {}

    /** Where pretrained weights are looked for without a network connection, in this order. */
    static WeightSource local(PublishedWeights weights, Settings settings) {
        return new SettingSource(weights.architecture(), settings)
                .or(new CacheSource(weights, WeightCache.of(settings)));
    }

    /** Where pretrained weights are looked for, in this order. */
    static WeightSource source(PublishedWeights weights, Settings settings, Downloader downloader) {
        return local(weights, settings).or(new DownloadSource(weights, WeightCache.of(settings), downloader));
    }

    /** Normally distributed weights of variance 2 / (9 * inputs) without bias. */
    static Network random(Architecture architecture, long seed) {
        Random random = new Random(seed);
        List<Convolution> convolutions = architecture.places().stream()
                .map(place -> place.with(heInitialised(place, random), new float[place.outputs()]))
                .toList();
        return new Network(
                architecture + " with random weights (seed " + seed + ")",
                Preprocessing.CAFFE,
                architecture.chain(convolutions, Pooling.MAX));
    }

    private static float[] heInitialised(Place place, Random random) {
        float[] filters = new float[place.weights()];
        double deviation = Math.sqrt(2.0 * place.outputs() / place.weights());
        for (int i = 0; i < filters.length; i++) {
            filters[i] = (float) (deviation * random.nextGaussian());
        }
        return filters;
    }
}
