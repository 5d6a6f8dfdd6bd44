package io.github.brushwork.samediff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The graphics cards of the machine, as NVIDIA's driver lists them. ND4J has machine code for certain cards only; on others it fails in native
 * code, at the first operation.
 *
 * @param cards one each
 */
record CudaCards(List<Card> cards) {

    private static final List<String> LIST =
            List.of("nvidia-smi", "--query-gpu=name,compute_cap", "--format=csv,noheader");

    /**
     * A card.
     *
     * @param name the model, as NVIDIA calls it
     * @param capability ten times its compute capability
     */
    record Card(String name, int capability) {

        // The jar has code for 3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0 and 8.6, and none that the driver could compile
        // for others. A card runs the code of its own generation up to its own version.
        private static final int OLDEST = 37;
        private static final int BEYOND = 90;

        boolean runsNd4j() {
            return capability >= OLDEST && capability < BEYOND;
        }

        @Override
        public String toString() {
            return name + " (compute capability " + capability / 10 + "." + capability % 10 + ")";
        }
    }

    CudaCards {
        cards = List.copyOf(cards);
    }

    /** The cards, or nothing if the driver's tool is absent or its answer is not understood. */
    static Optional<CudaCards> ofThisMachine() {
        try {
            Process process = new ProcessBuilder(LIST).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? parse(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Reads lines such as {@code NVIDIA A10, 8.6}. */
    static Optional<CudaCards> parse(String list) {
        List<String> lines = list.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !lines.stream().allMatch(line -> line.matches(".+, *\\d+\\.\\d"))) {
            return Optional.empty();
        }
        return Optional.of(new CudaCards(lines.stream().map(CudaCards::card).toList()));
    }

    private static Card card(String line) {
        int comma = line.lastIndexOf(',');
        String capability = line.substring(comma + 1).strip().replace(".", "");
        return new Card(line.substring(0, comma).strip(), Integer.parseInt(capability));
    }

    /** Why ND4J cannot run on any of them, if so. */
    Optional<String> obstacle() {
        if (cards.stream().anyMatch(Card::runsNd4j)) {
            return Optional.empty();
        }
        return Optional.of("ND4J's CUDA library has code for compute capability 3.7 to 8.9, and this machine has "
                + cards.stream().map(Card::toString).collect(Collectors.joining(", "))
                + ". Use the engine java, or org.nd4j:nd4j-native in place of org.nd4j:nd4j-cuda-11.6");
    }
}
