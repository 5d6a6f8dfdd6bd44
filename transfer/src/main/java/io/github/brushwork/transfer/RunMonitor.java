package io.github.brushwork.transfer;

import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.optim.OptimizationListener;
import io.github.brushwork.optim.OptimizerRun;
import io.github.brushwork.optim.OptimizerState;
import io.github.brushwork.optim.Optimum;
import io.github.brushwork.optim.Progress;
import io.github.brushwork.transfer.record.Reweighing;
import io.github.brushwork.transfer.record.ScaleEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the trace of a transfer, tells its listener, notes what it changes and how each scale ends, and has it all saved. */
final class RunMonitor {

    private final Timeline timeline;
    private final TransferListener listener;
    private final PostProcessing finish;
    private final List<TracePoint> trace = new ArrayList<>();
    private final List<Reweighing> reweighings = new ArrayList<>();
    private final List<ScaleEnd> ends = new ArrayList<>();
    private final CheckpointWriter checkpoints; // null if it is not saved

    RunMonitor(
            Timeline timeline,
            TransferListener listener,
            PostProcessing finish,
            CheckpointWriter checkpoints,
            Checkpoint resumed) {
        this.timeline = timeline;
        this.listener = listener;
        this.finish = finish;
        this.checkpoints = checkpoints;
        if (resumed != null) {
            trace.addAll(resumed.trace());
            reweighings.addAll(resumed.reweighings());
            ends.addAll(resumed.ends());
        }
    }

    List<TracePoint> trace() {
        return trace;
    }

    List<Reweighing> reweighings() {
        return reweighings;
    }

    List<ScaleEnd> ends() {
        return ends;
    }

    /** The monitor of one scale, counted from 0. */
    OfScale at(int scale, Parametrisation parametrisation) {
        return new OfScale(scale, parametrisation);
    }

    private TracePoint last() {
        return trace.isEmpty() ? TracePoint.NONE : trace.get(trace.size() - 1);
    }

    /** Evaluations and time of the scales before one. */
    private TracePoint lastBefore(int scale) {
        for (int i = trace.size() - 1; i >= 0; i--) {
            if (trace.get(i).scale() <= scale) {
                return trace.get(i);
            }
        }
        return TracePoint.NONE;
    }

    /** One scale. */
    final class OfScale implements OptimizationListener {

        private final int scale;
        private final Parametrisation parametrisation;
        private final TracePoint before;
        private final Map<String, Double> pending = new LinkedHashMap<>();

        private OfScale(int scale, Parametrisation parametrisation) {
            this.scale = scale;
            this.parametrisation = parametrisation;
            this.before = lastBefore(scale);
        }

        int iterations() {
            return timeline.scales().get(scale).iterations();
        }

        /** The run that begins, if it can be saved: seen before the first iteration, not after hours at the first checkpoint. */
        OptimizerRun saveable(OptimizerRun run) {
            if (checkpoints != null && run.state() instanceof OptimizerState.Other own) {
                throw new CheckpointException("a checkpoint cannot hold a "
                        + own.getClass().getName()
                        + ", the state of an optimizer that is not the library's: leave out checkpoints(...), or take one"
                        + " of the library's optimizers");
            }
            return run;
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
            if (decision == Decision.STOP) {
                pending.clear(); // a checkpoint is to hold the weights that its losses are made with
            }
            if (!pending.isEmpty()) {
                return Decision.STOP; // the optimizer's run, which begins anew with the other weights
            }
            if (checkpoints != null && checkpoints.isDue()) {
                save(progress.state());
            }
            return decision;
        }

        private void save(OptimizerState state) {
            checkpoints.save(scale, reweighings, ends, trace, state);
        }

        /** The scale is done, or the transfer was stopped. Its end is not saved: a run that is resumed has another. */
        void close(Progress progress, Optimum optimum) {
            if (checkpoints != null) {
                save(progress.state());
            }
            int unfinished = optimum.evaluations() - evaluationsOfIterations();
            ends.add(new ScaleEnd(
                    scale + 1, optimum.iterations(), optimum.evaluations(), unfinished, optimum.stopReason()));
        }

        /** Those of complete iterations at this scale, and that of the start. */
        private int evaluationsOfIterations() {
            return last().scale() == scale + 1 ? last().evaluations() - before.evaluations() : 1;
        }

        private Duration remaining(Progress progress, Duration elapsed) {
            return timeline.remaining(scale, progress.iteration(), elapsed);
        }

        private Image image(Progress progress) {
            return finish.of(parametrisation.toImage(progress.x(), finish.range()));
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
            pending.put(term, weight);
        }

        /** The terms with the weights that the listener gave them. */
        List<Term> reweighed(List<Term> terms) {
            return terms.stream()
                    .map(term -> new Term(term.name(), term.loss(), weight(term)))
                    .toList();
        }

        private double weight(Term term) {
            double weight = term.weight();
            for (Reweighing change : reweighings) {
                if (change.term().equals(term.name())) {
                    weight = change.weight();
                }
            }
            return weight;
        }

        /** Takes on the weights that were changed since this was last called; whether there are any. */
        boolean turnReweighed() {
            boolean any = !pending.isEmpty();
            pending.forEach((term, weight) -> reweighings.add(new Reweighing(last().iteration(), term, weight)));
            pending.clear();
            return any;
        }
    }
}
