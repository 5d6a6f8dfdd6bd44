package io.github.brushwork.cli.batch;

import io.github.brushwork.cli.display.JsonDisplay;
import io.github.brushwork.cli.display.JsonLines;
import io.github.brushwork.cli.display.JsonLines.Fields;
import io.github.brushwork.cli.display.RunDisplay;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TransferListener;
import java.nio.file.Path;
import java.time.Duration;

/** A JSON object on a line of its own for whatever happens; docs/batch.md says what is in them. */
public final class BatchJson implements BatchDisplay {

    private final JsonLines out;

    /**
     * Prepares the display.
     *
     * @param out where lines go
     */
    public BatchJson(JsonLines out) {
        this.out = out;
    }

    private RunDisplay run(Job job) {
        return new JsonDisplay(out, json -> json.writeNumberField("job", job.number()));
    }

    @Override
    public TransferListener begun(Job job) {
        print("job", job, json -> {
            json.writeStringField("content", job.content().toString());
            json.writeArrayFieldStart("styles");
            for (Path style : job.styles()) {
                json.writeString(style.toString());
            }
            json.writeEndArray();
            json.writeStringField("file", job.output().toString());
        });
        return run(job);
    }

    @Override
    public void painted(Job job, StyleTransferResult result) {
        run(job).saved(result, job.output());
    }

    @Override
    public void done(Job job) {
        print("done", job, json -> json.writeStringField("file", job.output().toString()));
    }

    @Override
    public void failed(Job job, Throwable reason) {
        print("failed", job, json -> {
            json.writeStringField("file", job.output().toString());
            json.writeStringField("reason", Reasons.of(reason));
        });
    }

    @Override
    public void remaining(int left, Duration time) {
        print("remaining", json -> {
            json.writeNumberField("jobs", left);
            json.writeNumberField("seconds", time.toSeconds());
        });
    }

    @Override
    public void ended(Summary summary) {
        print("ended", json -> {
            json.writeNumberField("jobs", summary.jobs());
            json.writeNumberField("painted", summary.painted());
            json.writeNumberField("done", summary.done());
            json.writeNumberField("failed", summary.failures().size());
            json.writeNumberField("left", summary.left());
        });
    }

    private void print(String event, Job job, Fields fields) {
        print(event, json -> {
            json.writeNumberField("job", job.number());
            fields.write(json);
        });
    }

    private void print(String event, Fields fields) {
        out.print(json -> {
            json.writeStringField("event", event);
            fields.write(json);
        });
    }
}
