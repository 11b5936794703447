package io.curbstop.dispatch.attachment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;

/** Small pictures of large ones, for lists and for phones with a weak signal. */
final class Previews {

    static final int LONGER_SIDE_px = 800;
    private static final double QUALITY = 0.8;

    /** A picture of a few kilobytes may unpack to gigabytes; this many take 150 MB. */
    private static final long MOST_PIXELS = 50_000_000;

    private Previews() {}

    /**
     * A JPEG, upright; none of what is small already, too large to unpack, or in a format that Java does not read. One at a time,
     * for the memory that it takes.
     */
    static synchronized Optional<byte[]> of(byte[] content) {
        try {
            long pixels = countPixels(content);
            if (pixels == 0 || pixels > MOST_PIXELS) {
                return Optional.empty();
            }
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            Thumbnails.of(new ByteArrayInputStream(content))
                    .size(LONGER_SIDE_px, LONGER_SIDE_px)
                    .outputFormat("jpg")
                    .outputQuality(QUALITY)
                    .toOutputStream(small);
            return small.size() < content.length ? Optional.of(small.toByteArray()) : Optional.empty();
        } catch (IOException | RuntimeException unreadable) {
            // A damaged picture is shown as far as the browser can.
            return Optional.empty();
        }
    }

    /** Without unpacking it; 0 when it cannot be read. */
    private static long countPixels(byte[] content) throws IOException {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(content))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return 0;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return (long) reader.getWidth(0) * reader.getHeight(0);
            } finally {
                reader.dispose();
            }
        }
    }
}
