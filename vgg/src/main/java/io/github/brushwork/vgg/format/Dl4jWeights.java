package io.github.brushwork.vgg.format;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.vgg.architecture.Architecture;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads convolutions from a zip of Deeplearning4j's {@code ModelSerializer}: {@code configuration.json} describes the graph,
 * {@code coefficients.bin} is one vector of all parameters. Layers follow each other as in the graph; a convolution's are its
 * bias, then its kernel {@code [outputs][inputs][3][3]} (after {@code ConvolutionParamInitializer} in the sources of {@code
 * org.deeplearning4j:deeplearning4j-nn:1.0.0-M2.1}).
 *
 * <p>The zoo's pretrained weights were imported from Keras, whose names their vertices have, and so take what Keras' take. The
 * zip need not hold a normalizer, and one that it holds is not read.
 */
final class Dl4jWeights {

    static final String CONFIGURATION = "configuration.json";
    private static final String PARAMETERS = "coefficients.bin";
    private static final Set<Layout> LAYOUTS = Set.of(Layout.OIHW);

    private final ZipArchive zip;
    private final Faults faults;
    private final Dl4jGraph graph;
    private final Map<String, float[]> read = new HashMap<>();

    private Dl4jWeights(ZipArchive zip, Faults faults, Dl4jGraph graph) {
        this.zip = zip;
        this.faults = faults;
        this.graph = graph;
    }

    /**
     * The convolutions of an archive.
     *
     * @throws WeightsException if it is damaged or for another network
     */
    static VggWeights read(ZipArchive zip, Faults faults, Architecture architecture) {
        Dl4jGraph graph;
        try {
            graph = Dl4jGraph.of(Json.parseObject(zip.read(CONFIGURATION, Json.LARGEST)), faults);
        } catch (IOException e) {
            throw faults.fault("has a " + CONFIGURATION + " that is no JSON of its kind (" + e.getMessage() + ")", e);
        }
        Dl4jWeights weights = new Dl4jWeights(zip, faults, graph);
        return new ConvolutionAssembly(faults, weights.tensors(), LAYOUTS).assemble(architecture);
    }

    private Map<String, StoredTensor> tensors() {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        graph.convolutions().forEach((place, layer) -> {
            int[] kernel = {layer.outputs(), layer.inputs(), Convolution.SIZE, Convolution.SIZE};
            int[] bias = {layer.outputs()};
            String name = "layer " + layer.name();
            tensors.put(Naming.KERAS.bias(place), new Tensor(Naming.KERAS.bias(place), "bias of " + name, bias));
            tensors.put(
                    Naming.KERAS.kernel(place), new Tensor(Naming.KERAS.kernel(place), "kernel of " + name, kernel));
        });
        return tensors;
    }

    /** Reads the parameters of all convolutions in one go: they lie one behind the other in a compressed stream. */
    private void readAll() {
        try (DataInputStream stream = new DataInputStream(new BufferedInputStream(zip.open(PARAMETERS)))) {
            Dl4jParameters parameters = new Dl4jParameters(stream, faults);
            for (Map.Entry<String, Dl4jLayer> each : graph.convolutions().entrySet()) {
                Dl4jLayer layer = each.getValue();
                int weights = Convolution.SIZE * Convolution.SIZE * layer.inputs() * layer.outputs();
                read.put(Naming.KERAS.bias(each.getKey()), parameters.next(layer.outputs()));
                read.put(Naming.KERAS.kernel(each.getKey()), parameters.next(weights));
            }
        } catch (IOException e) {
            throw faults.fault("has a " + PARAMETERS + " that is damaged or cut short (" + e.getMessage() + ")", e);
        }
    }

    /** A convolution's kernel or bias. */
    private final class Tensor implements StoredTensor {

        private final String name;
        private final String place;
        private final int[] shape;

        Tensor(String name, String place, int[] shape) {
            this.name = name;
            this.place = place;
            this.shape = shape;
        }

        @Override
        public String place() {
            return place;
        }

        @Override
        public int[] shape() {
            return shape;
        }

        @Override
        public float[] values() {
            if (read.isEmpty()) {
                readAll();
            }
            return read.remove(name);
        }
    }
}
