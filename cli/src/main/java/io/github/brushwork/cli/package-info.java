/** The {@code stylize} command: start with {@link io.github.brushwork.cli.Stylize}. */
package io.github.brushwork.cli;
