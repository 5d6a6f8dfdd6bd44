/** The {@code java} engine: networks and losses on the pure-Java tensor core, without any native library. */
package io.github.brushwork.core.engine;
