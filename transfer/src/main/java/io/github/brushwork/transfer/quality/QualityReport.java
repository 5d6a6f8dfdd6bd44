package io.github.brushwork.transfer.quality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What a {@link QualityJudge} found about one result. No figure says by itself that a picture is good; they say what was kept
 * of the content and what was taken of the style, and make results of the same two pictures comparable.
 *
 * @param layers distances from content and style in a network's features, in the order of its layers unless they were named
 *     in another; at least one
 * @param ssim {@link StructuralSimilarity} with the content; empty if the pictures are too small for it
 * @param colours distances of the colours
 * @param variations how rough the pictures are
 * @param leftOut figures that the pictures are too small for, and why, by name
 */
public record QualityReport(
        List<LayerDistance> layers,
        OptionalDouble ssim,
        Colours colours,
        Variations variations,
        Map<String, String> leftOut) {

    /**
     * A result's {@link ColourDistance}s.
     *
     * @param toStyle from the styles together
     * @param toContent from the content
     */
    public record Colours(double toStyle, double toContent) {}

    /**
     * How rough the result is, and for comparison what it was made from.
     *
     * @param result of the result
     * @param content of the content
     * @param style of the style; the weighted mean of several
     */
    public record Variations(TotalVariation result, TotalVariation content, TotalVariation style) {

        public Variations {
            Objects.requireNonNull(result, "result");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(style, "style");
        }
    }

    /**
     * @throws IllegalArgumentException if there is no layer
     */
    public QualityReport {
        layers = List.copyOf(layers);
        Objects.requireNonNull(ssim, "ssim");
        Objects.requireNonNull(colours, "colours");
        Objects.requireNonNull(variations, "variations");
        leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a report without the distances of any layer: give at least one");
        }
    }

    /**
     * The distance from the content over all layers.
     *
     * @return the mean of theirs, each with the same weight
     */
    public double contentDistance() {
        return mean(LayerDistance::content);
    }

    /**
     * The distance from the style over all layers.
     *
     * @return the mean of theirs, each with the same weight
     */
    public double styleDistance() {
        return mean(LayerDistance::style);
    }

    private double mean(ToDoubleFunction<LayerDistance> distance) {
        return layers.stream().mapToDouble(distance).average().orElseThrow();
    }

    /**
     * All figures by name, as a table shows them.
     *
     * @return an unmodifiable map in the order of the table, without figures that were left out
     */
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("content distance", contentDistance());
        layers.forEach(layer -> figures.put("content distance, " + layer.layer(), layer.content()));
        figures.put("style distance", styleDistance());
        layers.forEach(layer -> figures.put("style distance, " + layer.layer(), layer.style()));
        ssim.ifPresent(value -> figures.put("SSIM with the content", value));
        figures.put("colour distance from the style", colours.toStyle());
        figures.put("colour distance from the content", colours.toContent());
        putVariation("result", variations.result(), figures);
        putVariation("content", variations.content(), figures);
        putVariation("style", variations.style(), figures);
        return Collections.unmodifiableMap(figures);
    }

    private static void putVariation(String of, TotalVariation variation, Map<String, Double> figures) {
        figures.put("variation of the " + of + ", absolute", variation.meanAbsolute());
        figures.put("variation of the " + of + ", squared", variation.meanSquared());
    }

    /**
     * The report as plain data for writers of JSON and the like: maps with the names of these components as keys, numbers and
     * texts.
     *
     * @return an unmodifiable map; {@code ssim} is absent where it was left out
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("contentDistance", contentDistance());
        map.put("styleDistance", styleDistance());
        Map<String, Object> byLayer = new LinkedHashMap<>();
        layers.forEach(each -> byLayer.put(each.layer(), Map.of("content", each.content(), "style", each.style())));
        map.put("layers", Collections.unmodifiableMap(byLayer));
        ssim.ifPresent(value -> map.put("ssim", value));
        map.put("colours", Map.of("toStyle", colours.toStyle(), "toContent", colours.toContent()));
        map.put(
                "variations",
                Map.of(
                        "result", toMap(variations.result()),
                        "content", toMap(variations.content()),
                        "style", toMap(variations.style())));
        map.put("leftOut", leftOut);
        return Collections.unmodifiableMap(map);
    }

    private static Map<String, Object> toMap(TotalVariation variation) {
        return Map.of("meanAbsolute", variation.meanAbsolute(), "meanSquared", variation.meanSquared());
    }
}
