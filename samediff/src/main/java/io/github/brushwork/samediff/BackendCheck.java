package io.github.brushwork.samediff;

import java.util.Optional;
import org.nd4j.linalg.factory.Nd4jBackend;

/**
 * Whether an ND4J backend can run here.
 *
 * @param backend the backend
 * @param obstacle why it cannot run, empty if it can
 */
record BackendCheck(Nd4jBackend backend, String obstacle) {

    private static final String CUDA = "JCublasBackend";
    private static final String CUDA_NEEDS =
            ". It needs an NVIDIA card, its driver, and the libraries of CUDA 11.6 and cuDNN 8.3";

    static BackendCheck of(Nd4jBackend backend) {
        Optional<String> cards =
                isCuda(backend) ? CudaCards.ofThisMachine().flatMap(CudaCards::obstacle) : Optional.empty();
        return new BackendCheck(backend, cards.orElseGet(() -> answer(backend)));
    }

    /** A backend says that it cannot run, or fails in trying: that for CUDA throws where there is no card. */
    private static String answer(Nd4jBackend backend) {
        try {
            return backend.isAvailable() ? "" : "it says that it is not available";
        } catch (RuntimeException | LinkageError e) {
            return rootMessage(e) + (isCuda(backend) ? CUDA_NEEDS : "");
        }
    }

    /** The root cause of a failure in ND4J. */
    static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }

    private static boolean isCuda(Nd4jBackend backend) {
        return backend.getClass().getSimpleName().equals(CUDA);
    }

    boolean isUsable() {
        return obstacle.isEmpty();
    }

    boolean isGpu() {
        return isCuda(backend);
    }

    int priority() {
        return backend.getPriority();
    }

    String name() {
        return "ND4J " + backend.getClass().getSimpleName();
    }
}
