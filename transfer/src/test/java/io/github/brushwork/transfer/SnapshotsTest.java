package io.github.brushwork.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.ScaleSchedule;
import io.github.brushwork.vgg.Vgg16;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsTest {

    private static final Image CONTENT = Pictures.blobs(40, 32, 1);
    private static final Image STYLE = Pictures.blobs(48, 36, 9);

    private static final Network NETWORK = Vgg16.random(1).upTo(List.of("relu1_1"));

    private static StyleTransferBuilder transfer() {
        return StyleTransfer.builder()
                .content(CONTENT)
                .style(STYLE)
                .network(NETWORK)
                .contentLayers()
                .styleLayers(LayerWeight.of("relu1_1", 1))
                .engine("java")
                .iterations(7);
    }

    private static List<Integer> iterations(List<Snapshot> taken) {
        return taken.stream().map(snapshot -> snapshot.point().iteration()).toList();
    }

    @Test
    void shouldTakeAPictureAfterEverySoManyIterations() {
        List<Snapshot> taken = new ArrayList<>();

        StyleTransferResult result =
                transfer().listener(Snapshots.every(3, taken::add)).build().run();

        assertThat(iterations(taken)).containsExactly(3, 6);
        assertThat(taken)
                .extracting(Snapshot::point)
                .containsExactly(result.trace().get(2), result.trace().get(5));
        assertThat(taken.get(0).image()).isNotEqualTo(taken.get(1).image());
    }

    @ParameterizedTest
    @CsvSource({"1, 7", "2, '4,7'", "3, '3,5,7'", "7, '1,2,3,4,5,6,7'", "100, '1,2,3,4,5,6,7'"})
    void shouldTakeSoManyPicturesEvenlyThroughTheRun(int count, String expected) {
        List<Snapshot> taken = new ArrayList<>();

        transfer().listener(Snapshots.evenly(count, taken::add)).build().run();

        assertThat(iterations(taken)).map(String::valueOf).containsExactly(expected.split(","));
    }

    @Test
    void shouldTakePicturesAsLargeAsTheResultAtEveryScale() {
        List<Snapshot> taken = new ArrayList<>();

        transfer()
                .scales(ScaleSchedule.coarseToFine(20, 2, 1))
                .iterations(2)
                .listener(Snapshots.every(1, taken::add))
                .build()
                .run();

        assertThat(taken).extracting(snapshot -> snapshot.point().scale()).containsExactly(1, 1, 2, 2);
        assertThat(taken).allSatisfy(snapshot -> {
            assertThat(snapshot.image().width()).isEqualTo(40);
            assertThat(snapshot.image().height()).isEqualTo(32);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void shouldRefuseNumbersBelowOne(int number) {
        Consumer<Snapshot> taker = snapshot -> {};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Snapshots.every(number, taker))
                .withMessage("a snapshot every " + number + " iterations: there must be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Snapshots.evenly(number, taker))
                .withMessage(number + " snapshots: there must be at least 1");
    }

    @ParameterizedTest
    @CsvSource({"CONTINUE, CONTINUE, 7", "STOP, CONTINUE, 1", "CONTINUE, STOP, 1"})
    void shouldCallBothListenersAndStopIfEitherSaysSo(Decision first, Decision second, int iterations) {
        List<String> calls = new ArrayList<>();
        TransferListener one = progress -> {
            calls.add("first");
            return first;
        };
        TransferListener other = progress -> {
            calls.add("second");
            return second;
        };

        transfer().listener(one.and(other)).build().run();

        assertThat(calls).hasSize(2 * iterations).startsWith("first", "second");
    }
}
