/**
 * Kernels on the Vector API, the module {@code jdk.incubator.vector}: compiled apart from the rest of this jar and loaded
 * by name where the module is, so that everything else runs without it. For any vector width.
 */
package io.github.brushwork.core.kernel.vector;
