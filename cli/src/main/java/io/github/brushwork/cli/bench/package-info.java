/** The {@code bench} command: how fast the engines are on this machine. */
package io.github.brushwork.cli.bench;
