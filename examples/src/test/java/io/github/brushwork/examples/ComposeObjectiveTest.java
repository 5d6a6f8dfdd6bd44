package io.github.brushwork.examples;

import static io.github.brushwork.examples.SmallPictures.HARBOUR;
import static io.github.brushwork.examples.SmallPictures.NETWORK;
import static io.github.brushwork.examples.SmallPictures.PAINTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.settings.LayerWeight;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComposeObjectiveTest {

    private static final int ITERATIONS = 3;

    /** The same losses, weights and optimizer: so the parts in one's own hands are those of the front door. */
    @Test
    void shouldPaintWhatStyleTransferPaints() {
        try (Engine engine = Engine.named("java")) {
            List<Term> terms = ComposeObjective.terms(engine, NETWORK, HARBOUR, PAINTING);
            Image composed = ComposeObjective.minimise(engine, NETWORK, terms, HARBOUR, ITERATIONS);

            Image transferred = StyleTransfer.builder()
                    .content(HARBOUR)
                    .style(PAINTING)
                    .contentLayers(LayerWeight.of("relu4_2", 1))
                    .totalVariationWeight(0)
                    .optimizer(new Lbfgs())
                    .network(NETWORK)
                    .engine(engine)
                    .iterations(ITERATIONS)
                    .build()
                    .run()
                    .image();
            assertThat(composed).isEqualTo(transferred).isNotEqualTo(HARBOUR);
        }
    }
}
