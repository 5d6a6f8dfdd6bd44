package io.github.brushwork.examples.report;

import java.util.List;

/** What the template shows, in its own words: texts that are ready, and pictures as data URIs. */
record Page(
        String title,
        String summary,
        Picture content,
        Picture result,
        List<Picture> styles,
        List<Picture> frames,
        boolean hasFrames,
        String chart,
        List<Term> terms,
        List<Row> figures,
        List<Row> leftOut,
        boolean judged,
        String notJudged,
        List<Row> facts,
        String base,
        List<Change> changes,
        boolean changed,
        String settings,
        String command) {

    /** A picture with its caption. */
    record Picture(String role, String caption, String uri) {}

    /** How a term of the loss fell. */
    record Term(String name, String first, String last, String share) {}

    /** A name and a value. */
    record Row(String name, String value) {}

    /** A setting that is not as in the preset. */
    record Change(String place, String before, String now) {}
}
