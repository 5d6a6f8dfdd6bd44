package io.github.brushwork.benchmarks;

import ai.djl.pytorch.jni.JniUtils;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import java.util.Collection;
import java.util.List;

/** The objective on libtorch through DJL, on all processors, as its users would write it. */
final class LibtorchEngine implements Engine {

    private final ai.djl.engine.Engine torch;

    LibtorchEngine() {
        // Everything is on the class path; without these DJL would ask the network all the same.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        torch = ai.djl.engine.Engine.getEngine("PyTorch");
        int threads = Runtime.getRuntime().availableProcessors();
        JniUtils.setNumThreads(threads);
        if (JniUtils.getNumThreads() != threads) {
            throw new IllegalStateException("libtorch computes on " + JniUtils.getNumThreads() + " threads, not on all "
                    + threads + " processors: a comparison would not be fair");
        }
    }

    @Override
    public String description() {
        return "libtorch (" + torch.getVersion() + ", " + JniUtils.getNumThreads() + " threads)";
    }

    @Override
    public FeatureExtractor extractor(Network network, Collection<String> layers) {
        throw new UnsupportedOperationException(
                "libtorch is here to be measured; extract features with another engine");
    }

    @Override
    public Objective objective(Network network, List<Term> terms, Shape input) {
        List<String> layers = terms.stream().map(term -> term.loss().layer()).toList();
        return new LibtorchObjective(torch, network.upTo(layers), terms, input);
    }
}
