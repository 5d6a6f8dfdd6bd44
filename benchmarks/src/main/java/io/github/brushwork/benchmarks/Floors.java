package io.github.brushwork.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The floors, what must be measured for them, and whether they hold. */
final class Floors {

    private Floors() {}

    static List<Floor> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        if (properties.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no floor: there would be nothing to guard");
        }
        return new TreeSet<>(properties.stringPropertyNames())
                .stream()
                        .map(key -> Floor.parse(key, properties.getProperty(key)))
                        .toList();
    }

    /**
     * What must run, each contender once however many floors ask for it.
     *
     * @param floors the floors
     * @param catalogue where the benchmarks' parameters are looked up
     */
    static List<Step> steps(List<Floor> floors, Catalogue catalogue) {
        SortedMap<String, SortedMap<String, Set<String>>> wanted = new TreeMap<>();
        boolean peak = false;
        for (Floor floor : floors) {
            Set<String> contenders = wanted.computeIfAbsent(floor.benchmark(), key -> new TreeMap<>())
                    .computeIfAbsent(floor.workload(), key -> new TreeSet<>());
            contenders.add(floor.contender());
            if (floor.reference().equals(Measurements.PEAK)) {
                peak = true;
            } else {
                contenders.add(floor.reference());
            }
        }
        List<Step> steps = new ArrayList<>();
        if (peak) {
            steps.add(new Step(catalogue.named(Measurements.PEAK_BENCHMARK).name(), Map.of()));
        }
        wanted.forEach((benchmark, workloads) -> workloads.forEach((workload, contenders) ->
                steps.add(step(catalogue.named(benchmark), workload, List.copyOf(contenders)))));
        return steps;
    }

    private static Step step(Catalogue.Entry entry, String workload, List<String> contenders) {
        String[] values = workload.split(",");
        SortedMap<String, List<String>> parameters = new TreeMap<>();
        int next = 0;
        for (String name : entry.parameters().keySet()) {
            if (Names.CONTENDER_PARAMETERS.contains(name)) {
                parameters.put(name, contenders);
            } else if (next < values.length) {
                parameters.put(name, List.of(values[next++]));
            }
        }
        return new Step(entry.name(), parameters);
    }

    /** A floor with what was measured; nothing if one of the two gave no result. */
    record Verdict(Floor floor, OptionalDouble ratio) {

        boolean holds() {
            return ratio.isPresent() && ratio.getAsDouble() >= floor.least();
        }

        String message() {
            if (ratio.isEmpty()) {
                return floor.description() + " was not measured, because one of them did not run";
            }
            String measured = floor.description() + " is " + Numbers.short3(ratio.getAsDouble());
            return holds()
                    ? measured + ", at least " + floor.least() + " as it should be"
                    : measured + ", but should be at least " + floor.least();
        }
    }

    static List<Verdict> judge(List<Floor> floors, Measurements measurements) {
        return floors.stream()
                .map(floor -> new Verdict(
                        floor,
                        measurements.ratio(floor.benchmark(), floor.workload(), floor.contender(), floor.reference())))
                .toList();
    }
}
