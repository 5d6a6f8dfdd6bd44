package io.github.brushwork.transfer.record;

import io.github.brushwork.core.Fingerprint;
import io.github.brushwork.core.file.WholeFile;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.StyleTransferBuilder;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TracePoint;
import io.github.brushwork.transfer.json.Json;
import io.github.brushwork.transfer.json.Json.Numeral;
import io.github.brushwork.transfer.json.JsonException;
import io.github.brushwork.transfer.json.JsonMapper;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.PresetJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a result came about: with the pictures and the weights, all that is needed to make the same bits again by {@link
 * StyleTransferBuilder#reproduce}. Pictures, masks and weights are not in it, only their {@link Fingerprint}s. Immutable.
 *
 * <p>Its file is JSON: the version of the form, and the components of this record, the settings as {@link PresetJson} has them.
 *
 * @param software what ran, for information
 * @param engine what computed, for information; what decides the bits is among the conditions
 * @param network its name and where its weights came from, for information; its fingerprint is among the conditions
 * @param seed the seed of everything random
 * @param preset the settings
 * @param conditions what else decides the bits, by name: fingerprints of pictures, masks and weights, what styles were given, and
 *     the arithmetic
 * @param width of the result in pixels
 * @param height of the result in pixels
 * @param image the {@link Fingerprint} of the result's picture, before it is written to a file, whose format may round it
 * @param reweighings weights that a listener changed, first change first
 * @param ends of the scales that were painted, first scale first
 * @param trace the losses after each iteration
 */
public record TransferRecord(
        Software software,
        String engine,
        String network,
        long seed,
        Preset preset,
        Map<String, String> conditions,
        int width,
        int height,
        String image,
        List<Reweighing> reweighings,
        List<ScaleEnd> ends,
        List<TracePoint> trace) {

    private static final Numeral VERSION = new Numeral("1");
    private static final String VERSION_FIELD = "version";

    public TransferRecord {
        conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
        reweighings = List.copyOf(reweighings);
        ends = List.copyOf(ends);
        trace = List.copyOf(trace);
    }

    /**
     * Whether a result has the bits that are recorded.
     *
     * @param result of this transfer or of another run
     * @return whether its picture has the recorded fingerprint
     */
    public boolean describes(StyleTransferResult result) {
        return image.equals(Fingerprint.of(result.image()));
    }

    /**
     * Whether the run came to its end by itself, and not because its thread was interrupted or a listener stopped it.
     *
     * @return true if its last scale did
     */
    public boolean isOfWholeRun() {
        return switch (ends.get(ends.size() - 1).reason().kind()) {
            case INTERRUPTED, LISTENER -> false;
            case ITERATIONS,
                    EVALUATIONS,
                    TIME,
                    RELATIVE_CHANGE,
                    GRADIENT_NORM,
                    OTHER_RULE,
                    LINE_SEARCH_FAILED,
                    NOT_FINITE -> true;
        };
    }

    /**
     * Where {@link StyleTransferResult#saveWithRecord} writes the record of a result.
     *
     * @param picture the result's file
     * @return the file beside it, {@code out.png.json} for {@code out.png}
     */
    public static Path beside(Path picture) {
        return picture.resolveSibling(picture.getFileName() + ".json");
    }

    /**
     * Writes the record.
     *
     * @param file replaced if it exists, as a whole
     * @throws RecordException if the file cannot be written, or a setting cannot, because it is of the user's own; the message
     *     names it
     */
    public void write(Path file) {
        try {
            byte[] json = json().getBytes(StandardCharsets.UTF_8);
            WholeFile.write(file, out -> out.write(json));
        } catch (JsonException e) {
            throw new RecordException("cannot write the record " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new RecordException("cannot write the record " + file + ": " + e, e);
        }
    }

    private String json() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(VERSION_FIELD, VERSION);
        ((Map<?, ?>) mapper(software.brushwork()).write(this, TransferRecord.class))
                .forEach((name, value) -> tree.put((String) name, value));
        return Json.print(tree);
    }

    /**
     * Reads a record.
     *
     * @param file what {@link #write} wrote
     * @param startImages among them the image from which the run started, if it was an image
     * @return the record
     * @throws RecordException if there is no such file, or it is not a record of a version that is known; the message names the
     *     file, the place in it, the value, and what is allowed
     */
    public static TransferRecord read(Path file, Image... startImages) {
        try {
            return parse(Files.readString(file), startImages);
        } catch (NoSuchFileException e) {
            throw new RecordException("there is no record " + file, e);
        } catch (JsonException e) {
            throw new RecordException("cannot read the record " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new RecordException("cannot read the record " + file + ": " + e, e);
        }
    }

    private static TransferRecord parse(String json, Image... startImages) throws IOException {
        Object tree = Json.parse(json);
        if (!(tree instanceof Map<?, ?> members) || !members.containsKey(VERSION_FIELD)) {
            throw new IOException("it is not a record of a style transfer: there is no " + VERSION_FIELD);
        }
        Map<Object, Object> rest = new LinkedHashMap<>(members);
        Object version = rest.remove(VERSION_FIELD);
        if (!version.equals(VERSION)) {
            throw new IOException("it has the form of version " + version + ", but only version " + VERSION
                    + " is known here: use the library that wrote it");
        }
        Object writer = rest.get("software") instanceof Map<?, ?> software ? software.get("brushwork") : null;
        return mapper(String.valueOf(writer), startImages).read(rest, TransferRecord.class);
    }

    private static JsonMapper mapper(String version, Image... startImages) {
        return PresetJson.mapper("version \"" + version + "\" of the library", startImages);
    }
}
