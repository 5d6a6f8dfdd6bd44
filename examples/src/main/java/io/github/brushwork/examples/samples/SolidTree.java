package io.github.brushwork.examples.samples;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A hierarchy of boxes over solids, so that a ray tests few of them. Immutable. */
final class SolidTree {

    private static final int LEAF = 3;

    private final Vec low;
    private final Vec high;
    private final SolidTree left;
    private final SolidTree right;
    private final List<Convex> leaf;

    SolidTree(List<Convex> solids) {
        low = new Vec(least(solids, s -> s.low.x()), least(solids, s -> s.low.y()), least(solids, s -> s.low.z()));
        high = new Vec(
                -least(solids, s -> -s.high.x()), -least(solids, s -> -s.high.y()), -least(solids, s -> -s.high.z()));
        if (solids.size() <= LEAF) {
            leaf = solids;
            left = null;
            right = null;
        } else {
            leaf = null;
            List<Convex> sorted = solids.stream().sorted(alongLongestSide()).toList();
            left = new SolidTree(sorted.subList(0, sorted.size() / 2));
            right = new SolidTree(sorted.subList(sorted.size() / 2, sorted.size()));
        }
    }

    private static double least(List<Convex> solids, ToDoubleFunction<Convex> side) {
        return solids.stream().mapToDouble(side).min().orElseThrow();
    }

    private Comparator<Convex> alongLongestSide() {
        Vec size = high.minus(low);
        if (size.x() >= size.y() && size.x() >= size.z()) {
            return Comparator.comparingDouble(s -> s.low.x() + s.high.x());
        }
        return size.y() >= size.z()
                ? Comparator.comparingDouble(s -> s.low.y() + s.high.y())
                : Comparator.comparingDouble(s -> s.low.z() + s.high.z());
    }

    /** The first meeting nearer than {@code limit}, or null. */
    Convex.Hit hit(Vec from, Vec direction, double limit) {
        return hit(from, direction, inverse(direction), limit);
    }

    private Convex.Hit hit(Vec from, Vec direction, Vec inverse, double limit) {
        Convex.Hit best = null;
        if (leaf != null) {
            for (Convex solid : leaf) {
                Convex.Hit hit = solid.hit(from, direction, limit);
                if (hit != null) {
                    best = hit;
                    limit = hit.distance();
                }
            }
            return best;
        }
        double toLeft = left.entry(from, inverse, limit);
        double toRight = right.entry(from, inverse, limit);
        SolidTree first = toLeft <= toRight ? left : right;
        if (Math.min(toLeft, toRight) < limit) {
            best = first.hit(from, direction, inverse, limit);
            limit = best == null ? limit : best.distance();
        }
        if (Math.max(toLeft, toRight) < limit) {
            Convex.Hit hit = (first == left ? right : left).hit(from, direction, inverse, limit);
            best = hit == null ? best : hit;
        }
        return best;
    }

    /** Whether anything is met nearer than {@code limit}. */
    boolean blocks(Vec from, Vec direction, double limit) {
        return blocks(from, direction, inverse(direction), limit);
    }

    private boolean blocks(Vec from, Vec direction, Vec inverse, double limit) {
        if (entry(from, inverse, limit) >= limit) {
            return false;
        }
        if (leaf == null) {
            return left.blocks(from, direction, inverse, limit) || right.blocks(from, direction, inverse, limit);
        }
        for (Convex solid : leaf) {
            if (solid.hit(from, direction, limit) != null) {
                return true;
            }
        }
        return false;
    }

    private static Vec inverse(Vec direction) {
        return new Vec(1 / direction.x(), 1 / direction.y(), 1 / direction.z());
    }

    private double entry(Vec from, Vec inverse, double limit) {
        double x0 = (low.x() - from.x()) * inverse.x();
        double x1 = (high.x() - from.x()) * inverse.x();
        double y0 = (low.y() - from.y()) * inverse.y();
        double y1 = (high.y() - from.y()) * inverse.y();
        double z0 = (low.z() - from.z()) * inverse.z();
        double z1 = (high.z() - from.z()) * inverse.z();
        double near = Math.max(Math.max(Math.min(x0, x1), Math.min(y0, y1)), Math.max(0, Math.min(z0, z1)));
        double far = Math.min(Math.min(Math.max(x0, x1), Math.max(y0, y1)), Math.min(limit, Math.max(z0, z1)));
        return near <= far ? near : Double.POSITIVE_INFINITY;
    }
}
