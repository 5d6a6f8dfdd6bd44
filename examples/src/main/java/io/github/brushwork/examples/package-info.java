/** Short programs to copy: each shows one use of the library. */
package io.github.brushwork.examples;
