package io.github.brushwork.transfer;

import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.optim.OptimizationListener;
import io.github.brushwork.optim.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the trace of a transfer, tells its listener, and takes down the weights that it changes. */
final class Journal {

    private final Timeline timeline;
    private final TransferListener listener;
    private final Finish finish;
    private final List<TracePoint> trace = new ArrayList<>();
    private final Map<String, Double> weights = new LinkedHashMap<>();

    Journal(Timeline timeline, TransferListener listener, Finish finish) {
        this.timeline = timeline;
        this.listener = listener;
        this.finish = finish;
    }

    List<TracePoint> trace() {
        return trace;
    }

    /** What is written at one scale. */
    Page of(int scale, Canvas canvas) {
        return new Page(scale, canvas);
    }

    /** Evaluations and time of the scales before. */
    private TracePoint last() {
        return trace.isEmpty() ? TracePoint.NONE : trace.get(trace.size() - 1);
    }

    /** One scale. */
    final class Page implements OptimizationListener {

        private final int scale;
        private final Canvas canvas;
        private final TracePoint before = last();
        private boolean reweighed;

        private Page(int scale, Canvas canvas) {
            this.scale = scale;
            this.canvas = canvas;
        }

        int iterations() {
            return timeline.scales().get(scale).iterations();
        }

        @Override
        public Decision onIteration(Progress progress) {
            TracePoint point = new TracePoint(
                    scale + 1,
                    timeline.before(scale) + progress.iteration(),
                    before.evaluations() + progress.evaluations(),
                    progress.value(),
                    contributions(progress),
                    before.elapsed().plus(progress.elapsed()));
            trace.add(point);
            TransferProgress transfer = new TransferProgress(
                    point, timeline, remaining(progress, point.elapsed()), () -> image(progress), this::reweigh);
            Decision decision = listener.onIteration(transfer);
            return reweighed ? Decision.STOP : decision;
        }

        private Duration remaining(Progress progress, Duration elapsed) {
            return timeline.remaining(scale, progress.iteration(), elapsed);
        }

        private Image image(Progress progress) {
            return finish.of(canvas.toImage(progress.x(), finish.range()));
        }

        private Map<String, Double> contributions(Progress progress) {
            Map<String, Double> contributions = new LinkedHashMap<>();
            List<String> names = progress.terms();
            for (int i = 0; i < names.size(); i++) {
                contributions.put(names.get(i), progress.contributions()[i]);
            }
            return contributions;
        }

        private void reweigh(String term, double weight) {
            if (!last().contributions().containsKey(term)) {
                throw new IllegalArgumentException("there is no term \"" + term + "\", only "
                        + String.join(", ", last().contributions().keySet()));
            }
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException(
                        "the weight of term \"" + term + "\" is " + weight + ": it must be finite and at least 0");
            }
            weights.put(term, weight);
            reweighed = true;
        }

        /** The terms with the weights that the listener gave them. */
        List<Term> reweighed(List<Term> terms) {
            return terms.stream()
                    .map(term -> new Term(term.name(), term.loss(), weights.getOrDefault(term.name(), term.weight())))
                    .toList();
        }

        /** Whether weights were changed since this was last asked. */
        boolean turnReweighed() {
            boolean was = reweighed;
            reweighed = false;
            return was;
        }
    }
}
