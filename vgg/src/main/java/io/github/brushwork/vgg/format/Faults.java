package io.github.brushwork.vgg.format;

import java.nio.file.Path;

/**
 * What is wrong with a file, as exceptions whose messages all begin and end alike.
 *
 * @param file the file or folder
 */
record Faults(Path file) {

    private static final String REMEDY = ": fetch the file again, or take another one";

    /** A fault that only another file helps against. */
    WeightsException fault(String whatIsWrong) {
        return new WeightsException(message(whatIsWrong));
    }

    /** A fault that something was thrown for. */
    WeightsException fault(String whatIsWrong, Throwable cause) {
        return new WeightsException(message(whatIsWrong), cause);
    }

    /** A fault that the user can do something about. */
    WeightsException faultWithRemedy(String whatIsWrong, String remedy) {
        return new WeightsException("weights file " + file + " " + whatIsWrong + ": " + remedy);
    }

    private String message(String whatIsWrong) {
        return "weights file " + file + " " + whatIsWrong + REMEDY;
    }
}
