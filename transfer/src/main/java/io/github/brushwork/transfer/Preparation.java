package io.github.brushwork.transfer;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.StyleFit;
import java.util.List;

/** What a transfer needs before it can paint: its pictures, and the network. */
final class Preparation {

    private final TransferRequest request;
    private final StyleFit fit;
    private final Inputs original;
    private final Inputs recoloured;
    private final Inputs seen;

    Preparation(TransferRequest request) {
        this.request = request;
        this.fit = request.preset().style().fit();
        this.original = new Inputs(request.preset().size().applyTo(request.content()), request.styles());
        this.recoloured = original.recoloured(request.preset().colour().changes());
        this.seen = recoloured.at(longerSide(), fit);
    }

    /** The content at the size of the result. */
    Image content() {
        return original.content();
    }

    /** The longer side of the result. */
    int longerSide() {
        return Inputs.longerSide(original.content());
    }

    /** The styles at the size of the result, in their own colours. */
    List<Image> styles() {
        boolean same = recoloured.styles().equals(original.styles());
        return (same ? seen : original.at(longerSide(), fit)).styleImages();
    }

    /** The pictures at the size of the result, as the network sees them. */
    Inputs seen() {
        return seen;
    }

    /** The same for a result of another size. */
    Inputs seenAt(int longerSide) {
        return longerSide == longerSide() ? seen : recoloured.at(longerSide, fit);
    }

    /** The network; it may be learned from the pictures. */
    Network network() {
        return request.network()
                .network(new NetworkSource.Request(
                        seen.content(), seen.styleImages(), request.preset().network(), request.layers()));
    }
}
