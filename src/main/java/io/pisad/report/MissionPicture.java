package io.pisad.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.imageio.ImageIO;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** One picture of a mission: the map with track, estimates, beacon, home and fence, and below it the level over time. */
public final class MissionPicture {
    private static final int WIDTH = 1300;
    private static final int HEIGHT = 1150;
    private static final int LEFT = 70;
    private static final int RIGHT = 290;
    private static final Rectangle2D MAP = new Rectangle2D.Double(LEFT, 45, WIDTH - LEFT - RIGHT, 745);
    private static final Rectangle2D LEVEL = new Rectangle2D.Double(LEFT, 850, WIDTH - LEFT - RIGHT, 240);

    private MissionPicture() {}

    /**
     * Draws it.
     *
     * @param readableMission a sealed mission, or the copy of another
     * @param beacon where it really was, in order of time; empty to take what the mission knows
     * @return a PNG file
     * @throws IOException when it cannot be read, or drawn (a Java without fonts)
     */
    public static byte[] png(Path readableMission, List<TruePlace> beacon) throws IOException {
        System.setProperty("java.awt.headless", "true");
        try {
            MissionTrack track = MissionTrack.read(readableMission);
            var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            draw(track, track.beacon(beacon), image.createGraphics());
            var png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (SQLException e) {
            throw new IOException("cannot read " + readableMission + ": " + ReadableMission.firstLine(e), e);
        } catch (RuntimeException | LinkageError noFonts) {
            throw new IOException(
                    "cannot draw " + readableMission + " (" + noFonts
                            + "): sudo apt-get install fontconfig fonts-dejavu-core",
                    noFonts);
        }
    }

    private static void draw(MissionTrack track, List<double[]> beacon, Graphics2D to) {
        to.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        to.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        to.setPaint(Color.WHITE);
        to.fillRect(0, 0, WIDTH, HEIGHT);
        to.setPaint(Color.BLACK);
        to.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        to.drawString(MissionResult.title(track), LEFT, 28);
        var legend = new Legend();
        XYPlot map = MapPlot.of(track, beacon, MAP, legend);
        into(map, MAP, to);
        into(LevelPlot.of(track.seconds(), legend), LEVEL, to);
        int x = WIDTH - RIGHT + 15;
        int y = legend.draw(to, x, 60) + 20;
        to.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
        for (String line : MissionResult.lines(track, beacon)) {
            to.drawString(line, x, y);
            y += 20;
        }
        scale(to, map.getDomainAxis().getRange().getLength() / MAP.getWidth());
        north(to);
    }

    /** Draws a plot whose data fill that area, the axes outside of it. */
    private static void into(XYPlot plot, Rectangle2D data, Graphics2D to) {
        var below = new AxisSpace();
        below.setBottom(45);
        var left = new AxisSpace();
        left.setLeft(LEFT);
        plot.setFixedDomainAxisSpace(below);
        plot.setFixedRangeAxisSpace(left);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.draw(
                to,
                new Rectangle2D.Double(data.getX() - LEFT, data.getY(), data.getWidth() + LEFT, data.getHeight() + 45),
                null,
                null,
                null);
    }

    /** A bar of 1, 2 or 5 times a power of ten metres, a fifth of the map at most. */
    private static void scale(Graphics2D to, double metresPerPixel) {
        double most = MAP.getWidth() / 5 * metresPerPixel;
        double ten = Math.pow(10, Math.floor(Math.log10(most)));
        double metres = most >= 5 * ten ? 5 * ten : most >= 2 * ten ? 2 * ten : ten;
        int x = LEFT + 20;
        int y = (int) MAP.getMaxY() - 20;
        int end = x + (int) Math.round(metres / metresPerPixel);
        to.setPaint(new Color(255, 255, 255, 200));
        to.fillRect(x - 8, y - 26, end - x + 16, 36);
        to.setPaint(Color.BLACK);
        to.setStroke(new BasicStroke(3));
        to.drawLine(x, y, end, y);
        to.drawLine(x, y - 5, x, y + 5);
        to.drawLine(end, y - 5, end, y + 5);
        to.drawString(String.format("%.0f m", metres), (x + end) / 2 - 18, y - 9);
    }

    private static void north(Graphics2D to) {
        double x = MAP.getMaxX() - 30;
        double y = MAP.getY() + 20;
        var arrow = new Path2D.Double();
        arrow.moveTo(x, y);
        arrow.lineTo(x + 10, y + 34);
        arrow.lineTo(x, y + 26);
        arrow.lineTo(x - 10, y + 34);
        arrow.closePath();
        to.fill(arrow);
        to.drawString("N", (float) x - 5, (float) y + 50);
    }
}
