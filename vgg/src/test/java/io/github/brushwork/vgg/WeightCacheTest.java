package io.github.brushwork.vgg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.vgg.format.WeightsException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightCacheTest {

    @TempDir
    private Path folder;

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    private Path cache(String system) {
        properties.put("os.name", system);
        properties.put("user.home", folder.resolve("home").toString());
        return WeightCache.of(new Settings(properties::get, environment)).folder();
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, XDG_CACHE_HOME, cache, cache",
        "Linux, LOCALAPPDATA, cache, home/.cache",
        "Mac OS X, XDG_CACHE_HOME, cache, home/Library/Caches",
        "Windows 11, LOCALAPPDATA, cache, cache",
        "Windows 11, OTHER, cache, home/AppData/Local",
    })
    void shouldBeWhereThePlatformKeepsCaches(String system, String variable, String value, String expected) {
        environment.put(variable, folder.resolve(value).toString());

        assertThat(cache(system)).isEqualTo(folder.resolve(expected).resolve("brushwork"));
    }

    @Test
    void shouldIgnoreARelativeXdgCacheHome() {
        environment.put("XDG_CACHE_HOME", "cache");

        assertThat(cache("Linux")).isEqualTo(folder.resolve("home/.cache/brushwork"));
    }

    @Test
    void shouldBeTheFolderOfThePropertyBeforeTheVariable() {
        environment.put("BRUSHWORK_CACHE", folder.resolve("variable").toString());
        assertThat(cache("Linux")).isEqualTo(folder.resolve("variable"));

        properties.put("brushwork.cache", folder.resolve("property").toString());
        assertThat(cache("Linux")).isEqualTo(folder.resolve("property"));
    }

    @Test
    void shouldCountABlankSettingAsNotSet() {
        properties.put("brushwork.cache", " ");
        environment.put("BRUSHWORK_CACHE", "");

        assertThat(cache("Linux")).isEqualTo(folder.resolve("home/.cache/brushwork"));
    }

    @Test
    void shouldSayWhichSettingIsNoPath() {
        environment.put("BRUSHWORK_CACHE", "a\0b");

        assertThatThrownBy(() -> cache("Linux"))
                .isInstanceOf(WeightsException.class)
                .hasMessageContainingAll("environment variable BRUSHWORK_CACHE", "not a path");
    }

    @Test
    void shouldKeepAFileUnderItsPublishedName() {
        assertThat(new WeightCache(folder).file(PublishedWeights.VGG19))
                .isEqualTo(folder.resolve("vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5"));
    }
}
