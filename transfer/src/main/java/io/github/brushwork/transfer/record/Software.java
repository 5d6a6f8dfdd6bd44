package io.github.brushwork.transfer.record;

import java.util.Optional;

/**
 * What a transfer ran on.
 *
 * @param brushwork the library's version; {@code development} where it runs from classes that are not packaged
 * @param java the version of Java
 * @param vendor of Java
 * @param os name and version of the operating system
 * @param architecture of the processor, as Java calls it
 */
public record Software(String brushwork, String java, String vendor, String os, String architecture) {

    /**
     * That of this process.
     *
     * @return what the process runs on
     */
    public static Software here() {
        return new Software(
                Optional.ofNullable(Software.class.getPackage().getImplementationVersion())
                        .orElse("development"),
                System.getProperty("java.runtime.version"),
                System.getProperty("java.vendor"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"));
    }
}
