package io.github.brushwork.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class CommandVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        // The build writes this file.
        try (InputStream stream = CommandVersion.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(stream);
            return new String[] {"stylize " + properties.getProperty("version")};
        } catch (IOException e) {
            throw new UncheckedIOException("the version is not readable", e);
        }
    }
}
