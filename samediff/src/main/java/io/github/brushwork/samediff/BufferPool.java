package io.github.brushwork.samediff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.internal.memory.AbstractMemoryMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The arrays of a graph's runs. A run takes arrays from the pool and gives none back until {@link #recycle()}; as every
 * run of a graph asks for the same shapes in the same order, the second run and all later ones allocate nothing.
 */
final class BufferPool extends AbstractMemoryMgr {

    /** Where new arrays come from. */
    @FunctionalInterface
    interface Source {

        INDArray create(DataType type, char order, long... shape);
    }

    private record Key(DataType type, List<Long> shape, char order) {}

    private final Source source;

    private final Map<Key, Deque<INDArray>> free = new HashMap<>();
    private final List<INDArray> lent = new ArrayList<>();
    private long bytes;

    /** Creates a pool of native memory. */
    BufferPool() {
        this(Nd4j::createUninitializedDetached);
    }

    /** Creates a pool of arrays from elsewhere. */
    BufferPool(Source source) {
        this.source = source;
    }

    /** The size of the elements of all arrays, whether lent or not. */
    long bytes() {
        return bytes;
    }

    @Override
    public INDArray allocate(boolean detached, DataType type, long... shape) {
        return lend(new Key(type, boxed(shape), 'c'), shape);
    }

    @Override
    public INDArray allocate(boolean detached, LongShapeDescriptor descriptor) {
        if (descriptor.isEmpty()) {
            return Nd4j.create(descriptor);
        }
        long[] shape = descriptor.getShape();
        return lend(new Key(descriptor.dataType(), boxed(shape), descriptor.getOrder()), shape);
    }

    private INDArray lend(Key key, long[] shape) {
        INDArray array = free.computeIfAbsent(key, absent -> new ArrayDeque<>()).poll();
        if (array == null) {
            array = source.create(key.type(), key.order(), shape);
            bytes += NativeArrays.bytes(array);
        }
        lent.add(array);
        return array;
    }

    private static List<Long> boxed(long[] shape) {
        return Arrays.stream(shape).boxed().toList();
    }

    /** Does nothing: an array returns to the pool with all others, by {@link #recycle()}. */
    @Override
    public void release(INDArray array) {}

    /** Takes back all arrays. The next run overwrites them. */
    void recycle() {
        for (INDArray array : lent) {
            Key key = new Key(array.dataType(), boxed(array.shape()), array.ordering());
            free.computeIfAbsent(key, absent -> new ArrayDeque<>()).add(array);
        }
        lent.clear();
    }

    /** Frees all arrays; the pool may be used again and then allocates anew. */
    @Override
    public void close() {
        recycle();
        free.values().forEach(arrays -> arrays.forEach(INDArray::close));
        free.clear();
        bytes = 0;
    }
}
