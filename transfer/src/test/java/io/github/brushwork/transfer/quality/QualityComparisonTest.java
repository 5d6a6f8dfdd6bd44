package io.github.brushwork.transfer.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.transfer.quality.QualityReport.Colours;
import io.github.brushwork.transfer.quality.QualityReport.Variations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityComparisonTest {

    private static final QualityReport DEEP = new QualityReport(
            List.of(new LayerDistance("relu1_2", 0.5, 0.25), new LayerDistance("relu2_2", 1.5, 0.00005)),
            OptionalDouble.of(0.98765),
            new Colours(0.1, 0),
            new Variations(
                    new TotalVariation(0.0123456, 0.001),
                    new TotalVariation(0.02, 0.002),
                    new TotalVariation(0.03, 0.003)),
            Map.of());
    private static final QualityReport SMALL = new QualityReport(
            List.of(new LayerDistance("relu1_2", 12344, 1)),
            OptionalDouble.empty(),
            new Colours(0.2, 0.3),
            new Variations(
                    new TotalVariation(0.04, 0.004), new TotalVariation(0.02, 0.002), new TotalVariation(0.03, 0.003)),
            Map.of("SSIM", "too small"));

    private static QualityComparison both() {
        Map<String, QualityReport> reports = new LinkedHashMap<>();
        reports.put("small", SMALL);
        reports.put("a|b", DEEP);
        return new QualityComparison(reports);
    }

    @Test
    void shouldAlignColumnsOfPlainText() {
        assertThat(both().toText()).isEqualTo("""
                        figure                                  small        a|b
                        content distance                    1.234e+04      1.000
                        content distance, relu1_2           1.234e+04     0.5000
                        content distance, relu2_2                   -      1.500
                        style distance                          1.000     0.1250
                        style distance, relu1_2                 1.000     0.2500
                        style distance, relu2_2                     -  5.000e-05
                        SSIM with the content                       -     0.9877
                        colour distance from the style         0.2000     0.1000
                        colour distance from the content       0.3000      0.000
                        variation of the result, absolute     0.04000    0.01235
                        variation of the result, squared     0.004000   0.001000
                        variation of the content, absolute    0.02000    0.02000
                        variation of the content, squared    0.002000   0.002000
                        variation of the style, absolute      0.03000    0.03000
                        variation of the style, squared      0.003000   0.003000

                        SSIM is left out for small: too small
                        """);
    }

    @Test
    void shouldWriteMarkdownWithEscapedNames() {
        assertThat(both().toMarkdown().lines())
                .startsWith(
                        "| figure | small | a\\|b |",
                        "| --- | ---: | ---: |",
                        "| content distance | 1.234e+04 | 1.000 |")
                .endsWith(
                        "| variation of the style, squared | 0.003000 | 0.003000 |",
                        "",
                        "- SSIM is left out for small: too small");
    }

    @Test
    void shouldSayNothingWhereNothingIsLeftOut() {
        assertThat(new QualityComparison(Map.of("deep", DEEP)).toText().lines()).hasSize(16);
    }

    @ParameterizedTest
    @CsvSource({"0.123456, 0.1235", "1, 1.000", "0, 0.000", "123.456, 123.5", "0.00001234, 1.234e-05", "-0.5, -0.5000"})
    void shouldWriteFourSignificantDigits(double value, String text) {
        assertThat(TextTable.number(value)).isEqualTo(text);
    }

    @Test
    void shouldWritePointsWhateverTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(TextTable.number(0.5)).isEqualTo("0.5000");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void shouldGivePlainData() {
        Map<String, Object> map = both().toMap();

        assertThat(map).containsOnlyKeys("small", "a|b");
        assertThat(map.get("a|b"))
                .isEqualTo(Map.of(
                        "contentDistance", 1.0,
                        "styleDistance", DEEP.styleDistance(),
                        "layers",
                                Map.of(
                                        "relu1_2", Map.of("content", 0.5, "style", 0.25),
                                        "relu2_2", Map.of("content", 1.5, "style", 0.00005)),
                        "ssim", 0.98765,
                        "colours", Map.of("toStyle", 0.1, "toContent", 0.0),
                        "variations",
                                Map.of(
                                        "result", Map.of("meanAbsolute", 0.0123456, "meanSquared", 0.001),
                                        "content", Map.of("meanAbsolute", 0.02, "meanSquared", 0.002),
                                        "style", Map.of("meanAbsolute", 0.03, "meanSquared", 0.003)),
                        "leftOut", Map.of()));
        assertThat(SMALL.toMap()).doesNotContainKey("ssim").containsEntry("leftOut", Map.of("SSIM", "too small"));
    }

    @Test
    void shouldKeepTheOrderOfReports() {
        assertThat(both().reports().keySet()).containsExactly("small", "a|b");
    }

    @Test
    void shouldRefuseNoReports() {
        assertThatThrownBy(() -> new QualityComparison(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines"})
    void shouldRefuseNamesThatAreNoHeads(String name) {
        assertThatThrownBy(() -> new QualityComparison(Map.of(name, DEEP)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one line");
    }
}
