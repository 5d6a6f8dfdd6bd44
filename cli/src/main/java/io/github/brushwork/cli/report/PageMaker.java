package io.github.brushwork.cli.report;

import io.github.brushwork.cli.evolution.Frame;
import io.github.brushwork.cli.report.Page.Picture;
import io.github.brushwork.cli.report.Page.Row;
import io.github.brushwork.cli.report.Page.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TracePoint;
import io.github.brushwork.transfer.record.Software;
import io.github.brushwork.transfer.settings.PresetJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Puts a story into the words of a page. */
final class PageMaker {

    private static final int FRAMES = 8;
    private static final int FRAME_SIZE = 400;

    private final Story story;
    private final StyleTransferResult result;
    private final TracePoint first;
    private final TracePoint last;

    PageMaker(Story story) {
        this.story = story;
        this.result = story.result();
        this.first = result.trace().get(0);
        this.last = result.trace().get(result.trace().size() - 1);
    }

    Page page() {
        return new Page(
                story.content() + " in the style of " + String.join(", ", story.styles()),
                summary(),
                new Picture("Content", caption(story.content(), result.content()), DataUri.small(result.content())),
                new Picture("Result", caption(story.output(), result.image()), DataUri.png(result.image())),
                styles(),
                frames(),
                DataUri.png(LossChart.of(result.trace())),
                terms(),
                figures(),
                leftOut(),
                story.quality() instanceof Quality.NotJudged not ? not.reason() : "",
                facts(),
                story.base().name(),
                SettingChange.between(story.base(), result.preset()),
                PresetJson.write(result.preset()),
                Shell.line("stylize", story.arguments()));
    }

    private String summary() {
        return size(result.image()) + " pixels, " + result.trace().size() + " iterations in "
                + seconds(result.preparation().plus(result.optimization())) + ", loss " + number(first.loss()) + " to "
                + number(last.loss());
    }

    private static String caption(String name, Image image) {
        return name + ", " + size(image);
    }

    private static String size(Image image) {
        return image.width() + " × " + image.height();
    }

    private List<Picture> styles() {
        String role = story.styles().size() == 1 ? "Style" : "Style %d";
        return IntStream.range(0, story.styles().size())
                .mapToObj(i -> new Picture(
                        String.format(Locale.ROOT, role, i + 1),
                        caption(story.styles().get(i), result.styles().get(i)),
                        DataUri.small(result.styles().get(i))))
                .toList();
    }

    /** Some of them, evenly through the run. */
    private List<Picture> frames() {
        List<Frame> all = story.frames();
        int shown = Math.min(FRAMES, all.size());
        return IntStream.rangeClosed(1, shown)
                .mapToObj(i -> all.get(i * all.size() / shown - 1))
                .map(this::frame)
                .toList();
    }

    private Picture frame(Frame frame) {
        TracePoint point = frame.point();
        return new Picture(
                "Iteration " + point.iteration(),
                "loss " + number(point.loss()) + ", " + seconds(point.elapsed()),
                DataUri.small(frame.image().fitWithin(FRAME_SIZE)));
    }

    private List<Term> terms() {
        List<Term> terms = new ArrayList<>();
        last.contributions()
                .forEach((name, loss) -> terms.add(new Term(
                        name, number(first.contributions().get(name)), number(loss), percent(loss / last.loss()))));
        terms.add(new Term("total", number(first.loss()), number(last.loss()), percent(1)));
        return terms;
    }

    private List<Row> figures() {
        return story.quality() instanceof Quality.Judged judged
                ? rows(judged.report().figures(), PageMaker::number)
                : List.of();
    }

    private List<Row> leftOut() {
        return story.quality() instanceof Quality.Judged judged
                ? rows(judged.report().leftOut(), UnaryOperator.identity())
                : List.of();
    }

    private static <V> List<Row> rows(Map<String, V> values, Function<V, String> text) {
        return values.entrySet().stream()
                .map(value -> new Row(value.getKey(), text.apply(value.getValue())))
                .toList();
    }

    private List<Row> facts() {
        return List.of(
                new Row("Engine", result.engine()),
                new Row("Network", result.network()),
                new Row("Ended", result.stopReason().message()),
                new Row("Preparation", seconds(result.preparation())),
                new Row("Optimisation", seconds(result.optimization())),
                new Row(
                        "Iterations",
                        result.trace().size() + " of " + perIteration() + " on average, " + last.evaluations()
                                + " evaluations"),
                new Row("Seed", Long.toString(result.seed())),
                new Row("SHA-256 of the pixels", result.record().image()),
                new Row("Software", software(result.record().software())));
    }

    private String perIteration() {
        return seconds(result.optimization().dividedBy(result.trace().size()));
    }

    private static String software(Software software) {
        return "Brushwork " + software.brushwork() + ", Java " + software.java() + " (" + software.vendor() + "), "
                + software.os() + " " + software.architecture() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }
}
