package io.github.brushwork.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * A run of the {@code stylize} command within this process.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it printed as messages
 */
public record StylizeRun(int code, String out, String err) {

    /** Runs the command. */
    public static StylizeRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Stylize.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        int code = command.execute(arguments);
        return new StylizeRun(code, out.toString(), err.toString());
    }
}
