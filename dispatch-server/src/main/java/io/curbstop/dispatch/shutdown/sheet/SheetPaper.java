package io.curbstop.dispatch.shutdown.sheet;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * Paper to write on from top to bottom: headings, lines and tables, page after page, each with its number at the foot.
 * Lengths are in points (1/72 inch), from the lower left.
 */
class SheetPaper {

    static final float MARGIN = 40;

    /** Width of a label's rim, as a share of the size of its text. */
    private static final float RIM = 0.4f;

    private static final int ROUND = 1;

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float LEADING = 1.3f;

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private PDPage page;
    private PDPageContentStream pen;
    private float y;

    SheetPaper() {
        try (InputStream data = PDFont.class.getResourceAsStream(FONT)) {
            font = PDType0Font.load(document, data);
            turnPage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turnPage() throws IOException {
        if (pen != null) {
            pen.close();
        }
        page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pen = new PDPageContentStream(document, page);
        y = page.getMediaBox().getHeight() - MARGIN;
    }

    float width() {
        return page.getMediaBox().getWidth() - 2 * MARGIN;
    }

    PDPageContentStream pen() {
        return pen;
    }

    /** Room of that height for a drawing, on this page or the next. */
    Rectangle2D.Float takeRoom(float height) throws IOException {
        need(height);
        y -= height;
        return new Rectangle2D.Float(MARGIN, y, width(), height);
    }

    private void need(float height) throws IOException {
        if (y - height < MARGIN + 14) {
            turnPage();
        }
    }

    void gap(float height) {
        y -= height;
    }

    /** A heading that never stands alone at the foot of a page. */
    void heading(String text, float size) throws IOException {
        need(size * 4);
        y -= size * LEADING;
        text(text, MARGIN, y, size, true);
        y -= size * 0.4f;
    }

    /** A paragraph, broken into lines. */
    void paragraph(String text, float size) throws IOException {
        for (String line : wrap(text, width(), size)) {
            need(size * LEADING);
            y -= size * LEADING;
            text(line, MARGIN, y, size, false);
        }
    }

    /** A table; a row is never cut by the end of a page, and each page repeats the heads. */
    void table(String[] heads, float[] shares, List<String[]> rows, float size) throws IOException {
        row(heads, shares, size, true);
        for (String[] row : rows) {
            if (y - height(row, shares, size) < MARGIN + 14) {
                turnPage();
                row(heads, shares, size, true);
            }
            row(row, shares, size, false);
        }
    }

    private float height(String[] cells, float[] shares, float size) throws IOException {
        int lines = 1;
        for (int i = 0; i < cells.length; i++) {
            lines = Math.max(
                    lines, wrap(cells[i], shares[i] * width() - 6, size).size());
        }
        return lines * size * LEADING + 5;
    }

    private void row(String[] cells, float[] shares, float size, boolean bold) throws IOException {
        float height = height(cells, shares, size);
        need(height);
        float x = MARGIN;
        for (int i = 0; i < cells.length; i++) {
            float line = y;
            for (String words : wrap(cells[i], shares[i] * width() - 6, size)) {
                line -= size * LEADING;
                text(words, x, line, size, bold);
            }
            x += shares[i] * width();
        }
        y -= height;
        pen.setStrokingColor(bold ? 0f : 0.75f);
        pen.setLineWidth(bold ? 1 : 0.5f);
        pen.moveTo(MARGIN, y + 1);
        pen.lineTo(MARGIN + width(), y + 1);
        pen.stroke();
    }

    /** Text at a place; a bold one is drawn with its outline, as the one font at hand has no bold. */
    void text(String text, float x, float at, float size, boolean bold) throws IOException {
        pen.beginText();
        pen.setFont(font, size);
        pen.setNonStrokingColor(0f);
        pen.setStrokingColor(0f);
        pen.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        pen.setLineWidth(size * 0.035f);
        pen.newLineAtOffset(x, at);
        pen.showText(printable(text));
        pen.endText();
    }

    /** Text on a drawing: with a white rim, so that it can be read over lines. */
    void label(String text, float x, float at, float size, boolean bold) throws IOException {
        pen.beginText();
        pen.setFont(font, size);
        pen.setStrokingColor(1f);
        pen.setLineWidth(size * RIM);
        pen.setLineJoinStyle(ROUND);
        pen.setRenderingMode(RenderingMode.STROKE);
        pen.newLineAtOffset(x, at);
        pen.showText(printable(text));
        pen.endText();
        text(text, x, at, size, bold);
    }

    float widthOf(String text, float size) throws IOException {
        return font.getStringWidth(printable(text)) / 1_000 * size;
    }

    /** Signs that the font does not have become a question mark: a sheet with one is better than none. */
    private String printable(String text) {
        StringBuilder result = new StringBuilder();
        text.codePoints().forEach(sign -> {
            String one = Character.toString(sign);
            try {
                font.encode(one);
                result.append(one);
            } catch (IOException | IllegalArgumentException missing) {
                result.append(Character.isWhitespace(sign) ? " " : "?");
            }
        });
        return result.toString();
    }

    private List<String> wrap(String text, float room, float size) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : (text == null ? "" : text.strip()).split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && widthOf(longer, size) > room) {
                lines.add(line.toString());
                line = new StringBuilder(word);
            } else {
                line = new StringBuilder(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** Ends the last page, writes the feet and returns the file. */
    byte[] finish(String foot) throws IOException {
        pen.close();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            pen = new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true, true);
            text(foot + " · page " + (i + 1) + " of " + pages, MARGIN, MARGIN - 14, 8, false);
            pen.close();
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        document.save(file);
        document.close();
        return file.toByteArray();
    }
}
