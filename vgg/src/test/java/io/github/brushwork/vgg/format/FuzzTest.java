package io.github.brushwork.vgg.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.brushwork.core.Convolution;
import io.github.brushwork.vgg.architecture.Architecture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damages small sound files at random; what comes out is sound or refused, and cheap. */
class FuzzTest {

    private static final int ROUNDS = 250;
    // A file of conv1_1 and conv1_2 is read with a few megabytes; lengths that a damaged file states go up to
    // gigabytes.
    private static final long MOST_BYTES = 64L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    static Stream<String> files() {
        return Stream.of(
                "keras2.h5",
                "keras2_model.h5",
                "keras2_uncompressed.h5",
                "keras3.weights.h5",
                "keras3_nested.weights.h5",
                "keras3_latest.weights.h5",
                "vgg16.keras",
                "vgg16_weights.npz",
                "big_double.npz",
                "caffe.safetensors",
                "torchvision.safetensors",
                "dl4j.zip",
                "old_dl4j.zip");
    }

    @ParameterizedTest
    @MethodSource("files")
    // Seconds are usual; this is for loops without an end.
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldGiveSoundWeightsOrRefuse(String name) {
        byte[] sound = bytes(name);
        Random random = new Random(name.hashCode());
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(sound, random);
            try {
                refused += read(damaged) ? 0 : 1;
            } catch (AssertionError | Exception e) {
                throw new AssertionError("round " + round + " of " + name, e);
            }
        }
        // A file that takes any damage would show that nothing was damaged.
        assertThat(refused).isBetween(ROUNDS / 10, ROUNDS - 1);
    }

    private boolean read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("damaged"), bytes);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            VggWeights weights = WeightFiles.read(file, Architecture.VGG16);
            assertSound(weights);
            return true;
        } catch (WeightsException e) {
            assertThat(e).hasMessageContaining(file.toString());
            return false;
        } finally {
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES);
        }
    }

    private static void assertSound(VggWeights weights) {
        assertThat(weights.convolutions()).isNotEmpty();
        for (Convolution convolution : weights.convolutions()) {
            for (float[] values : List.of(convolution.filters(), convolution.bias())) {
                for (float value : values) {
                    if (!Float.isFinite(value)) {
                        throw new AssertionError("layer " + convolution.name() + " has the value " + value);
                    }
                }
            }
        }
    }

    /** Flips bits, cuts, or copies one part over another; at the file's beginning as often as anywhere. */
    private static byte[] damaged(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        int from = random.nextBoolean() ? Math.min(bytes.length, 4096) : bytes.length;
        switch (random.nextInt(5)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> {
                int length = 1 + random.nextInt(64);
                int source = random.nextInt(bytes.length - length);
                System.arraycopy(bytes, source, bytes, random.nextInt(Math.max(1, from - length)), length);
            }
            case 2 -> {
                int start = random.nextInt(from);
                Arrays.fill(bytes, start, Math.min(bytes.length, start + 8), (byte) (random.nextBoolean() ? 0xff : 0));
            }
            default -> {
                for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                    bytes[random.nextInt(from)] ^= (byte) (1 << random.nextInt(8));
                }
            }
        }
        return bytes;
    }

    private byte[] bytes(String name) {
        List<SampleLayer> layers = SampleLayer.first(Architecture.VGG16, 1);
        try {
            return Files.readAllBytes(
                    switch (name) {
                        case "dl4j.zip" -> Written.DL4J.writeIn(folder, Architecture.VGG16, layers);
                        case "old_dl4j.zip" -> Written.OLD_DL4J.writeIn(folder, Architecture.VGG16, layers);
                        default -> ForeignFilesTest.resource(name);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
