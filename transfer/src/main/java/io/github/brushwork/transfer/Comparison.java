package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import java.util.Map;
import java.util.Optional;

/** Compares a transfer with the one of a record, what is quick to tell first. */
record Comparison(TransferRequest request, Engine engine) {

    /** The first difference, in words. */
    Optional<String> with(TransferRecord record) {
        return differenceOfSettings(record).or(() -> differenceOfInputs(record));
    }

    private Optional<String> differenceOfSettings(TransferRecord record) {
        return Conditions.difference(
                Conditions.ofSettings(record.preset(), record.seed()),
                Conditions.ofSettings(request.preset(), request.seed()));
    }

    private Optional<String> differenceOfInputs(TransferRecord record) {
        Map<String, String> pictures = Conditions.ofPictures(request);
        Map<String, String> then = record.conditions();
        Optional<String> difference = Conditions.difference(pictures.keySet(), then, pictures);
        return difference.or(() -> Conditions.difference(
                then,
                Conditions.joined(
                        pictures,
                        Conditions.ofComputation(request, new Preparation(request).network(), engine.arithmetic()))));
    }
}
