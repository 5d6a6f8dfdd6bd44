package io.github.brushwork.cli.bench;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.optim.Adam;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.TracePoint;
import io.github.brushwork.transfer.TransferProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Engines painting the same picture in turns, so that what else the machine does meets all of them. The settings are the default
 * ones but for Adam, which evaluates once an iteration.
 *
 * @param network the network; random weights cost as much as learned ones
 * @param content the picture
 * @param style its style
 * @param racers the engines
 * @param turn how long each paints at a time
 */
record Race(Network network, Image content, Image style, Racers racers, Duration turn) {

    /** Turns that count; one before them, while the JVM compiles, does not. */
    static final int TURNS = 3;

    private static final int MANY = 1_000_000;
    private static final double ANY_RATE = 10;

    /** One timing for each engine, in their order. */
    List<Timing> run(int size) {
        Map<String, List<Duration>> iterations = new LinkedHashMap<>();
        for (int round = 0; round <= TURNS; round++) {
            for (Map.Entry<String, Engine> racer : racers.engines().entrySet()) {
                List<Duration> measured = paint(size, racer.getValue());
                if (round > 0) {
                    iterations
                            .computeIfAbsent(racer.getKey(), name -> new ArrayList<>())
                            .addAll(measured);
                }
            }
        }
        return iterations.entrySet().stream()
                .map(entry -> timing(size, entry.getKey(), entry.getValue()))
                .toList();
    }

    private List<Duration> paint(int size, Engine engine) {
        List<TracePoint> trace = StyleTransfer.builder()
                .content(content)
                .style(style.fitWithin(size))
                .size(size)
                .network(network)
                .engine(engine)
                .optimizer(new Adam(ANY_RATE))
                .iterations(MANY)
                .listener(this::untilTheTurnEnds)
                .build()
                .run()
                .trace();
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted");
        }
        return iterations(trace);
    }

    private Decision untilTheTurnEnds(TransferProgress progress) {
        return progress.point().elapsed().compareTo(turn) < 0 ? Decision.CONTINUE : Decision.STOP;
    }

    /** The first iteration also makes plans and buffers: it counts only where there is no other. */
    static List<Duration> iterations(List<TracePoint> trace) {
        if (trace.size() == 1) {
            return List.of(trace.get(0).elapsed());
        }
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < trace.size(); i++) {
            gaps.add(trace.get(i).elapsed().minus(trace.get(i - 1).elapsed()));
        }
        return gaps;
    }

    private static Timing timing(int size, String engine, List<Duration> iterations) {
        List<Duration> sorted = iterations.stream().sorted().toList();
        return new Timing(size, engine, sorted.get(sorted.size() / 2), sorted.size());
    }
}
