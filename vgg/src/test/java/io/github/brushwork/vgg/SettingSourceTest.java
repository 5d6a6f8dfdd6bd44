package io.github.brushwork.vgg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.vgg.WeightSource.Absent;
import io.github.brushwork.vgg.WeightSource.Found;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.format.KerasFile;
import io.github.brushwork.vgg.format.WeightsException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingSourceTest {

    @TempDir
    private Path folder;

    private final Map<String, String> properties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    private SettingSource source(Architecture architecture) {
        return new SettingSource(architecture, new Settings(properties::get, environment));
    }

    private String weights(String name) {
        return new KerasFile()
                .layer(Architecture.VGG16.places().get(0), 1)
                .writeTo(folder.resolve(name))
                .toString();
    }

    @Test
    void shouldHaveNothingWhereNothingIsSet() {
        assertThat(source(Architecture.VGG16).look())
                .isEqualTo(new Absent("neither system property brushwork.weights nor environment variable"
                        + " BRUSHWORK_WEIGHTS is set"));
    }

    @Test
    void shouldTakeThePropertyBeforeTheVariable() {
        environment.put("BRUSHWORK_WEIGHTS", weights("variable.h5"));
        assertThat(((Found) source(Architecture.VGG16).look()).network().name()).isEqualTo("VGG16 from variable.h5");

        properties.put("brushwork.weights", weights("property.h5"));
        assertThat(((Found) source(Architecture.VGG16).look()).network().name()).isEqualTo("VGG16 from property.h5");
    }

    @Test
    void shouldHaveSettingsOfItsOwnForVgg19() {
        properties.put("brushwork.weights", weights("vgg16.h5"));
        assertThat(source(Architecture.VGG19).look()).isInstanceOf(Absent.class);

        environment.put("BRUSHWORK_WEIGHTS_VGG19", weights("vgg19.h5"));
        assertThat(((Found) source(Architecture.VGG19).look()).network().name()).isEqualTo("VGG19 from vgg19.h5");
    }

    @Test
    void shouldCountBlankSettingsAsNotSet() {
        properties.put("brushwork.weights", "");
        environment.put("BRUSHWORK_WEIGHTS", " ");

        assertThat(source(Architecture.VGG16).look()).isInstanceOf(Absent.class);
    }

    @Test
    void shouldNotPassOverAPropertyThatNamesNoFile() {
        Path absent = folder.resolve("typo.h5");
        properties.put("brushwork.weights", absent.toString());
        environment.put("BRUSHWORK_WEIGHTS", weights("variable.h5"));

        assertThatThrownBy(() -> source(Architecture.VGG16).look())
                .isInstanceOf(WeightsException.class)
                .hasMessageContainingAll("system property brushwork.weights", absent.toString(), "correct or unset");
    }

    @Test
    void shouldSayWhichSettingIsNoPath() {
        environment.put("BRUSHWORK_WEIGHTS", "a\0b");

        assertThatThrownBy(() -> source(Architecture.VGG16).look())
                .isInstanceOf(WeightsException.class)
                .hasMessageContainingAll("environment variable BRUSHWORK_WEIGHTS", "not a path");
    }

    @Test
    void shouldDescribeWhatIsSetAndWhetherItIsThere() {
        assertThat(source(Architecture.VGG16).describe()).endsWith("not set");

        properties.put("brushwork.weights", folder.resolve("typo.h5").toString());
        assertThat(source(Architecture.VGG16).describe()).contains("typo.h5").endsWith("not there");
    }
}
