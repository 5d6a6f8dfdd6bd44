package io.github.brushwork.vgg;

import io.github.brushwork.vgg.PublishedWeights.State;
import java.nio.file.Path;

/** A published file in a cache, if it is there whole. */
record CacheSource(PublishedWeights weights, WeightCache cache) implements WeightSource {

    @Override
    public Finding look() {
        Path file = cache.file(weights);
        State state = weights.stateOf(file);
        return switch (state) {
            case ABSENT -> new Absent("the cache has no file " + file);
            case DAMAGED ->
                new Absent("the cache's file " + file + " is not the published one: its size or checksum differs");
            case WHOLE -> new FileSource(weights.architecture(), file, "found in the cache").look();
        };
    }

    @Override
    public String describe() {
        return "cache: " + cache.file(weights) + ", " + weights.stateOf(cache.file(weights));
    }
}
