package io.pisad.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The level and the floor over time, on bands of the states. */
final class LevelPlot {
    private static final double LABELLED_SHARE = 0.045;
    private static final Color LEVEL = new Color(0x222222);
    private static final Color FLOOR = new Color(0xd55e00);

    private LevelPlot() {}

    static XYPlot of(List<MissionTrack.Second> seconds, Legend legend) {
        var level = new XYSeries("RSSI");
        var floor = new XYSeries("noise floor");
        for (MissionTrack.Second second : seconds) {
            level.add(second.atS(), second.rssiDbm());
            floor.add(second.atS(), second.floorDbm());
        }
        var both = new XYSeriesCollection(floor); // drawn last, so that silence does not hide it
        both.addSeries(level);
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(1, LEVEL);
        renderer.setSeriesPaint(0, FLOOR);
        renderer.setSeriesStroke(1, new BasicStroke(1.3f));
        renderer.setSeriesStroke(0, new BasicStroke(2));
        legend.line("RSSI, below", new BasicStroke(1.3f), LEVEL);
        legend.line("noise floor, below", new BasicStroke(2), FLOOR);
        var time = new NumberAxis("seconds since the start");
        time.setAutoRangeIncludesZero(false);
        time.setLowerMargin(0);
        time.setUpperMargin(0);
        var dbm = new NumberAxis("dBm");
        dbm.setAutoRangeIncludesZero(false);
        dbm.setUpperMargin(0.25); // room for the names of the states
        var plot = new XYPlot(both, time, dbm, renderer);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
        bands(plot, seconds);
        return plot;
    }

    private static Color pale(Color colour) {
        return new Color(pale(colour.getRed()), pale(colour.getGreen()), pale(colour.getBlue()));
    }

    private static int pale(int of) {
        return 255 - (255 - of) / 5;
    }

    private static void bands(XYPlot plot, List<MissionTrack.Second> seconds) {
        double endS = seconds.get(seconds.size() - 1).atS();
        double leastS = LABELLED_SHARE * (endS - seconds.get(0).atS());
        for (int from = 0, i = 1; i <= seconds.size(); i++) {
            MissionTrack.Second first = seconds.get(from);
            if (i == seconds.size() || seconds.get(i).state() != first.state()) {
                double untilS = i == seconds.size() ? endS : seconds.get(i).atS();
                var band = new IntervalMarker(first.atS(), untilS, pale(StateColour.of(first.state())));
                band.setAlpha(1);
                if (untilS - first.atS() > leastS) {
                    boolean roomy = untilS - first.atS() > 2.5 * leastS;
                    band.setLabel(
                            roomy ? first.state().name() : first.state().name().substring(0, 4));
                    band.setLabelFont(new Font(Font.SANS_SERIF, Font.BOLD, 12));
                    band.setLabelPaint(StateColour.of(first.state()).darker());
                    band.setLabelAnchor(RectangleAnchor.TOP);
                    band.setLabelTextAnchor(TextAnchor.TOP_CENTER);
                }
                plot.addDomainMarker(band, Layer.BACKGROUND);
                from = i;
            }
        }
    }
}
