package io.github.brushwork.vgg;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.format.VggWeights;
import io.github.brushwork.vgg.format.WeightFiles;
import java.lang.System.Logger.Level;
import java.nio.file.Path;

/**
 * A file that must be there.
 *
 * @param reason why this file was chosen, for the log
 */
record FileSource(Architecture architecture, Path file, String reason) implements WeightSource {

    @Override
    public Finding look() {
        VggWeights weights = WeightFiles.read(file, architecture);
        System.getLogger(FileSource.class.getName())
                .log(Level.INFO, "{0} weights: {1} ({2})", architecture, file.toAbsolutePath(), reason);
        return new Found(new Network(
                architecture + " from " + file.getFileName(),
                weights.preprocessing(),
                architecture.chain(weights.convolutions(), Pooling.MAX)));
    }

    @Override
    public String describe() {
        return file.toAbsolutePath() + ", " + reason;
    }
}
