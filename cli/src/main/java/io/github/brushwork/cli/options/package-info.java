/**
 * The options that commands share, in groups: pictures, settings, network, engine. Each group is filled in by picocli and
 * then applied to a builder.
 */
package io.github.brushwork.cli.options;
