package io.github.brushwork.examples;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.TracePoint;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws how the losses fell. */
final class LossPlot {

    private LossPlot() {}

    /**
     * The total loss and each term's contribution over the iterations, on a logarithmic scale.
     *
     * @param trace the losses, at least one point
     * @return a picture of the chart
     */
    static Image of(List<TracePoint> trace) {
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(540)
                .title("Loss")
                .xAxisTitle("iteration")
                .yAxisTitle("weighted loss")
                .theme(Styler.ChartTheme.Matlab)
                .build();
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        double[] iterations = trace.stream().mapToDouble(TracePoint::iteration).toArray();
        addSeries(
                chart,
                "total",
                iterations,
                trace.stream().mapToDouble(TracePoint::loss).toArray());
        for (String term : trace.get(0).contributions().keySet()) {
            addSeries(
                    chart,
                    term,
                    iterations,
                    trace.stream()
                            .mapToDouble(point -> point.contributions().get(term))
                            .toArray());
        }
        return Image.of(BitmapEncoder.getBufferedImage(chart));
    }

    /** A logarithmic axis has no place for zero, which a term reaches where the image equals its target. */
    private static void addSeries(XYChart chart, String name, double[] iterations, double[] losses) {
        double[] shown = losses.clone();
        for (int i = 0; i < shown.length; i++) {
            shown[i] = shown[i] > 0 ? shown[i] : Double.NaN;
        }
        chart.addSeries(name, iterations, shown).setMarker(SeriesMarkers.NONE);
    }
}
