package io.github.brushwork.transfer;

/**
 * What a transfer holds at most.
 *
 * @param heap bytes in the Java heap
 * @param outside bytes of native memory
 */
record MemoryNeed(long heap, long outside) {

    MemoryNeed times(int factor) {
        return new MemoryNeed(factor * heap, factor * outside);
    }
}
