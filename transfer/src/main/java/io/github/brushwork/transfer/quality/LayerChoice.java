package io.github.brushwork.transfer.quality;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.Shape;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * At which layers pictures are compared.
 *
 * @param layers names of the network's layers
 * @param leftOut layers at which they would have been, were the pictures large enough, and why not
 */
record LayerChoice(List<String> layers, Map<String, String> leftOut) {

    /**
     * For each block of a VGG network its layers, those first that presets do not use. The first that is neither used nor
     * missing is taken.
     */
    private static final List<List<String>> BLOCKS = List.of(
            List.of("relu1_2", "relu1_1"),
            List.of("relu2_2", "relu2_1"),
            List.of("relu3_2", "relu3_3", "relu3_4", "relu3_1"),
            List.of("relu4_3", "relu4_2", "relu4_4", "relu4_1"),
            List.of("relu5_2", "relu5_3", "relu5_4", "relu5_1"));

    /** The layers that the user named; every picture must be large enough for each. */
    static LayerChoice named(List<String> names, Network network, Set<Shape> pictures) {
        Network needed = network.upTo(names);
        pictures.forEach(needed::shapes);
        return new LayerChoice(names, Map.of());
    }

    /** One layer of each block that the network has, was not used, and for which every picture is large enough. */
    static LayerChoice heldOut(Set<String> used, Network network, Set<Shape> pictures) {
        Set<String> chosen = new LinkedHashSet<>();
        Map<String, String> leftOut = new LinkedHashMap<>();
        for (String layer : candidates(used, network)) {
            obstacle(layer, network, pictures)
                    .ifPresentOrElse(reason -> leftOut.put(layer, reason), () -> chosen.add(layer));
        }
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("network " + network
                    + ": no layer is left to judge at; used by the optimisation: " + used + ", left out: " + leftOut
                    + "; name layers to judge at, use larger pictures, or another network");
        }
        return new LayerChoice(List.copyOf(chosen), leftOut);
    }

    private static List<String> candidates(Set<String> used, Network network) {
        return BLOCKS.stream()
                .map(block -> block.stream()
                        .filter(layer -> has(network, layer) && !used.contains(layer))
                        .findFirst())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether a network has a layer of this name or alias. */
    static boolean has(Network network, String name) {
        return network.layers().stream()
                .anyMatch(layer -> layer.name().equals(name) || layer.aliases().contains(name));
    }

    private static Optional<String> obstacle(String layer, Network network, Set<Shape> pictures) {
        try {
            pictures.forEach(network.upTo(List.of(layer))::shapes);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}
