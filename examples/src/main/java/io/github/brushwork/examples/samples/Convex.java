package io.github.brushwork.examples.samples;

import java.util.List;

/**
 * A convex solid: a box, turned about the vertical and set somewhere, cut by further surfaces. Roofs, hulls, masts and
 * leaves are all boxes cut by planes and quadrics. A ray meets it where it has entered every surface and left none.
 */
final class Convex {

    /** A boundary in the solid's own coordinates; inside is where {@code level} is negative. */
    sealed interface Cut permits Plane, Quadric {

        /** Narrows the stretch of the ray that is inside. */
        void clip(Vec origin, Vec direction, Stretch stretch);

        Vec normalAt(Vec point);
    }

    /** Keeps the side where {@code normal . p <= offset}. */
    record Plane(Vec normal, double offset) implements Cut {

        static Plane of(double nx, double ny, double nz, Vec through) {
            Vec normal = new Vec(nx, ny, nz).unit();
            return new Plane(normal, normal.dot(through));
        }

        @Override
        public void clip(Vec origin, Vec direction, Stretch stretch) {
            double speed = normal.dot(direction);
            double t = (offset - normal.dot(origin)) / speed;
            if (speed < 0) {
                stretch.enter(t, this);
            } else if (speed > 0) {
                stretch.leave(t);
            } else if (normal.dot(origin) > offset) {
                stretch.leave(Double.NEGATIVE_INFINITY);
            }
        }

        @Override
        public Vec normalAt(Vec point) {
            return normal;
        }
    }

    /** Keeps {@code sum of weight_i (p_i - centre_i)^2 <= 1}: an ellipsoid, or a cylinder where a weight is 0. */
    record Quadric(Vec centre, Vec weight) implements Cut {

        static Quadric ellipsoid(Vec centre, double rx, double ry, double rz) {
            return new Quadric(centre, new Vec(1 / (rx * rx), 1 / (ry * ry), 1 / (rz * rz)));
        }

        static Quadric upright(double radius) {
            return new Quadric(Vec.ZERO, new Vec(1 / (radius * radius), 0, 1 / (radius * radius)));
        }

        @Override
        public void clip(Vec origin, Vec direction, Stretch stretch) {
            Vec from = origin.minus(centre);
            double a = weight.times(direction).dot(direction);
            double b = weight.times(direction).dot(from);
            double c = weight.times(from).dot(from) - 1;
            double root = b * b - a * c;
            if (root < 0 || a == 0) {
                stretch.leave(a == 0 && c <= 0 ? stretch.far : Double.NEGATIVE_INFINITY);
                return;
            }
            root = Math.sqrt(root);
            stretch.enter((-b - root) / a, this);
            stretch.leave((-b + root) / a);
        }

        @Override
        public Vec normalAt(Vec point) {
            return weight.times(point.minus(centre)).unit();
        }
    }

    /** The part of a ray inside the cuts seen so far. Mutable, one for each ray and solid. */
    static final class Stretch {

        double near = 1e-4;
        double far;
        Cut entry;

        Stretch(double limit) {
            far = limit;
        }

        void enter(double t, Cut cut) {
            if (t > near) {
                near = t;
                entry = cut;
            }
        }

        void leave(double t) {
            far = Math.min(far, t);
        }
    }

    /** Where a ray enters a solid, in the solid's own coordinates. */
    record Hit(double distance, Convex solid, Vec point, Vec normal) {

        Finish finish() {
            Finish finish = solid.coat.at(point, normal);
            return finish.withNormal(finish.normal().turned(solid.cos, solid.sin));
        }
    }

    final Vec low;
    final Vec high;
    private final Vec origin;
    private final double cos;
    private final double sin;
    private final List<Cut> cuts;
    private final Coat coat;
    private final Plane[] sides;

    /**
     * Creates a solid.
     *
     * @param place where its own origin lies and which way it faces
     * @param low lower corner of the box, own coordinates
     * @param high upper corner of the box, own coordinates
     * @param cuts what is cut off, own coordinates
     * @param coat what its surface looks like
     */
    Convex(Place place, Vec low, Vec high, List<Cut> cuts, Coat coat) {
        this.origin = place.at();
        this.cos = place.cos();
        this.sin = place.sin();
        this.cuts = List.copyOf(cuts);
        this.coat = coat;
        this.sides = new Plane[] {
            new Plane(new Vec(-1, 0, 0), -low.x()), new Plane(new Vec(1, 0, 0), high.x()),
            new Plane(new Vec(0, -1, 0), -low.y()), new Plane(new Vec(0, 1, 0), high.y()),
            new Plane(new Vec(0, 0, -1), -low.z()), new Plane(new Vec(0, 0, 1), high.z())
        };
        Vec middle = place.toWorld(low.mix(high, 0.5));
        Vec half = high.minus(low).times(0.5);
        Vec reach = new Vec(
                Math.abs(cos) * half.x() + Math.abs(sin) * half.z(),
                half.y(),
                Math.abs(sin) * half.x() + Math.abs(cos) * half.z());
        this.low = middle.minus(reach);
        this.high = middle.plus(reach);
    }

    /** The first meeting with a ray nearer than {@code limit}, or null. */
    Hit hit(Vec from, Vec direction, double limit) {
        Vec o = from.minus(origin).turned(cos, -sin);
        Vec d = direction.turned(cos, -sin);
        Stretch stretch = new Stretch(limit);
        between(sides[0], sides[1], o.x(), d.x(), stretch);
        between(sides[2], sides[3], o.y(), d.y(), stretch);
        between(sides[4], sides[5], o.z(), d.z(), stretch);
        if (stretch.near >= stretch.far) {
            return null;
        }
        for (Cut cut : cuts) {
            cut.clip(o, d, stretch);
        }
        if (stretch.near >= stretch.far || stretch.entry == null) {
            return null;
        }
        Vec point = o.plus(stretch.near, d);
        return new Hit(stretch.near, this, point, stretch.entry.normalAt(point));
    }

    /** Clips by two opposite sides of the box at once, along the axis where the ray starts at {@code o}. */
    private static void between(Plane lower, Plane upper, double o, double speed, Stretch stretch) {
        double toLower = (-lower.offset - o) / speed;
        double toUpper = (upper.offset - o) / speed;
        if (speed > 0) {
            stretch.enter(toLower, lower);
            stretch.leave(toUpper);
        } else if (speed < 0) {
            stretch.enter(toUpper, upper);
            stretch.leave(toLower);
        } else if (o < -lower.offset || o > upper.offset) {
            stretch.leave(Double.NEGATIVE_INFINITY);
        }
    }
}
