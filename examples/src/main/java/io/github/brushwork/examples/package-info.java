/** Runnable examples, and the {@code stylize} command. */
package io.github.brushwork.examples;
