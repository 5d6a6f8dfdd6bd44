package io.github.brushwork.transfer.settings;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.colour.ColourSpace;
import io.github.brushwork.core.image.colour.ColourTransfer;
import io.github.brushwork.core.image.colour.LinearMethod;
import io.github.brushwork.core.image.colour.Luminance;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.losses.StyleMeasure.Part;
import io.github.brushwork.optim.Adam;
import io.github.brushwork.optim.Bounds;
import io.github.brushwork.optim.GradientDescent;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.optim.Outcome;
import io.github.brushwork.optim.Restarted;
import io.github.brushwork.optim.Schedule;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.transfer.settings.ScaleSchedule.Stage;
import io.github.brushwork.vgg.architecture.Architecture;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Presets that have every kind of every setting between them. */
final class PresetVariants {

    static final Image START = Image.of(2, 1, new float[] {0, 0.25f, 0.5f, 0.75f, 1, 0.1f}, new float[] {0.5f, 1});

    private static final Rounds ROUNDS = new Rounds(
            StoppingRule.iterations(3)
                    .or(StoppingRule.evaluations(9))
                    .or(StoppingRule.time(Duration.ofNanos(1_500_000_001)))
                    .or(StoppingRule.relativeChange(1e-6))
                    .or(StoppingRule.gradientNorm(0.1)),
            Double.POSITIVE_INFINITY);

    private PresetVariants() {}

    static List<Preset> all() {
        return Stream.of(networks(), sizes(), measures(), colours(), starts(), scales(), optimizers())
                .flatMap(presets -> presets)
                .toList();
    }

    private static Stream<Preset> networks() {
        return Stream.of(Border.asGiven(), Border.everywhere(Padding.REFLECT), Border.firstLayer(Padding.REPLICATE))
                .map(border -> builder()
                        .architecture(Architecture.VGG19)
                        .pooling(Pooling.RESCALED_AVERAGE)
                        .border(border)
                        .build());
    }

    private static Stream<Preset> sizes() {
        return Stream.of(ImageSize.original(), ImageSize.longerSide(7), ImageSize.atMost(9))
                .map(size -> builder().size(size).build());
    }

    private static Stream<Preset> measures() {
        return Stream.of(
                        new StyleMeasure.Moments(1, 0.1),
                        StyleMeasure.wasserstein(),
                        StyleMeasure.slicedWasserstein(),
                        new StyleMeasure.SlicedWasserstein(OptionalInt.of(5)),
                        new StyleMeasure.Sum(
                                List.of(new Part(StyleMeasure.histogram(), 0.3), new Part(StyleMeasure.moments(), 1))))
                .map(PresetVariants::measuring);
    }

    static Preset measuring(StyleMeasure measure) {
        return builder().styleMeasure(measure).build();
    }

    private static Stream<Preset> colours() {
        return Stream.of(
                        ColourControl.luminanceOnly(Luminance.LAB),
                        ColourControl.chromaOfContent(Luminance.REC_709),
                        ColourControl.recolourStyle(
                                ColourTransfer.linear(LinearMethod.MONGE_KANTOROVICH, ColourSpace.LINEAR)),
                        ColourControl.recolourContent(ColourTransfer.channelHistograms()),
                        ColourControl.recolourResult(ColourTransfer.principalHistograms()),
                        ColourControl.recolourResult(ColourTransfer.distribution(20, Long.MIN_VALUE)))
                .map(PresetVariants::coloured);
    }

    static Preset coloured(ColourControl colour) {
        return builder().colour(colour).build();
    }

    private static Stream<Preset> starts() {
        return Stream.of(
                        Start.noise(0.001),
                        Start.grey(),
                        Start.uniformNoise(),
                        Start.styleStatistics(),
                        Start.image(START))
                .map(PresetVariants::starting);
    }

    static Preset starting(Start start) {
        return builder().start(start).build();
    }

    private static Stream<Preset> scales() {
        return Stream.of(
                        ScaleSchedule.coarseToFine(128, Math.sqrt(2), 2),
                        ScaleSchedule.stages(new Stage(0.5, 2.5), new Stage(1, 1)))
                .map(scales -> builder().scales(scales).build());
    }

    private static Stream<Preset> optimizers() {
        Optimizer descent = new GradientDescent(Schedule.steps(1, 0.5, 10)).withMomentum(0.9);
        return Stream.of(
                minimising(new Lbfgs().withBounds(Bounds.of(-1.5f, 2)).withOutcome(Outcome.last())),
                minimising(new Adam(Schedule.cosine(2, 0.1, 450).warmedUp(50))
                        .withBeta1(0.8)
                        .withEpsilon(1e-7)),
                minimising(descent),
                minimising(new GradientDescent(Schedule.exponential(100, 0.96, 100))
                        .withBounds(Bounds.of(0, 1))
                        .withOutcome(Outcome.average(0.9))),
                minimising(new Restarted(descent, StoppingRule.iterations(4), Bounds.of(-127, 127))),
                inRounds(ROUNDS));
    }

    static Preset minimising(Optimizer optimizer) {
        return builder().optimizer(optimizer).variables(Variables.RGB).build();
    }

    static Preset inRounds(Rounds rounds) {
        return builder().rounds(Optional.of(rounds)).build();
    }

    private static PresetBuilder builder() {
        return Presets.balanced().toBuilder().name("a \"preset\" of 样式\n");
    }

    /** The classes of all values in these presets. */
    static Set<Class<?>> classesIn(List<Preset> presets) {
        Set<Class<?>> classes = new HashSet<>();
        presets.forEach(preset -> collect(preset, classes));
        return classes;
    }

    private static void collect(Object value, Set<Class<?>> classes) {
        classes.add(value.getClass());
        if (value instanceof Collection<?> elements) {
            elements.forEach(element -> collect(element, classes));
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(each -> collect(each, classes));
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                collect(get(component, value), classes);
            }
        }
    }

    private static Object get(RecordComponent component, Object value) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The library's classes that settings may be of: variants of its sealed types, and those of interfaces that are open. */
    static Set<Class<?>> classesThereAre(List<Class<?>> open) {
        Set<Class<?>> classes = new HashSet<>();
        for (JavaClass each : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.github.brushwork")) {
            boolean variant = !each.isInterface() && open.stream().anyMatch(each::isAssignableTo);
            if (variant) {
                classes.add(each.reflect());
            } else if (each.getPackageName().equals("io.github.brushwork.transfer.settings")
                    || each.isEquivalentTo(Outcome.class)) {
                classes.addAll(permitted(each.reflect()));
            }
        }
        return classes;
    }

    private static List<Class<?>> permitted(Class<?> type) {
        return type.isSealed() ? Arrays.asList(type.getPermittedSubclasses()) : List.of();
    }
}
