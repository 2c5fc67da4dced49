package io.astraflow.benchmarks.vectors;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws queries a second over recall: a colour for each index, a line style and a marker for each
 * JVM.
 */
final class Plot {
  private static final double LEAST_RECALL = .85;
  private static final int DPI = 150;
  private static final Color[] COLOURS = {
    new Color(0xD62728), new Color(0x1F77B4), new Color(0x2CA02C), new Color(0xFF7F0E),
    new Color(0x9467BD), new Color(0x8C564B), new Color(0x17BECF), new Color(0x7F7F7F),
    new Color(0xE377C2), new Color(0xBCBD22)
  };
  private static final float[][] DASHES = {{1, 0}, {8, 4}, {2, 3}, {8, 3, 2, 3}};
  private static final Marker[] MARKERS = {
    SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND, SeriesMarkers.SQUARE, SeriesMarkers.TRIANGLE_UP
  };

  private final Map<String, Color> colours = new LinkedHashMap<>();
  private final Map<String, Integer> jvms = new LinkedHashMap<>();

  /** Draws the curves of one table. */
  void draw(Curve.Data data, List<Curve> curves, Path file) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(1_000)
            .height(620)
            .theme(ChartTheme.XChart)
            .title(
                String.format(
                    Locale.ROOT,
                    "%,d vectors of %s, %d searching thread%s",
                    data.vectors(),
                    data.model(),
                    data.threads(),
                    data.threads() == 1 ? "" : "s"))
            .xAxisTitle("recall@10")
            .yAxisTitle("queries a second")
            .build();
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setXAxisMin(LEAST_RECALL).setXAxisMax(1.0);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    for (Curve curve : curves) {
      add(chart, curve);
    }
    BitmapEncoder.saveBitmapWithDPI(chart, file.toString(), BitmapFormat.PNG, DPI);
  }

  private void add(XYChart chart, Curve curve) {
    List<VectorRow> rows =
        curve.rows().stream().filter(row -> row.recall() >= LEAST_RECALL).toList();
    if (rows.isEmpty()) {
      return;
    }
    String index = curve.key().index();
    String jvm = curve.key().jvm();
    colours.putIfAbsent(index, COLOURS[colours.size() % COLOURS.length]);
    jvms.putIfAbsent(jvm, jvms.size());
    int style = jvms.getOrDefault(jvm, 0);
    XYSeries series =
        chart.addSeries(
            index + ", " + jvm,
            rows.stream().mapToDouble(VectorRow::recall).toArray(),
            rows.stream().mapToDouble(VectorRow::queriesPerSecond).toArray());
    series.setLineColor(colours.getOrDefault(index, Color.BLACK));
    series.setMarkerColor(colours.getOrDefault(index, Color.BLACK));
    series.setMarker(MARKERS[style % MARKERS.length]);
    series.setLineStyle(
        new BasicStroke(
            2f,
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            10f,
            DASHES[style % DASHES.length],
            0f));
  }
}
