package io.github.brushwork.cli.display;

import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TracePoint;
import io.github.brushwork.transfer.TransferProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A JSON object on a line of its own for each iteration and for the result; docs/command.md says what is in them. */
public final class JsonDisplay implements RunDisplay {

    private final JsonLines out;
    private final JsonLines.Fields common;

    /**
     * Prepares the display.
     *
     * @param out where lines go
     */
    public JsonDisplay(JsonLines out) {
        this(out, json -> {});
    }

    /**
     * Prepares the display of one run among several.
     *
     * @param out where lines go
     * @param common fields of every line, by which runs are told apart
     */
    public JsonDisplay(JsonLines out, JsonLines.Fields common) {
        this.out = out;
        this.common = common;
    }

    /** Stops the run when nobody reads its lines any more. */
    @Override
    public Decision onIteration(TransferProgress progress) {
        TracePoint point = progress.point();
        print("iteration", json -> {
            json.writeNumberField("iteration", point.iteration());
            json.writeNumberField("iterations", progress.iterations());
            json.writeNumberField("scale", point.scale());
            json.writeNumberField("scales", progress.scales().size());
            json.writeNumberField("loss", point.loss());
            json.writeObjectFieldStart("contributions");
            for (Map.Entry<String, Double> term : point.contributions().entrySet()) {
                json.writeNumberField(term.getKey(), term.getValue());
            }
            json.writeEndObject();
            json.writeNumberField("elapsed", seconds(point.elapsed()));
            json.writeNumberField("remaining", seconds(progress.remaining()));
        });
        return out.areRead() ? Decision.CONTINUE : Decision.STOP;
    }

    @Override
    public void saved(StyleTransferResult result, Path file) {
        List<TracePoint> trace = result.trace();
        print("saved", json -> {
            json.writeStringField("file", file.toString());
            json.writeNumberField("width", result.image().width());
            json.writeNumberField("height", result.image().height());
            json.writeNumberField("loss", trace.get(trace.size() - 1).loss());
            json.writeNumberField("iterations", trace.size());
            json.writeStringField("stopped", result.stopReason().kind().name());
            json.writeNumberField("preparation", seconds(result.preparation()));
            json.writeNumberField("optimization", seconds(result.optimization()));
            json.writeStringField("engine", result.engine());
            json.writeStringField("network", result.network());
        });
    }

    @Override
    public void wrote(String what, Path file) {
        print("wrote", json -> {
            json.writeStringField("what", what);
            json.writeStringField("file", file.toString());
        });
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private void print(String event, JsonLines.Fields fields) {
        out.print(json -> {
            json.writeStringField("event", event);
            common.write(json);
            fields.write(json);
        });
    }

    @Override
    public void close() {}
}
