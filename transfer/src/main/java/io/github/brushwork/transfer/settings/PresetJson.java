package io.github.brushwork.transfer.settings;

import io.github.brushwork.core.Fingerprint;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.colour.ChannelHistograms;
import io.github.brushwork.core.image.colour.ColourTransfer;
import io.github.brushwork.core.image.colour.DistributionTransfer;
import io.github.brushwork.core.image.colour.LinearTransfer;
import io.github.brushwork.core.image.colour.PrincipalHistograms;
import io.github.brushwork.optim.Adam;
import io.github.brushwork.optim.GradientDescent;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.optim.Restarted;
import io.github.brushwork.optim.Schedule;
import io.github.brushwork.optim.Schedules;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.optim.StoppingRules;
import io.github.brushwork.transfer.json.Json;
import io.github.brushwork.transfer.json.JsonException;
import io.github.brushwork.transfer.json.JsonMapper;
import io.github.brushwork.transfer.json.JsonMapper.Substitute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings as JSON, complete and to the bit. The fields are those of {@link Preset} and its parts; a setting of several kinds
 * names its own in the field {@code type}, for example {@code {"type": "noise", "deviation": 1.0}}; enums are written by name, and
 * what is empty is left out. A setting that a file lacks is that of {@link Presets#balanced()}; one that is unknown here is refused.
 *
 * <p>An image that a run starts from is written as its {@link Fingerprint}, and is given again for reading. An {@link Optimizer}, a
 * {@link Schedule}, a {@link StoppingRule} or a {@link ColourTransfer} of one's own cannot be written.
 */
public final class PresetJson {

    private static final Map<Class<?>, List<Class<?>>> VARIANTS = Map.of(
            Optimizer.class,
            List.of(Lbfgs.class, Adam.class, GradientDescent.class, Restarted.class),
            Schedule.class,
            List.of(
                    Schedules.Constant.class,
                    Schedules.Exponential.class,
                    Schedules.Steps.class,
                    Schedules.Cosine.class,
                    Schedules.WarmUp.class),
            StoppingRule.class,
            List.of(
                    StoppingRules.Iterations.class,
                    StoppingRules.Evaluations.class,
                    StoppingRules.Time.class,
                    StoppingRules.RelativeChange.class,
                    StoppingRules.GradientNorm.class,
                    StoppingRules.Either.class),
            ColourTransfer.class,
            List.of(
                    LinearTransfer.class,
                    ChannelHistograms.class,
                    PrincipalHistograms.class,
                    DistributionTransfer.class));

    private static final String NEWER = "a newer version of the library";

    private PresetJson() {}

    /**
     * Writes settings.
     *
     * @param preset settings
     * @return JSON, indented
     * @throws JsonException if there is something of the user's own among them; the message names it and its place
     */
    public static String write(Preset preset) {
        return Json.print(tree(preset));
    }

    static Object tree(Preset preset) {
        return mapper(NEWER).write(preset, Preset.class);
    }

    /**
     * Reads settings.
     *
     * @param json what {@link #write} wrote, or of that form
     * @param startImages among them the image from which the run starts, if the settings name one
     * @return the settings
     * @throws JsonException if the text is not JSON, a field is unknown, or a value is not allowed; the message names the place in the
     *     document, the value, and what is allowed
     */
    public static Preset read(String json, Image... startImages) {
        return mapper(NEWER, startImages).read(Json.parse(json), Preset.class);
    }

    /**
     * All single values by their place in the document, for those who compare settings.
     *
     * @param preset settings
     * @return for example {@code style.layers[2].weight} with {@code 0.6}, in the order of the document
     * @throws JsonException as {@link #write} does
     */
    public static Map<String, String> values(Preset preset) {
        Map<String, String> values = new LinkedHashMap<>();
        collect("", tree(preset), values);
        return values;
    }

    private static void collect(String path, Object tree, Map<String, String> values) {
        if (tree instanceof Map<?, ?> members) {
            members.forEach((name, each) -> collect(path.isEmpty() ? "" + name : path + "." + name, each, values));
        } else if (tree instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                collect(path + "[" + i + "]", elements.get(i), values);
            }
        } else {
            values.put(path, tree.toString());
        }
    }

    /**
     * What writes and reads documents of which settings are a part.
     *
     * @param writer of the documents, for messages on fields that are unknown here: for example "version 0.2 of the library"
     * @param images that such a document names by their fingerprints
     * @return the mapper
     */
    public static JsonMapper mapper(String writer, Image... images) {
        List<Image> known = List.of(images);
        return new JsonMapper(
                VARIANTS,
                List.of(new Substitute<>(Image.class, String.class, Fingerprint::of, print -> imageOf(print, known))),
                writer);
    }

    private static Image imageOf(String fingerprint, List<Image> known) {
        return known.stream()
                .filter(image -> Fingerprint.of(image).equals(fingerprint))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("none of the " + known.size()
                        + " images given has the fingerprint " + fingerprint
                        + ": give the start image when reading, at its full size and from a lossless file"));
    }
}
