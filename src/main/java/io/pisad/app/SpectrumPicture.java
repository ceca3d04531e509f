package io.pisad.app;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A spectrum as a PNG picture. */
final class SpectrumPicture {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 600;

    private SpectrumPicture() {}

    /** @throws IOException when it cannot be drawn (a Java without fonts) or written */
    static void write(SpectrumView view, Path file) throws IOException {
        System.setProperty("java.awt.headless", "true");
        var png = new ByteArrayOutputStream();
        try {
            BufferedImage image = chart(view).createBufferedImage(WIDTH, HEIGHT);
            ImageIO.write(image, "png", png);
        } catch (RuntimeException | LinkageError noFonts) {
            throw new IOException(
                    "cannot draw " + file + " (" + noFonts + "): sudo apt-get install fontconfig fonts-dejavu-core",
                    noFonts);
        }
        WholeFile.write(file, png.toByteArray());
    }

    private static JFreeChart chart(SpectrumView view) {
        double scale = view.centerHz() == 0 ? 1e-3 : 1e-6;
        var levels = new XYSeries("level");
        for (int bin = view.firstBin(); bin < view.endBin(); bin++) {
            double dbfs = view.spectrum().dbfs(bin, bin + 1);
            if (Double.isFinite(dbfs)) {
                levels.add((view.centerHz() + view.spectrum().offsetHz(bin)) * scale, dbfs);
            }
        }
        JFreeChart chart = ChartFactory.createXYLineChart(
                view.source() + String.format(", %.2f s", view.seconds()),
                view.centerHz() == 0 ? "kHz from the centre" : "MHz",
                String.format("dBFS per %.0f Hz (uncalibrated)", view.spectrum().binHz()),
                new XYSeriesCollection(levels),
                PlotOrientation.VERTICAL,
                false,
                false,
                false);
        XYPlot plot = chart.getXYPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        plot.getRenderer().setSeriesPaint(0, new Color(0x1f4e9c));
        if (plot.getDomainAxis() instanceof NumberAxis axis) {
            axis.setAutoRangeIncludesZero(false);
            axis.setRange((view.centerHz() + view.lowHz()) * scale, (view.centerHz() + view.highHz()) * scale);
        }
        if (!Double.isNaN(view.channelHz())) {
            var channel = new IntervalMarker(
                    (view.centerHz() + view.channelHz() - view.bandwidthHz() / 2) * scale,
                    (view.centerHz() + view.channelHz() + view.bandwidthHz() / 2) * scale);
            channel.setPaint(new Color(0xf2, 0xa9, 0x3b));
            channel.setAlpha(0.4f);
            channel.setLabel("channel");
            plot.addDomainMarker(channel);
        }
        var dc = new ValueMarker(view.centerHz() * scale, Color.GRAY, new BasicStroke(1));
        dc.setLabel("DC");
        plot.addDomainMarker(dc);
        double floor = view.floorDbfs();
        if (Double.isFinite(floor)) {
            plot.addRangeMarker(new ValueMarker(floor, new Color(0x2b8a3e), new BasicStroke(1)));
        }
        return chart;
    }
}
