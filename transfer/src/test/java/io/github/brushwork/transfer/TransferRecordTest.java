package io.github.brushwork.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.core.Objective;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.optim.OptimizerRun;
import io.github.brushwork.optim.OptimizerState;
import io.github.brushwork.transfer.record.RecordException;
import io.github.brushwork.transfer.record.TransferRecord;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferRecordTest {

    private static final Preset LBFGS =
            Presets.balanced().toBuilder().iterations(2).build();

    @TempDir
    private Path folder;

    private Path picture;
    private Path file;

    @BeforeEach
    void setUp() {
        picture = folder.resolve("out.png");
        file = folder.resolve("out.png.json");
    }

    private static StyleTransferBuilder transfer() {
        return KilledTransfer.transfer().preset(LBFGS).engine("java");
    }

    @Test
    void shouldReadWhatItWrote() {
        StyleTransferResult result = transfer()
                .seed(-3)
                .listener(progress -> {
                    progress.reweigh("total variation", 5);
                    return Decision.CONTINUE;
                })
                .build()
                .run()
                .saveWithRecord(picture);

        TransferRecord record = TransferRecord.read(file);

        assertThat(record).usingRecursiveComparison().isEqualTo(result.record());
        assertThat(record.seed()).isEqualTo(-3);
        assertThat(record.width()).isEqualTo(40);
        assertThat(record.height()).isEqualTo(32);
        assertThat(record.trace()).hasSize(2);
        assertThat(record.reweighings()).hasSize(2);
        assertThat(record.software().java()).isEqualTo(System.getProperty("java.runtime.version"));
        assertThat(record.conditions()).containsKeys("content", "style 1", "network", "engine");
    }

    @Test
    void shouldLeaveNothingBesidePictureAndRecord() throws IOException {
        transfer().build().run().saveWithRecord(picture).saveWithRecord(picture);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(picture, file);
        }
        assertThat(Image.read(picture).width()).isEqualTo(40);
    }

    /** An optimizer of the user's own. */
    private static final class Own implements Optimizer {
        @Override
        public OptimizerRun begin(Objective objective, float[] start) {
            return new Lbfgs().begin(objective, start);
        }

        @Override
        public OptimizerRun resume(Objective objective, OptimizerState state) {
            return new Lbfgs().resume(objective, state);
        }

        @Override
        public long heapBytes(int variables) {
            return new Lbfgs().heapBytes(variables);
        }
    }

    @Test
    void shouldSaveThePictureThoughTheRecordCannotBeWritten() {
        StyleTransferResult result =
                transfer().optimizer(new Own()).iterations(1).build().run();

        assertThatThrownBy(() -> result.saveWithRecord(picture))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining(
                        file + ": preset.minimisation.optimizer: a value of class " + Own.class.getName());
        assertThat(picture).exists();
    }

    @Test
    void shouldReproduceWithTheUsersOwnOptimizerWithinTheProcess() {
        TransferRecord record = transfer().optimizer(new Own()).build().run().record();

        StyleTransferResult again = transfer().reproduce(record).build().run();

        assertThat(record.describes(again)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "version" : 1    | "version" : 2   | version 2, but only version 1 is known here
            "version" : 1,   | ''              | it is not a record of a style transfer: there is no version
            "seed" : 0       | "sead" : 0      | sead: there is no such field, only software, engine, network, seed
            "strength" : 1.0 | "shine" : 1.0   | preset.shine: there is no such field, only name, network, size, content, style, smoothing, gradients, colour, start, scales, carryOver, minimisation, strength, outputRange, saturation; version "development" of the library may know it
            "memory" : 20    | "memory" : "x"  | preset.minimisation.optimizer.memory is "x": it must be an integer
            "iterations" : 1, | "iterations" : {}, | ends[0].iterations is an object: it must be an integer
            \\{              | ''              | not valid JSON
            """)
    void shouldSayWhatIsWrongWithAFile(String right, String wrong, String message) throws IOException {
        transfer().iterations(1).build().run().record().write(file);
        Files.writeString(file, Files.readString(file).replaceFirst(right, wrong));

        assertThatThrownBy(() -> TransferRecord.read(file))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("the record " + file)
                .hasMessageContaining(message);
    }

    @Test
    void shouldSayThatThereIsNoRecord() {
        assertThatThrownBy(() -> TransferRecord.read(file))
                .isInstanceOf(RecordException.class)
                .hasMessage("there is no record " + file);
    }
}
