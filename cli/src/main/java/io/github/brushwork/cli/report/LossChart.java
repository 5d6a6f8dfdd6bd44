package io.github.brushwork.cli.report;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.TracePoint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws how the losses fell: the total and each term's share over the iterations, on a logarithmic scale. */
public final class LossChart {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 480;

    /** Pixels of the picture for each of the chart, so that it is sharp on dense screens. */
    private static final int DENSITY = 2;

    private static final Color GRID = new Color(0xE4E1DA);
    private static final BasicStroke TOTAL = new BasicStroke(3);
    private static final BasicStroke SOLID = new BasicStroke(1.6f);

    /** For terms beyond the number of colours. */
    private static final BasicStroke DASHED =
            new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 3}, 0);

    /** The colours of Okabe and Ito, which the colour-blind can tell apart. */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xE69F00),
            new Color(0x56B4E9));

    private LossChart() {}

    /**
     * Draws a chart.
     *
     * @param trace the losses, at least one point
     * @return a picture of 1800 x 960 pixels
     */
    public static Image of(List<TracePoint> trace) {
        BufferedImage picture = new BufferedImage(DENSITY * WIDTH, DENSITY * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.scale(DENSITY, DENSITY);
        chart(trace).paint(graphics, WIDTH, HEIGHT);
        graphics.dispose();
        return Image.of(picture);
    }

    private static XYChart chart(List<TracePoint> trace) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .xAxisTitle("iteration")
                .yAxisTitle("weighted loss")
                .theme(Styler.ChartTheme.Matlab)
                .build();
        chart.getStyler()
                .setYAxisLogarithmic(true)
                .setPlotGridLinesColor(GRID)
                .setPlotGridLinesStroke(new BasicStroke(1))
                .setPlotBorderVisible(false)
                .setLegendPosition(Styler.LegendPosition.OutsideE)
                .setLegendBorderColor(Color.WHITE);
        addSeries(chart, "total", trace, TracePoint::loss, Color.BLACK, TOTAL);
        int number = 0;
        for (String term : trace.get(0).contributions().keySet()) {
            addSeries(
                    chart,
                    term,
                    trace,
                    point -> point.contributions().get(term),
                    COLOURS.get(number % COLOURS.size()),
                    number < COLOURS.size() ? SOLID : DASHED);
            number++;
        }
        return chart;
    }

    /** A logarithmic axis has no place for zero, which a term reaches where the image equals its target. */
    private static void addSeries(
            XYChart chart,
            String name,
            List<TracePoint> trace,
            ToDoubleFunction<TracePoint> value,
            Color colour,
            BasicStroke stroke) {
        double[] iterations = trace.stream().mapToDouble(TracePoint::iteration).toArray();
        double[] losses = trace.stream()
                .mapToDouble(value)
                .map(loss -> loss > 0 ? loss : Double.NaN)
                .toArray();
        if (Arrays.stream(losses).allMatch(Double::isNaN)) {
            return;
        }
        XYSeries series = chart.addSeries(name, iterations, losses);
        series.setMarker(trace.size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        series.setMarkerColor(colour);
        series.setLineColor(colour);
        series.setLineStyle(stroke);
    }
}
