package io.github.brushwork.samediff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.testing.Vectors;
import io.github.brushwork.vgg.Vgg16;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SameDiffMemoryTest {

    /** What SameDiff's own session grows by here in one evaluation. */
    private static final long KILOBYTES_OF_A_LEAK = 200_000;

    /**
     * Forty evaluations may not add what one would if its arrays were left to the garbage collector. Less than that is the
     * Java heap, which grows as it likes.
     */
    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldKeepItsMemoryFlat() throws IOException {
        Shape input = new Shape(256, 256, 3);
        Tensor target = new Tensor(new Shape(8, 8, 64), Vectors.gaussian(8 * 8 * 64, 1));
        List<Term> terms = List.of(new Term("style", StyleLoss.at("relu1_2").target(target), 1));
        float[] x = Vectors.gaussian(input.size(), 2);
        float[] gradient = new float[x.length];

        long afterTen = 0;
        long afterAll;
        try (Objective objective = new SameDiffEngine().objective(Vgg16.random(0), terms, input)) {
            for (int evaluation = 1; evaluation <= 50; evaluation++) {
                objective.evaluate(x, gradient);
                if (evaluation == 10) {
                    afterTen = residentKilobytes();
                }
            }
            afterAll = residentKilobytes();
        }

        assertThat(afterAll).isLessThan(afterTen + KILOBYTES_OF_A_LEAK);
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
