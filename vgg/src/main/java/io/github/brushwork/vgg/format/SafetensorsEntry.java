package io.github.brushwork.vgg.format;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * What the header of a safetensors file says about one tensor.
 *
 * @param name its key
 * @param type its type's name, which need not be one of floating point
 * @param shape its sides
 * @param begin its first byte, counted from the header's end
 * @param end the byte after its last one
 */
record SafetensorsEntry(String name, String type, int[] shape, long begin, long end) {

    // Of the types of other things than weights: bytes of an element.
    private static final Map<String, Integer> OTHER_TYPES =
            Map.of("BOOL", 1, "U8", 1, "I8", 1, "I16", 2, "U16", 2, "I32", 4, "U32", 4, "I64", 8, "U64", 8, "C64", 8);

    /**
     * Reads an entry.
     *
     * @throws WeightsException if it is not {@code {"dtype":...,"shape":[...],"data_offsets":[begin,end]}}, or its size is not
     *     that of its shape
     */
    static SafetensorsEntry of(String name, Object json, Faults faults) {
        if (json instanceof Map<?, ?> members
                && members.get("dtype") instanceof String type
                && members.get("shape") instanceof List<?> sides
                && members.get("data_offsets") instanceof List<?> offsets
                && offsets.size() == 2) {
            long begin = natural(offsets.get(0), name, faults);
            long end = natural(offsets.get(1), name, faults);
            int[] shape = sides.stream()
                    .mapToInt(side -> (int) Math.min(Integer.MAX_VALUE, natural(side, name, faults)))
                    .toArray();
            SafetensorsEntry entry = new SafetensorsEntry(name, type, shape, begin, end);
            entry.requireSize(sides, faults);
            return entry;
        }
        throw faults.fault("has a header whose tensor " + name + " lacks a dtype, a shape or two data_offsets");
    }

    private static long natural(Object json, String name, Faults faults) {
        boolean natural = json instanceof Integer || json instanceof Long;
        if (natural && ((Number) json).longValue() >= 0) {
            return ((Number) json).longValue();
        }
        throw faults.fault("has a header whose tensor " + name + " has a side or an offset of " + json);
    }

    private void requireSize(List<?> sides, Faults faults) {
        BigInteger size = BigInteger.valueOf(elementSize());
        for (Object side : sides) {
            size = size.multiply(BigInteger.valueOf(((Number) side).longValue()));
        }
        boolean known = elementSize() > 0;
        if (begin > end || known && !size.equals(BigInteger.valueOf(end - begin))) {
            throw faults.fault("has a header that gives tensor " + name + " of type " + type + " and shape " + sides
                    + " the bytes from " + begin + " to " + end);
        }
    }

    /** Bytes of an element, 0 if the type is unknown: types are added to the format, and may be those of other tensors. */
    private int elementSize() {
        for (FloatType each : FloatType.values()) {
            if (each.name().equals(type)) {
                return each.size();
            }
        }
        return OTHER_TYPES.getOrDefault(type, 0);
    }
}
