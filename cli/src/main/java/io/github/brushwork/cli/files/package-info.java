/** Files that are whole or not there. */
package io.github.brushwork.cli.files;
