package io.github.brushwork.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void shouldLetEnginesFollowEachOtherOnOneSize() {
        Catalogue.Entry evaluation = Catalogue.ofThisModule().named("evaluation.evaluate");

        List<Step> steps = Catalogue.steps(evaluation, Map.of("engine", List.of("java-vector", "samediff")));

        assertThat(steps)
                .extracting(Step::description)
                .containsExactly("evaluation.evaluate 256", "evaluation.evaluate 512", "evaluation.evaluate 1024");
        assertThat(steps).allSatisfy(step -> assertThat(step.contenders()).isEqualTo(2));
    }

    @Test
    void shouldFindBenchmarksByRegularExpression() {
        assertThat(Catalogue.matching(List.of("Gram"), List.of("multiplyAdd")).entries())
                .extracting(Catalogue.Entry::name)
                .containsExactly(GramBenchmark.class.getName() + ".gram");
    }

    @Test
    void shouldKnowHowMuchEveryWorkloadComputes() {
        for (Catalogue.Entry entry : Catalogue.ofThisModule().entries()) {
            for (Step step : Catalogue.steps(entry, Map.of())) {
                String workload = step.description().replaceFirst("^\\S+ ?", "").replace(' ', ',');
                assertThatCode(() -> Work.flops(Names.shortName(entry.name()), workload))
                        .doesNotThrowAnyException();
            }
        }
    }
}
