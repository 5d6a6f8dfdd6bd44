package io.github.brushwork.transfer;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.transfer.settings.Start;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** What decides the bits of a transfer's result, by name: pictures and weights as SHA-256, the rest as text. */
final class Conditions {

    private static final int BLOCK = 1 << 16;

    private final MessageDigest digest;

    private Conditions() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    static Map<String, String> of(Task task, Network network, Engine engine) {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("content", hash(task.content()));
        for (int i = 0; i < task.styles().size(); i++) {
            describe("style " + (i + 1), task.styles().get(i), conditions);
        }
        task.contentMask().ifPresent(mask -> conditions.put("content mask", hash(mask)));
        task.outputMask().ifPresent(mask -> conditions.put("output mask", hash(mask)));
        if (task.preset().start() instanceof Start.Given given) {
            conditions.put("start image", hash(given.image()));
        }
        conditions.put("preset", task.preset().toString());
        conditions.put("seed", Long.toString(task.seed()));
        conditions.put("network", network.name() + ", " + hash(network));
        conditions.put("engine", engine.arithmetic());
        return conditions;
    }

    private static void describe(String name, Style style, Map<String, String> conditions) {
        conditions.put(name, hash(style.image()));
        conditions.put("weight of " + name, Double.toString(style.weight()));
        conditions.put("scale of " + name, Double.toString(style.scale()));
        conditions.put("size of " + name, style.size().toString());
        for (int r = 0; r < style.regions().size(); r++) {
            Region region = style.regions().get(r);
            String where = "region " + (r + 1) + " of " + name;
            conditions.put(where, hash(region.content()));
            region.style().ifPresent(mask -> conditions.put(where + " in its image", hash(mask)));
        }
    }

    private static String hash(Image image) {
        Conditions sha = new Conditions();
        sha.add(image.width(), image.height());
        sha.add(image.rgb());
        image.alpha().ifPresent(sha::add);
        return sha.hex();
    }

    private static String hash(Mask mask) {
        Conditions sha = new Conditions();
        sha.add(mask.width(), mask.height());
        sha.add(mask.weights());
        return sha.hex();
    }

    private static String hash(Network network) {
        Conditions sha = new Conditions();
        for (Layer layer : network.layers()) {
            if (layer instanceof Convolution convolution) {
                sha.add(convolution.filters());
                sha.add(convolution.bias());
            }
        }
        return sha.hex();
    }

    private void add(int... numbers) {
        for (int number : numbers) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
        }
    }

    private void add(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(BLOCK);
        for (float value : values) {
            if (!buffer.hasRemaining()) {
                digest.update(buffer.flip());
                buffer.clear();
            }
            buffer.putFloat(value);
        }
        digest.update(buffer.flip());
    }

    private String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
