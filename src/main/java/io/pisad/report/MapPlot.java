package io.pisad.report;

import io.pisad.model.State;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;

/** Track, estimates, beacon, home and fence from above, in metres. */
final class MapPlot {
    private static final int ELLIPSES = 5;
    private static final double LONG_S = 600;
    private static final double CHI2_95 = 5.991;
    private static final Color ESTIMATE = new Color(0xd55e00);
    private static final Color BEACON = new Color(0xd00000);
    private static final Color FENCE = new Color(0x555555);
    private static final Stroke LINE = new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final Stroke THIN = new BasicStroke(1.4f);
    private static final Stroke DASHED =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {8, 6}, 0);
    private static final Shape DOT = new Ellipse2D.Double(-4, -4, 8, 8);

    private static final Shape HOME = polygon(-7, -6, 7, -6, 7, 3, 0, 10, -7, 3);
    private static final Shape STAR = polygon(0, 11, 3, 4, 10, 3, 5, -2, 7, -9, 0, -5, -7, -9, -5, -2, -10, 3, -3, 4);

    private final MissionTrack track;
    private final double metresPerPixel;
    private final Legend legend;
    private final XYPlot plot;

    private MapPlot(MissionTrack track, double metresPerPixel, Legend legend) {
        this.track = track;
        this.metresPerPixel = metresPerPixel;
        this.legend = legend;
        String from = track.homeKnown() ? "home" : "the first position";
        plot = new XYPlot(
                null, new NumberAxis("metres east of " + from), new NumberAxis("metres north of " + from), null);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(new Color(0xdddddd));
        plot.setRangeGridlinePaint(new Color(0xdddddd));
    }

    /** The seconds whose estimates get an ellipse: spread evenly over those that have one, the last among them. */
    private static List<MissionTrack.Second> ellipses(MissionTrack track) {
        List<MissionTrack.Second> all =
                track.seconds().stream().filter(MissionTrack.Second::estimated).toList();
        List<MissionTrack.Second> chosen = new ArrayList<>();
        for (int i = 1; i <= ELLIPSES && all.size() >= ELLIPSES; i++) {
            chosen.add(all.get(i * (all.size() - 1) / ELLIPSES));
        }
        return chosen;
    }

    /**
     * The plot for a data area of that size in pixels: a metre is as long to the east as to the north.
     *
     * @param legend told what each thing drawn is
     */
    static XYPlot of(MissionTrack track, List<double[]> beacon, Rectangle2D pixels, Legend legend) {
        List<MissionTrack.Second> shown = ellipses(track);
        Rectangle2D bounds = MapBounds.of(track, beacon, shown);
        double metresPerPixel =
                Math.max(bounds.getWidth() / pixels.getWidth(), bounds.getHeight() / pixels.getHeight());
        double halfEast = metresPerPixel * pixels.getWidth() / 2;
        double halfNorth = metresPerPixel * pixels.getHeight() / 2;
        var map = new MapPlot(track, metresPerPixel, legend);
        map.plot.getDomainAxis().setRange(bounds.getCenterX() - halfEast, bounds.getCenterX() + halfEast);
        map.plot.getRangeAxis().setRange(bounds.getCenterY() - halfNorth, bounds.getCenterY() + halfNorth);
        map.fence();
        map.track();
        map.minutes();
        map.estimates(shown);
        map.marks(beacon);
        return map.plot;
    }

    private void fence() {
        double radius = track.head().fenceRadiusM();
        if (track.homeKnown() && radius > 0) {
            plot.addAnnotation(new XYShapeAnnotation(
                    new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius), DASHED, FENCE));
            legend.line(String.format("configured fence, %.0f m", radius), DASHED, FENCE);
        }
    }

    private void track() {
        var seen = new ArrayList<State>();
        Path2D path = new Path2D.Double();
        State state = null;
        for (MissionTrack.Second second : track.seconds()) {
            if (!second.placed()) {
                continue;
            }
            if (second.state() != state) {
                if (state != null) {
                    path.lineTo(second.eastM(), second.northM());
                    plot.addAnnotation(new XYShapeAnnotation(path, LINE, StateColour.of(state)));
                }
                path = new Path2D.Double();
                path.moveTo(second.eastM(), second.northM());
                state = second.state();
                if (!seen.contains(state)) {
                    seen.add(state);
                    legend.line(state.name(), LINE, StateColour.of(state));
                }
            } else {
                path.lineTo(second.eastM(), second.northM());
            }
        }
        if (state != null) {
            plot.addAnnotation(new XYShapeAnnotation(path, LINE, StateColour.of(state)));
        }
    }

    /** When the vehicle was where. */
    private void minutes() {
        List<MissionTrack.Second> all = track.seconds();
        double everyS = all.get(all.size() - 1).atS() > LONG_S ? 120 : 60;
        double nextS = 0;
        for (MissionTrack.Second second : all) {
            if (second.placed() && second.atS() >= nextS) {
                mark(DOT, second.eastM(), second.northM(), Color.BLACK);
                text(nextS == 0 ? "start" : String.format("%.0f", nextS), second.eastM(), second.northM(), Color.BLACK);
                nextS = (Math.floor(second.atS() / everyS) + 1) * everyS;
            }
        }
        legend.symbol("seconds since the start", DOT, Color.BLACK);
    }

    private void estimates(List<MissionTrack.Second> shown) {
        for (MissionTrack.Second second : track.seconds()) {
            if (second.estimated()) {
                mark(
                        new Ellipse2D.Double(-1.5, -1.5, 3, 3),
                        second.estimateEastM(),
                        second.estimateNorthM(),
                        new Color(0xd5, 0x5e, 0x00, 110));
            }
        }
        for (MissionTrack.Second second : shown) {
            boolean last = second.equals(shown.get(shown.size() - 1));
            mark(DOT, second.estimateEastM(), second.estimateNorthM(), ESTIMATE);
            if (!Double.isNaN(second.varEastM2())) {
                plot.addAnnotation(new XYShapeAnnotation(ellipse(second), last ? LINE : THIN, ESTIMATE));
            }
            if (last || away(second, shown.get(shown.size() - 1)) > 40 * metresPerPixel) {
                text(String.format("%.0f s", second.atS()), second.estimateEastM(), second.estimateNorthM(), ESTIMATE);
            }
        }
        if (!shown.isEmpty()) {
            legend.symbol("estimate each second", DOT, ESTIMATE);
            legend.line("95 % ellipse (the last one thick)", LINE, ESTIMATE);
        }
    }

    private static double away(MissionTrack.Second one, MissionTrack.Second other) {
        return Math.hypot(one.estimateEastM() - other.estimateEastM(), one.estimateNorthM() - other.estimateNorthM());
    }

    /** Eigenvectors of the covariance, stretched to 95 %. */
    private static Shape ellipse(MissionTrack.Second s) {
        double mean = (s.varEastM2() + s.varNorthM2()) / 2;
        double half = (s.varEastM2() - s.varNorthM2()) / 2;
        double root = Math.hypot(half, s.covM2());
        double major = Math.sqrt(CHI2_95 * Math.max(0, mean + root));
        double minor = Math.sqrt(CHI2_95 * Math.max(0, mean - root));
        var place = new AffineTransform();
        place.translate(s.estimateEastM(), s.estimateNorthM());
        place.rotate(Math.atan2(s.covM2(), half) / 2);
        return place.createTransformedShape(new Ellipse2D.Double(-major, -minor, 2 * major, 2 * minor));
    }

    private void marks(List<double[]> beacon) {
        if (track.homeKnown()) {
            mark(HOME, 0, 0, Color.BLACK);
            legend.symbol("home", HOME, Color.BLACK);
        }
        if (!beacon.isEmpty()) {
            Path2D walked = new Path2D.Double();
            walked.moveTo(beacon.get(0)[0], beacon.get(0)[1]);
            beacon.forEach(place -> walked.lineTo(place[0], place[1]));
            plot.addAnnotation(new XYShapeAnnotation(walked, THIN, BEACON));
            double[] last = beacon.get(beacon.size() - 1);
            mark(STAR, last[0], last[1], BEACON);
            legend.symbol("beacon (true)", STAR, BEACON);
        }
    }

    private static Shape polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    private void mark(Shape shape, double eastM, double northM, Paint paint) {
        var place = new AffineTransform();
        place.translate(eastM, northM);
        place.scale(metresPerPixel, metresPerPixel);
        plot.addAnnotation(new XYShapeAnnotation(place.createTransformedShape(shape), null, null, paint));
    }

    private void text(String words, double eastM, double northM, Paint paint) {
        var text = new XYTextAnnotation(words, eastM + 8 * metresPerPixel, northM + 8 * metresPerPixel);
        text.setTextAnchor(TextAnchor.BOTTOM_LEFT);
        text.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 12));
        text.setPaint(paint);
        text.setBackgroundPaint(new Color(255, 255, 255, 190));
        plot.addAnnotation(text);
    }
}
