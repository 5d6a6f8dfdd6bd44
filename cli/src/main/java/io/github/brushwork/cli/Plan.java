package io.github.brushwork.cli;

import io.github.brushwork.cli.options.EvolutionOptions;
import io.github.brushwork.cli.options.OutputOptions;
import io.github.brushwork.cli.options.TransferOptions;
import io.github.brushwork.cli.report.SettingChange;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.MemoryUse;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.ScaleSchedule.Scale;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a command would do, in lines.
 *
 * @param transfer the transfer's options
 * @param output what becomes of the result
 * @param evolution what else is kept of it
 * @param memory what it will hold
 */
record Plan(TransferOptions transfer, OutputOptions output, EvolutionOptions evolution, MemoryUse memory) {

    String text() {
        List<String> lines = new ArrayList<>();
        Image content = transfer.pictures().content().map(Image::read).orElseGet(Samples::harbour);
        Image result = transfer.settings().size().applyTo(content);
        add(lines, "content", name(transfer.pictures().content().orElse(null), Samples.HARBOUR) + size(content));
        for (Path style : transfer.pictures().styles()) {
            add(lines, "style", style + size(Image.read(style)));
        }
        if (transfer.pictures().styles().isEmpty()) {
            add(lines, "style", Samples.PAINTING + size(Samples.painting()));
        }
        add(lines, "result", output.output() + size(result));
        evolution.snapshots().ifPresent(every -> add(lines, "snapshots", "after every " + every + " iterations"));
        evolution.film().ifPresent(film -> add(lines, "film", film.file().toString()));
        evolution
                .report()
                .ifPresent(report -> add(lines, "report", report.file().toString()));
        add(lines, "iterations", iterations(result));
        add(lines, "settings", transfer.base().name() + changes());
        add(lines, "weights", transfer.weights());
        add(lines, "engine", transfer.engine());
        add(lines, "memory", memory.toString());
        return String.join("", lines);
    }

    private static void add(List<String> lines, String label, String value) {
        lines.add(String.format(Locale.ROOT, "%-11s %s%n", label, value));
    }

    private static String name(Path file, String otherwise) {
        return file == null ? otherwise : file.toString();
    }

    private static String size(Image image) {
        return ", " + image.width() + " x " + image.height() + " pixels";
    }

    private String iterations(Image result) {
        Preset settings = transfer.settings();
        List<Scale> scales = settings.scales()
                .scales(
                        Math.max(result.width(), result.height()),
                        settings.minimisation().iterations());
        return scales.stream()
                .map(scale -> scale.iterations() + " at " + scale.longerSide() + " pixels")
                .collect(Collectors.joining(", "));
    }

    private String changes() {
        String changed = SettingChange.between(transfer.base(), transfer.settings()).stream()
                .map(change -> change.place() + " " + change.now())
                .collect(Collectors.joining(", "));
        return changed.isEmpty() ? "" : " with " + changed;
    }
}
