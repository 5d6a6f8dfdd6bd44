package io.github.brushwork.cli.report;

import java.util.List;

/** What the template shows, in its own words: texts that are ready, and pictures as data URIs. */
record Page(
        String title,
        String summary,
        Picture content,
        Picture result,
        List<Picture> styles,
        List<Picture> frames,
        String chart,
        List<Term> terms,
        List<Row> figures,
        List<Row> leftOut,
        String notJudged,
        List<Row> facts,
        String base,
        List<SettingChange> changes,
        String settings,
        String command) {

    boolean hasFrames() {
        return !frames.isEmpty();
    }

    boolean isJudged() {
        return notJudged.isEmpty();
    }

    boolean isChanged() {
        return !changes.isEmpty();
    }

    /** A picture with its caption. */
    record Picture(String role, String caption, String uri) {}

    /** How a term of the loss fell. */
    record Term(String name, String first, String last, String share) {}

    /** A name and a value. */
    record Row(String name, String value) {}
}
