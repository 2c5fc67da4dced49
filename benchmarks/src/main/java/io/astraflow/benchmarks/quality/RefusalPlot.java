package io.astraflow.benchmarks.quality;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws precision, recall and what is answered over the threshold. Immutable. */
record RefusalPlot(List<Verdict> verdicts) {
  RefusalPlot {
    verdicts = List.copyOf(verdicts);
  }

  /** Draws the half that figures are of. */
  void save(Path file) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(900)
            .height(450)
            .title("Refusing, all sets")
            .xAxisTitle("relevance threshold")
            .yAxisTitle("share")
            .build();
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    add(chart, "refused rightly (precision)", new Color(0x1F77B4), RefusalFigures::precision);
    add(chart, "unanswerable refused (recall)", new Color(0xD62728), RefusalFigures::recall);
    add(chart, "answerable answered", new Color(0x2CA02C), RefusalFigures::answered);
    BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
  }

  private void add(
      XYChart chart, String name, Color colour, ToDoubleFunction<RefusalFigures> figure) {
    List<Verdict> reported = verdicts.stream().filter(Verdict::reported).toList();
    double[] thresholds =
        RefusalTrial.THRESHOLDS.stream().mapToDouble(Double::doubleValue).toArray();
    double[] values =
        RefusalTrial.THRESHOLDS.stream()
            .map(each -> RefusalFigures.of(reported, verdict -> verdict.refusedAt(each)))
            .mapToDouble(figure)
            .toArray();
    XYSeries series = chart.addSeries(name, thresholds, values);
    series.setLineColor(colour);
    series.setMarker(SeriesMarkers.NONE);
  }
}
