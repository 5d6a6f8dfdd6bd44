package io.github.brushwork.samediff;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.brushwork.core.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever adds a loss says whether it has a SameDiff expression. */
class KnownLossesTest {

    @Test
    void shouldKnowOfEachBuiltInLossWhetherItHasAnExpression() {
        List<Class<? extends Loss>> losses = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.github.brushwork.losses", "io.github.brushwork.samediff")
                        .stream()
                        .filter(each -> each.isAssignableTo(Loss.class))
                        .<Class<? extends Loss>>map(each -> each.reflect().asSubclass(Loss.class))
                        .toList();

        assertThat(LossDefinitions.EXACT.known()).containsExactlyInAnyOrderElementsOf(losses);
    }
}
