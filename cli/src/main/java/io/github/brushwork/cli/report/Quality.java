package io.github.brushwork.cli.report;

import io.github.brushwork.transfer.quality.QualityReport;

/** What a judge says of a result. */
public sealed interface Quality {

    /**
     * The figures.
     *
     * @param report of the judge
     */
    record Judged(QualityReport report) implements Quality {}

    /**
     * Nothing.
     *
     * @param reason why not, for people to read
     */
    record NotJudged(String reason) implements Quality {}
}
