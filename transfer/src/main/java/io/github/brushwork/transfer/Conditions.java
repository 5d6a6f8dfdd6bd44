package io.github.brushwork.transfer;

import io.github.brushwork.core.Fingerprint;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import io.github.brushwork.transfer.json.JsonException;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.PresetJson;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.transfer.settings.Start;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What decides the bits of a transfer's result, by name: pictures and weights as SHA-256, the rest as text. */
final class Conditions {

    private static final String NONE = "none";

    private static final Map<String, String> DEFAULTS = ofSettings(Presets.balanced(), 0);

    private Conditions() {}

    static Map<String, String> joined(Map<String, String> inputs, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(inputs);
        all.putAll(settings);
        return all;
    }

    /** Pictures, masks, weights and arithmetic. */
    static Map<String, String> ofInputs(TransferRequest request, Network network, String arithmetic) {
        return joined(ofPictures(request), ofComputation(request, network, arithmetic));
    }

    /** What can be told before there is a network. */
    static Map<String, String> ofPictures(TransferRequest request) {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("content", Fingerprint.of(request.content()));
        conditions.putAll(ofStyles(request.styles()));
        if (request.contentMask() != null) {
            conditions.put("content mask", Fingerprint.of(request.contentMask()));
        }
        if (request.outputMask() != null) {
            conditions.put("output mask", Fingerprint.of(request.outputMask()));
        }
        request.terms().forEach(term -> conditions.put("term " + term.name(), term.description()));
        if (request.preset().start() instanceof Start.Given given) {
            conditions.put("start image", Fingerprint.of(given.image()));
        }
        return conditions;
    }

    static Map<String, String> ofComputation(TransferRequest request, Network network, String arithmetic) {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("network", request.fingerprint(network));
        conditions.put("engine", arithmetic);
        conditions.put("optimizer's arithmetic", Kernels.fastest(new Workers(1)).description());
        return conditions;
    }

    /** Pictures, weights and regions of styles. */
    static Map<String, String> ofStyles(List<Style> styles) {
        Map<String, String> conditions = new LinkedHashMap<>();
        for (int i = 0; i < styles.size(); i++) {
            describe("style " + (i + 1), styles.get(i), conditions);
        }
        return conditions;
    }

    /** Settings one by one; those that cannot be written, as far as they describe themselves. */
    static Map<String, String> ofSettings(Preset preset, long seed) {
        Map<String, String> conditions = new LinkedHashMap<>();
        try {
            PresetJson.values(preset).forEach((place, value) -> conditions.put("preset." + place, value));
        } catch (JsonException e) {
            conditions.put("preset", preset.toString());
        }
        conditions.put("seed", Long.toString(seed));
        return conditions;
    }

    /** The first condition that is not as it was, in words: its name, and what it was and is. */
    static Optional<String> difference(Map<String, String> then, Map<String, String> now) {
        return difference(joined(then, now).keySet(), then, now);
    }

    /** The same for some of them. A setting that there was not yet had what is its default now. */
    static Optional<String> difference(Set<String> names, Map<String, String> then, Map<String, String> now) {
        Map<String, String> all = new LinkedHashMap<>(DEFAULTS);
        all.putAll(then);
        return names.stream()
                .filter(name -> !Objects.equals(all.get(name), now.get(name)))
                .findFirst()
                .map(name -> name + " is " + all.getOrDefault(name, NONE) + ", but here it is "
                        + now.getOrDefault(name, NONE));
    }

    private static void describe(String name, Style style, Map<String, String> conditions) {
        conditions.put(name, Fingerprint.of(style.image()));
        conditions.put("weight of " + name, Double.toString(style.weight()));
        conditions.put("scale of " + name, Double.toString(style.scale()));
        if (style.size() != null) {
            conditions.put("size of " + name, style.size().toString());
        }
        for (int r = 0; r < style.regions().size(); r++) {
            Region region = style.regions().get(r);
            String where = "region " + (r + 1) + " of " + name;
            conditions.put(where, Fingerprint.of(region.content()));
            if (region.style() != null) {
                conditions.put(where + " in its image", Fingerprint.of(region.style()));
            }
        }
    }
}
