package io.github.brushwork.cli.weights;

import io.github.brushwork.vgg.Vgg16;
import io.github.brushwork.vgg.Vgg19;
import io.github.brushwork.vgg.architecture.Architecture;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stylize weights where}. */
@Command(
        name = "where",
        mixinStandardHelpOptions = true,
        description = "Shows where pretrained weights are looked for, in order, and what is there.")
final class WhereCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        show(out, Architecture.VGG16, Vgg16.source().describe());
        show(out, Architecture.VGG19, Vgg19.source().describe());
        out.flush();
        return 0;
    }

    private static void show(PrintWriter out, Architecture network, String places) {
        out.printf("%s%n", network);
        places.lines().forEach(place -> out.printf("  %s%n", place));
    }
}
