package io.github.brushwork.examples;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TracePoint;
import io.github.brushwork.transfer.TransferProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A JSON object on a line of its own for each iteration and for the result; docs/command.md says what is in them. */
final class JsonDisplay implements RunDisplay {

    /** Writes an object's fields. */
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    private static final JsonFactory FACTORY = new JsonFactory();

    private final PrintWriter out;

    /**
     * Prepares the display.
     *
     * @param out where lines go
     */
    JsonDisplay(PrintWriter out) {
        this.out = out;
    }

    /** Stops the run when nobody reads its lines any more. */
    @Override
    public Decision onIteration(TransferProgress progress) {
        TracePoint point = progress.point();
        print(json -> {
            json.writeStringField("event", "iteration");
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
        return out.checkError() ? Decision.STOP : Decision.CONTINUE;
    }

    @Override
    public void saved(StyleTransferResult result, Path file) {
        List<TracePoint> trace = result.trace();
        print(json -> {
            json.writeStringField("event", "saved");
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
        print(json -> {
            json.writeStringField("event", "wrote");
            json.writeStringField("what", what);
            json.writeStringField("file", file.toString());
        });
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private void print(Fields fields) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println(line);
        out.flush();
    }

    @Override
    public void close() {}
}
