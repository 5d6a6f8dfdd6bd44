package io.github.brushwork.vgg;

import io.github.brushwork.vgg.format.WeightsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the user has set outside of the program.
 *
 * @param property value of a system property, or null
 * @param environment the environment variables
 */
record Settings(UnaryOperator<String> property, Map<String, String> environment) {

    /**
     * One setting.
     *
     * @param name what was set, in words
     * @param value its value, not blank
     */
    record Setting(String name, String value) {

        /**
         * The value as a path.
         *
         * @throws WeightsException if it is none
         */
        Path path() {
            try {
                return Path.of(value);
            } catch (InvalidPathException e) {
                throw new WeightsException(name + " is \"" + value + "\", which is not a path: correct or unset it", e);
            }
        }
    }

    static Settings ofThisProcess() {
        return new Settings(System::getProperty, System.getenv());
    }

    /** The property if it is set, else the variable. */
    Optional<Setting> first(String propertyName, String variable) {
        return property(propertyName).or(() -> variable(variable));
    }

    /** A system property; a blank one counts as not set. */
    Optional<Setting> property(String name) {
        return setting("system property " + name, property.apply(name));
    }

    /** An environment variable; a blank one counts as not set, as is usual. */
    Optional<Setting> variable(String name) {
        return setting("environment variable " + name, environment.get(name));
    }

    private static Optional<Setting> setting(String name, String value) {
        return Optional.ofNullable(value).filter(given -> !given.isBlank()).map(given -> new Setting(name, given));
    }
}
