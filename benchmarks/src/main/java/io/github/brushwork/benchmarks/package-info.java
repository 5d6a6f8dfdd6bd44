/** Measures the hot paths with JMH, alone and side by side with peers, and guards what was reached. */
package io.github.brushwork.benchmarks;
