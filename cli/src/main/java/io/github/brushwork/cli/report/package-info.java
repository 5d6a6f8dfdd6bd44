/** The report of a run, as a page for browsers. */
package io.github.brushwork.cli.report;
