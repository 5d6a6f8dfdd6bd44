package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.vgg.Vgg16;

/** A program that paints in a heap that is no larger than it has to be. */
final class CrampedTransfer {

    private static final Image CONTENT = Pictures.blobs(320, 240, 1);
    private static final Image STYLE = Pictures.blobs(300, 320, 9);

    private CrampedTransfer() {}

    /** Long enough to fill the memory of L-BFGS. */
    static StyleTransferBuilder transfer() {
        return StyleTransfer.builder()
                .content(CONTENT)
                .style(STYLE)
                .network(Vgg16.random(1))
                .engine("java")
                .iterations(12);
    }

    /** Paints, or fails. */
    public static void main(String[] arguments) {
        System.out.println(transfer().build().run().stopReason().kind());
    }
}
