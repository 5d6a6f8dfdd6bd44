package io.github.brushwork.cli;

import io.github.brushwork.cli.batch.Batch;
import io.github.brushwork.cli.batch.BatchDisplay;
import io.github.brushwork.cli.batch.BatchJson;
import io.github.brushwork.cli.batch.BatchLines;
import io.github.brushwork.cli.batch.Job;
import io.github.brushwork.cli.batch.JobCommand;
import io.github.brushwork.cli.batch.JobList;
import io.github.brushwork.cli.batch.QuietBatch;
import io.github.brushwork.cli.batch.Reasons;
import io.github.brushwork.cli.batch.Summary;
import io.github.brushwork.cli.batch.Summary.Failure;
import io.github.brushwork.cli.display.JsonLines;
import io.github.brushwork.cli.options.BatchOptions;
import io.github.brushwork.cli.options.DisplayOptions.Display;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code stylize batch}. */
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        description =
                "Paints many images, each in the style of each of others, or the jobs of a table. What fails is listed at"
                        + " the end and does not stop the rest; typed again, it paints only what is not done yet.")
final class BatchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private Stylize stylize;

    @Mixin
    private BatchOptions options;

    @Override
    public Integer call() {
        List<Job> jobs = jobs();
        if (options.dryRun()) {
            return exitCode(look(jobs));
        }
        return CommandLogging.quietly(() -> Interruption.savingFirst(() -> exitCode(paint(jobs))));
    }

    private List<Job> jobs() {
        Set<String> shared = JobCommand.shared(spec.commandLine());
        Map<String, String> common = JobCommand.given(spec.commandLine().getParseResult(), shared);
        options.threads().ifPresent(threads -> common.put("--threads", threads.toString()));
        return JobList.of(options, common, shared);
    }

    private Summary paint(List<Job> jobs) {
        return new Batch(jobs, options, messages(), display(jobs.size())).paint();
    }

    private Summary look(List<Job> jobs) {
        Summary summary = new Batch(jobs, options, messages(), new QuietBatch()).look();
        jobs.stream()
                .filter(job -> !summary.failures().containsKey(job.number()))
                .map(BatchCommand::plan)
                .forEach(out()::println);
        out().flush();
        return summary;
    }

    private static String plan(Job job) {
        return job.output() + ": " + job
                + (Files.exists(job.output()) ? " (is there, and is painted again only if something has changed)" : "");
    }

    private BatchDisplay display(int jobs) {
        return switch (options.display()) {
            case LINES -> {
                err().println("jobs: " + jobs + ", " + options.parallel() + " at a time, engine " + options.engine());
                yield new BatchLines(out(), err(), jobs);
            }
            case JSON -> new BatchJson(new JsonLines(out()));
            case QUIET -> new QuietBatch();
        };
    }

    /** Failures are told at the end again, however quiet it was. */
    private int exitCode(Summary summary) {
        for (Failure failure : summary.failures().values()) {
            err().println("failed: " + failure.job().output() + ": " + Reasons.of(failure.reason()));
            stylize.trace(failure.reason(), err());
        }
        if (summary.left() > 0) {
            err().println("interrupted: " + summary.left() + " of " + summary.jobs()
                    + " jobs are left; the same command goes on with them");
        }
        err().flush();
        if (summary.left() > 0) {
            return Interruption.EXIT_CODE;
        }
        return summary.failures().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** Each only once, whoever of the jobs has it to say. */
    private PrintWriter messages() {
        return options.display() == Display.QUIET ? new PrintWriter(Writer.nullWriter()) : new DistinctLines(err());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
