package io.pisad.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is what, beside the map: one line each, in the order it was drawn. */
final class Legend {
    private static final int LINE_PX = 24;

    private record Entry(
            String label, Shape shape, @Nullable Stroke stroke, Paint paint) {}

    private final List<Entry> entries = new ArrayList<>();

    void line(String label, Stroke stroke, Paint paint) {
        entries.add(new Entry(label, new Line2D.Double(-12, 0, 12, 0), stroke, paint));
    }

    /** A filled shape about its middle, up positive. */
    void symbol(String label, Shape shape, Paint paint) {
        var upright = AffineTransform.getScaleInstance(0.8, -0.8);
        entries.add(new Entry(label, upright.createTransformedShape(shape), null, paint));
    }

    /** Draws it downwards from there; says where it ended. */
    int draw(Graphics2D to, int x, int y) {
        int at = y;
        for (Entry entry : entries) {
            Shape placed = AffineTransform.getTranslateInstance(x + 14, at).createTransformedShape(entry.shape());
            to.setPaint(entry.paint());
            if (entry.stroke() == null) {
                to.fill(placed);
            } else {
                to.setStroke(entry.stroke());
                to.draw(placed);
            }
            to.setPaint(Color.BLACK);
            to.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
            to.drawString(entry.label(), x + 36, at + 5);
            at += LINE_PX;
        }
        to.setStroke(new BasicStroke(1));
        return at;
    }
}
