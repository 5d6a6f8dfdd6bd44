package io.github.brushwork.core.kernel;

/**
 * The memory of a kernel, told without making it: bytes of the elements of all arrays that it keeps from call to call, and
 * what it uses of its workers' memory. Objects and the headers of arrays, some kilobytes for a whole network, are left
 * out; so are a network's own weights, which kernels only read.
 *
 * @param filters bytes of weights in a form of the kernel's own
 * @param buffers bytes of all else that it keeps
 * @param scratch what it uses of each worker's memory
 * @param lent bytes that it borrows from the workers while it runs, see {@link Workers#borrow()}
 */
public record Footprint(long filters, long buffers, ScratchSize scratch, long lent) {

    /** Nothing. */
    public static final Footprint NONE = new Footprint(0, 0, ScratchSize.NONE, 0);

    /**
     * Weights.
     *
     * @param count how many floats
     * @return the footprint of their array
     */
    public static Footprint filters(long count) {
        return new Footprint(Float.BYTES * count, 0, ScratchSize.NONE, 0);
    }

    /**
     * Floats that are no weights.
     *
     * @param count how many
     * @return the footprint of their array
     */
    public static Footprint floats(long count) {
        return bytes(Float.BYTES * count);
    }

    /**
     * Integers.
     *
     * @param count how many
     * @return the footprint of their array
     */
    public static Footprint ints(long count) {
        return bytes(Integer.BYTES * count);
    }

    /**
     * Numbers in double precision.
     *
     * @param count how many
     * @return the footprint of their array
     */
    public static Footprint doubles(long count) {
        return bytes(Double.BYTES * count);
    }

    /**
     * Any array that is no weights.
     *
     * @param count bytes of its elements
     * @return its footprint
     */
    public static Footprint bytes(long count) {
        return new Footprint(0, count, ScratchSize.NONE, 0);
    }

    static Footprint scratch(ScratchSize size) {
        return new Footprint(0, 0, size, 0);
    }

    /**
     * What this kernel takes of the workers' memory, without what it keeps.
     *
     * @return the scratch memory alone
     */
    public Footprint scratchOnly() {
        return scratch(scratch);
    }

    /**
     * Memory borrowed from the workers.
     *
     * @param count how many floats
     * @return the footprint of a kernel that keeps nothing
     */
    public static Footprint lent(long count) {
        return new Footprint(0, 0, ScratchSize.NONE, Float.BYTES * count);
    }

    /**
     * That of two kernels, or of two parts of one, which run one after the other.
     *
     * @param other another footprint
     * @return what is kept is added up; of the workers' memory it is the larger of each kind
     */
    public Footprint and(Footprint other) {
        return new Footprint(
                filters + other.filters,
                buffers + other.buffers,
                scratch.max(other.scratch),
                Math.max(lent, other.lent));
    }

    /**
     * What the kernel itself keeps.
     *
     * @return bytes
     */
    public long kept() {
        return filters + buffers;
    }

    /**
     * What it makes its workers keep.
     *
     * @param workers how many there are
     * @return bytes, if every worker has a share in every loop
     */
    public long ofWorkers(int workers) {
        return workers * scratch.bytes() + lent;
    }
}
