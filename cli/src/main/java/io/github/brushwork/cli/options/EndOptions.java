package io.github.brushwork.cli.options;

import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.transfer.StyleTransferBuilder;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What ends a run early. */
class EndOptions {

    @Option(
            names = "--time-limit",
            paramLabel = "TIME",
            converter = Period.class,
            description = "Stop then, with the best image so far: 90s, 5m or 2h. By default there is no limit.")
    private Duration timeLimit;

    @Option(
            names = "--stop-change",
            paramLabel = "SHARE",
            description =
                    "End a scale when an iteration lowers the loss by no more than this share of it, such as 1e-5. By"
                            + " default all iterations are made.")
    private Double stopChange;

    void applyTo(StyleTransferBuilder transfer) {
        Optional.ofNullable(timeLimit).ifPresent(transfer::timeLimit);
        Optional.ofNullable(stopChange).map(StoppingRule::relativeChange).ifPresent(transfer::stoppingRule);
    }
}
