package io.github.brushwork.vgg.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A layer of a Deeplearning4j graph.
 *
 * @param name of its vertex
 * @param type the layer's class without package, in lower case and without a {@code layer} at its end
 * @param settings the layer's own settings
 */
record Dl4jLayer(String name, String type, Map<?, ?> settings) {

    /**
     * The layer of a vertex.
     *
     * @param vertex the vertex as it stands in the configuration. Since 1.0.0-beta4 a type is a member {@code @class}; before,
     *     it was the one key of an object around the rest
     * @return the layer; without settings and with an empty type if the vertex is something else
     */
    static Dl4jLayer of(String name, Object vertex) {
        Typed outer = Typed.of(vertex);
        if (outer.members().get("layerConf") instanceof Map<?, ?> conf) {
            Typed layer = Typed.of(conf.get("layer"));
            return new Dl4jLayer(name, layer.simpleType(), layer.members());
        }
        return new Dl4jLayer(name, "", Map.of());
    }

    boolean isConvolution() {
        return type.equals("convolution");
    }

    boolean isPooling() {
        return type.equals("subsampling");
    }

    /** Whether this is a convolution as VGG has them, but for its channels. */
    boolean isVggConvolution() {
        return isConvolution()
                && has("kernelSize", 3)
                && has("stride", 1)
                && (has("padding", 1) || "Same".equals(settings.get("convolutionMode")))
                && (settings.get("dilation") == null || has("dilation", 1))
                && !Boolean.FALSE.equals(settings.get("hasBias"))
                && Typed.of(settings.get("activationFn")).simpleType().matches("(activation)?relu");
    }

    /** Whether this is a pooling as VGG has them. */
    boolean isVggPooling() {
        return isPooling()
                && has("kernelSize", 2)
                && has("stride", 2)
                && (has("padding", 0) || "Same".equals(settings.get("convolutionMode")));
    }

    /** Input channels; 0 if they are not stated. */
    int inputs() {
        return channels("nin");
    }

    /** Output channels; 0 if they are not stated. */
    int outputs() {
        return channels("nout");
    }

    private int channels(String key) {
        return settings.get(key) instanceof Integer count && count > 0 ? count : 0;
    }

    /** Whether a setting is this number for height and width. */
    private boolean has(String key, int value) {
        return List.of(value, value).equals(settings.get(key));
    }

    /** An object with its type. */
    private record Typed(String type, Map<?, ?> members) {

        static Typed of(Object json) {
            if (!(json instanceof Map<?, ?> members)) {
                return new Typed("", Map.of());
            }
            if (members.get("@class") instanceof String type) {
                return new Typed(type, members);
            }
            if (members.size() == 1
                    && members.keySet().iterator().next() instanceof String type
                    && members.get(type) instanceof Map<?, ?> wrapped) {
                return new Typed(type, wrapped);
            }
            return new Typed("", members);
        }

        String simpleType() {
            String simple = type.substring(type.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return simple.endsWith("layer") ? simple.substring(0, simple.length() - "layer".length()) : simple;
        }
    }
}
