/** Test fixtures shared by the modules: test data, golden values, oracles. */
package io.github.brushwork.testing;
