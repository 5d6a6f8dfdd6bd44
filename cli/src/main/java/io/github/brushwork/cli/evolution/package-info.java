/** How a picture came about: snapshots, and films of them. */
package io.github.brushwork.cli.evolution;
