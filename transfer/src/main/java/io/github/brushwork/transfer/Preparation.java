package io.github.brushwork.transfer;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;

/** What a transfer needs before it can paint: its pictures, and the network. */
final class Preparation {

    private final Task task;
    private final Inputs original;
    private final Inputs recoloured;
    private final Inputs seen;

    Preparation(Task task) {
        this.task = task;
        this.original = new Inputs(task.preset().size().applyTo(task.content()), task.styles());
        this.recoloured = new ColourStage(task.preset().colour()).before(original);
        this.seen = seenAt(longerSide());
    }

    /** The content at the size of the result. */
    Image content() {
        return original.content();
    }

    /** The longer side of the result. */
    int longerSide() {
        return Inputs.longerSide(original.content());
    }

    /** The pictures for a result of some size, in their own colours. */
    Inputs originalAt(int longerSide) {
        return original.at(longerSide, task.preset().style().fit());
    }

    /** The pictures at the size of the result, as the network sees them. */
    Inputs seen() {
        return seen;
    }

    /** The same for a result of another size. */
    Inputs seenAt(int longerSide) {
        return recoloured.at(longerSide, task.preset().style().fit());
    }

    /** The network; it may be learned from the pictures. */
    Network network() {
        return task.network()
                .network(new NetworkSource.Request(
                        seen.content(),
                        seen.styles().stream().map(Style::image).toList(),
                        task.preset().network(),
                        task.layers()));
    }
}
