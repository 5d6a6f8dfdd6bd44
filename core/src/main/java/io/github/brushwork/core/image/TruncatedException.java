package io.github.brushwork.core.image;

import java.io.IOException;
import java.io.Serial;

/** A file ends before its picture does. */
final class TruncatedException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    TruncatedException() {
        super("the file ends before its picture does");
    }
}
