package io.github.brushwork.vgg;

/** One source, or the next one where the first has nothing. */
record FirstOf(WeightSource first, WeightSource next) implements WeightSource {

    @Override
    public Finding look() {
        Finding finding = first.look();
        if (finding instanceof Absent nothing) {
            Finding other = next.look();
            return other instanceof Absent neither ? new Absent(nothing.reason() + "; " + neither.reason()) : other;
        }
        return finding;
    }

    @Override
    public String describe() {
        return first.describe() + System.lineSeparator() + next.describe();
    }
}
