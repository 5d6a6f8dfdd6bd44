package io.github.brushwork.vgg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.vgg.format.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsLocatorTest {

    private static final String FILE_NAME = "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5";

    @TempDir
    private Path folder;

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final WeightsLocator locator = new WeightsLocator(properties::get, environment);

    @BeforeEach
    void setUp() {
        properties.put("os.name", "Linux");
        properties.put("user.home", folder.resolve("home").toString());
    }

    @Test
    void shouldFindNothingWhereNothingIs() {
        assertThat(locator.find()).isEmpty();
    }

    @Test
    void shouldTakeThePropertyBeforeAllElse() throws IOException {
        Path file = existing(folder.resolve("property.h5"));
        properties.put("brushwork.weights", file.toString());
        environment.put(
                "BRUSHWORK_WEIGHTS", existing(folder.resolve("variable.h5")).toString());
        existing(locator.cacheFile());

        assertThat(locator.require())
                .isEqualTo(new WeightsLocator.Found(file, "named by system property brushwork.weights"));
    }

    @Test
    void shouldTakeTheVariableBeforeTheCache() throws IOException {
        Path file = existing(folder.resolve("variable.h5"));
        environment.put("BRUSHWORK_WEIGHTS", file.toString());
        existing(locator.cacheFile());

        assertThat(locator.require())
                .isEqualTo(new WeightsLocator.Found(file, "named by environment variable BRUSHWORK_WEIGHTS"));
    }

    @Test
    void shouldTakeTheCacheLast() throws IOException {
        Path file = existing(folder.resolve("home/.cache/brushwork").resolve(FILE_NAME));

        assertThat(locator.require()).isEqualTo(new WeightsLocator.Found(file, "found in the cache"));
    }

    @Test
    void shouldCountBlankSettingsAsNotSet() {
        properties.put("brushwork.weights", "");
        environment.put("BRUSHWORK_WEIGHTS", " ");

        assertThat(locator.find()).isEmpty();
    }

    @Test
    void shouldNotPassOverAPropertyThatNamesNoFile() throws IOException {
        Path absent = folder.resolve("typo.h5");
        properties.put("brushwork.weights", absent.toString());
        environment.put(
                "BRUSHWORK_WEIGHTS", existing(folder.resolve("variable.h5")).toString());

        assertThatThrownBy(locator::find)
                .isInstanceOf(WeightsException.class)
                .hasMessageContainingAll("system property brushwork.weights", absent.toString(), "correct or unset");
    }

    @Test
    void shouldNotPassOverAVariableThatNamesADirectory() throws IOException {
        environment.put("BRUSHWORK_WEIGHTS", folder.toString());
        existing(locator.cacheFile());

        assertThatThrownBy(locator::find)
                .isInstanceOf(WeightsException.class)
                .hasMessageContainingAll("environment variable BRUSHWORK_WEIGHTS", folder.toString());
    }

    @Test
    void shouldSayWhichSettingIsNoPath() {
        environment.put("BRUSHWORK_WEIGHTS", "a\0b");

        assertThatThrownBy(locator::find)
                .isInstanceOf(WeightsException.class)
                .hasMessageContainingAll("environment variable BRUSHWORK_WEIGHTS", "not a path");
    }

    @Test
    void shouldNameEveryPlaceAndTheSourceWhenThereIsNone() {
        assertThatThrownBy(() -> Vgg16.pretrained(locator))
                .isInstanceOf(WeightsException.class)
                .hasMessageContainingAll(
                        "no path was given",
                        "brushwork.weights",
                        "BRUSHWORK_WEIGHTS",
                        folder.resolve("home/.cache/brushwork")
                                .resolve(FILE_NAME)
                                .toString(),
                        "https://storage.googleapis.com/tensorflow/keras-applications/vgg16/" + FILE_NAME,
                        "58889256 bytes",
                        "6d6bbae143d832006294945121d1f1fc");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, XDG_CACHE_HOME, cache, cache",
        "Linux, LOCALAPPDATA, cache, home/.cache",
        "Mac OS X, XDG_CACHE_HOME, cache, home/Library/Caches",
        "Windows 11, LOCALAPPDATA, cache, cache",
        "Windows 11, OTHER, cache, home/AppData/Local",
    })
    void shouldUseTheCacheDirectoryOfTheSystem(String system, String variable, String value, String expected) {
        properties.put("os.name", system);
        environment.put(variable, folder.resolve(value).toString());

        assertThat(locator.cacheFile())
                .isEqualTo(folder.resolve(expected).resolve("brushwork").resolve(FILE_NAME));
    }

    @Test
    void shouldIgnoreRelativeXdgCacheHome() {
        environment.put("XDG_CACHE_HOME", "cache");

        assertThat(locator.cacheFile())
                .isEqualTo(folder.resolve("home/.cache/brushwork").resolve(FILE_NAME));
    }

    private static Path existing(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
