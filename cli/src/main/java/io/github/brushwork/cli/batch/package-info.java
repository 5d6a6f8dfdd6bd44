/** Many pictures, painted one after another or at the same time. */
package io.github.brushwork.cli.batch;
