/** Writing files so that nothing is lost and nothing half written is found. */
package io.github.brushwork.core.file;
