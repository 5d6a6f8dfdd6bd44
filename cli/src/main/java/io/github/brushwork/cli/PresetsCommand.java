package io.github.brushwork.cli;

import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.PresetJson;
import io.github.brushwork.transfer.settings.Presets;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stylize presets}. */
@Command(
        name = "presets",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Lists the presets, or prints one as JSON, as --settings takes it.")
final class PresetsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The preset to print.")
    private Optional<String> name = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (name.isPresent()) {
            out.println(PresetJson.write(Presets.named(name.get())));
        } else {
            Presets.all().forEach(preset -> out.println(line(preset)));
        }
        out.flush();
        return 0;
    }

    private static String line(Preset preset) {
        return "%-16s %s, %s, %d %s of %s"
                .formatted(
                        preset.name(),
                        preset.network().architecture(),
                        preset.size(),
                        preset.minimisation().iterations(),
                        preset.minimisation().rounds().isPresent() ? "rounds" : "iterations",
                        preset.minimisation().optimizer());
    }
}
