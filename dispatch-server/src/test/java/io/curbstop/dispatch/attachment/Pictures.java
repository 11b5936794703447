package io.curbstop.dispatch.attachment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures that a camera might have made, each with words of its own in it. */
public final class Pictures {

    private Pictures() {}

    /** A picture of that many pixels. */
    public static byte[] jpeg(int width, int height, String words) {
        return draw("jpeg", width, height, words);
    }

    static byte[] png(String words) {
        return draw("png", 64, 48, words);
    }

    private static byte[] draw(String format, int width, int height, String words) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0x33556b));
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(0xd9b26f));
        pen.setFont(pen.getFont().deriveFont(height / 6f));
        pen.drawString(words, width / 12, height / 2);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
