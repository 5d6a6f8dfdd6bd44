package io.github.brushwork.benchmarks;

import java.util.List;

/**
 * A straight line {@code y = slope * x + intercept}.
 *
 * @param slope per unit of x
 * @param intercept where x is 0
 * @param largestError largest distance of a point from the line, relative to the point
 */
record Line(double slope, double intercept, double largestError) {

    /**
     * A point.
     *
     * @param x where
     * @param y what was measured, greater than 0
     */
    record Point(double x, double y) {}

    /**
     * The line of least squares of relative errors: every size counts the same, though the largest costs a hundred times
     * as much as the smallest.
     *
     * @param points at least two different x
     */
    static Line through(List<Point> points) {
        double w = 0;
        double wx = 0;
        double wxx = 0;
        double wy = 0;
        double wxy = 0;
        for (Point point : points) {
            double weight = 1 / (point.y() * point.y());
            w += weight;
            wx += weight * point.x();
            wxx += weight * point.x() * point.x();
            wy += weight * point.y();
            wxy += weight * point.x() * point.y();
        }
        double determinant = w * wxx - wx * wx;
        if (points.stream().mapToDouble(Point::x).distinct().count() < 2) {
            throw new IllegalArgumentException("a line needs two different sizes, but there is " + points);
        }
        double slope = (w * wxy - wx * wy) / determinant;
        double intercept = (wy - slope * wx) / w;
        double error = points.stream()
                .mapToDouble(point -> Math.abs(slope * point.x() + intercept - point.y()) / point.y())
                .max()
                .orElse(0);
        return new Line(slope, intercept, error);
    }
}
