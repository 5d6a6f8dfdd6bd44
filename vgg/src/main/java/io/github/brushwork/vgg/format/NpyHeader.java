package io.github.brushwork.vgg.format;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the header of an {@code .npy} array says.
 *
 * @param type of the elements
 * @param order of the elements' bytes
 * @param fortranOrder whether the first index runs fastest
 * @param shape the sides
 */
record NpyHeader(FloatType type, ByteOrder order, boolean fortranOrder, int[] shape) {

    // NumPy's own limit; a header of an array of floats has 118 bytes.
    private static final int LONGEST = 10_000;
    private static final int MAGIC_BYTES = 6;
    private static final Pattern MEMBER = Pattern.compile(
            "\\s*+'(descr|fortran_order|shape)'\\s*+:\\s*+('[^']*+'|True|False|\\([\\d,\\sL]*+\\))\\s*+,?+");

    /** Whether a file that begins with these bytes is an {@code .npy} array. */
    static boolean isMagic(byte[] beginning) {
        return beginning.length >= MAGIC_BYTES
                && beginning[0] == (byte) 0x93
                && new String(beginning, 1, MAGIC_BYTES - 1, StandardCharsets.US_ASCII).equals("NUMPY");
    }

    /**
     * Reads a header, up to the first byte of the elements.
     *
     * @throws WeightsException if it is none, or one of another type than floating point
     */
    static NpyHeader read(DataInputStream stream, String place, Faults faults) throws IOException {
        byte[] magic = stream.readNBytes(MAGIC_BYTES);
        if (!isMagic(magic)) {
            throw faults.fault("has " + place + ", which is no .npy array");
        }
        int major = stream.readUnsignedByte();
        stream.readUnsignedByte();
        if (major < 1 || major > 3) {
            throw faults.fault("has " + place + " of version " + major + " of the .npy format, where 1 to 3 are known");
        }
        long length = Short.toUnsignedInt(Short.reverseBytes(stream.readShort()));
        if (major > 1) {
            length |= (long) Short.toUnsignedInt(Short.reverseBytes(stream.readShort())) << Short.SIZE;
        }
        if (length > LONGEST) {
            throw faults.fault("has " + place + " with a header of " + length + " bytes, where " + LONGEST
                    + " is the most that is read");
        }
        byte[] text = stream.readNBytes((int) length);
        if (text.length < length) {
            throw new EOFException("the header of " + place + " is cut short");
        }
        return parse(new String(text, StandardCharsets.UTF_8).strip(), place, faults);
    }

    private static NpyHeader parse(String text, String place, Faults faults) {
        Map<String, String> members = members(text);
        String shape = members.getOrDefault("shape", "");
        String fortranOrder = members.getOrDefault("fortran_order", "");
        String type = members.getOrDefault("descr", "");
        if (members.size() != 3
                || !shape.startsWith("(")
                || !fortranOrder.matches("True|False")
                || !type.startsWith("'")) {
            throw faults.fault("has " + place + " with the header " + text + ", where a dictionary of descr,"
                    + " fortran_order and shape is expected");
        }
        return new NpyHeader(
                type(type, place, faults),
                type.charAt(1) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                fortranOrder.equals("True"),
                shape(shape, place, faults));
    }

    /** The dictionary's members; empty if the text is anything else. */
    private static Map<String, String> members(String text) {
        Map<String, String> members = new HashMap<>();
        if (!text.startsWith("{") || !text.endsWith("}")) {
            return members;
        }
        String inside = text.substring(1, text.length() - 1);
        Matcher member = MEMBER.matcher(inside);
        int end = 0;
        while (member.find(end) && member.start() == end) {
            if (members.put(member.group(1), member.group(2)) != null) {
                return Map.of();
            }
            end = member.end();
        }
        return inside.substring(end).isBlank() ? members : Map.of();
    }

    private static FloatType type(String descr, String place, Faults faults) {
        return switch (descr) {
            case "'<f2'", "'>f2'" -> FloatType.F16;
            case "'<f4'", "'>f4'" -> FloatType.F32;
            case "'<f8'", "'>f8'" -> FloatType.F64;
            case "'|O'", "'O'" ->
                throw faults.faultWithRemedy(
                        "has " + place + " of Python objects, which are never unpickled",
                        "save each weight as an array of numbers of its own");
            default ->
                throw faults.faultWithRemedy(
                        "has " + place + " of type " + descr + ", where f2, f4 or f8 is expected",
                        "save the weights in single precision");
        };
    }

    private static int[] shape(String tuple, String place, Faults faults) {
        String sides = tuple.substring(1, tuple.length() - 1).replace("L", "").strip();
        if (sides.isEmpty()) {
            return new int[0];
        }
        try {
            return Stream.of(sides.split(","))
                    .mapToInt(side -> Integer.parseInt(side.strip()))
                    .toArray();
        } catch (NumberFormatException e) {
            throw faults.fault("has " + place + " of shape " + tuple, e);
        }
    }
}
