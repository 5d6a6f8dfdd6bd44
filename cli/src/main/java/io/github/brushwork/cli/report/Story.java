package io.github.brushwork.cli.report;

import io.github.brushwork.cli.evolution.Frame;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.settings.Preset;
import java.util.List;

/**
 * What a report tells.
 *
 * @param result the run's
 * @param content its name
 * @param styles their names, as many as the result has styles
 * @param output the result's file
 * @param base the settings before any option
 * @param frames the picture on its way
 * @param quality figures
 * @param arguments of the command that ran
 */
public record Story(
        StyleTransferResult result,
        String content,
        List<String> styles,
        String output,
        Preset base,
        List<Frame> frames,
        Quality quality,
        List<String> arguments) {

    /**
     * Creates a story; lists are copied.
     *
     * @param result the run's
     * @param content its name
     * @param styles their names, as many as the result has styles
     * @param output the result's file
     * @param base the settings before any option
     * @param frames the picture on its way
     * @param quality figures
     * @param arguments of the command that ran
     */
    public Story {
        styles = List.copyOf(styles);
        frames = List.copyOf(frames);
        arguments = List.copyOf(arguments);
    }
}
