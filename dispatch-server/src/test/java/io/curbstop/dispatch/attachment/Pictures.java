package io.curbstop.dispatch.attachment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import javax.imageio.ImageIO;

/** Pictures that a camera might have made, each with words of its own in it. */
public final class Pictures {

    private static final int START_AND_JFIF_bytes = 20;

    private Pictures() {}

    /** A picture of that many pixels. */
    public static byte[] jpeg(int width, int height, String words) {
        return draw("jpeg", width, height, words);
    }

    /** The same as a camera makes it that was held upright: lying on its side, with a word in it that says so. */
    static byte[] jpegOnItsSide(int width, int height, String words) {
        byte[] plain = jpeg(width, height, words);
        byte[] turned = HexFormat.of()
                .parseHex("ffe10022" + "457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001" + "00060000"
                        + "00000000");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, START_AND_JFIF_bytes);
        out.writeBytes(turned);
        out.write(plain, START_AND_JFIF_bytes, plain.length - START_AND_JFIF_bytes);
        return out.toByteArray();
    }

    /** A few kilobytes that unpack to hundreds of millions of pixels. */
    static byte[] bomb() {
        return write(new BufferedImage(20_000, 20_000, BufferedImage.TYPE_BYTE_BINARY), "png");
    }

    /** One pixel. */
    static byte[] webp() {
        return Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
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
        return write(image, format);
    }

    private static byte[] write(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
