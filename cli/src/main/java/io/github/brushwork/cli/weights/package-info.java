/** {@code stylize weights}: which pretrained weights there are, where they are kept, and fetching them. */
package io.github.brushwork.cli.weights;
