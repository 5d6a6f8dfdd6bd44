/** How commands tell what they do: to people, to programs, or not at all. */
package io.github.brushwork.cli.display;
