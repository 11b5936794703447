package io.curbstop.dispatch.attachment;

import io.curbstop.dispatch.problem.ProblemException;
import java.util.Map;
import java.util.Set;
import org.apache.tika.Tika;
import org.springframework.http.HttpStatus;

/** What may be attached: what browsers show by themselves, and documents. Told by the content, as names say little. */
final class MediaTypes {

    static final String PDF = "application/pdf";
    private static final Set<String> TAKEN = Set.of("image/jpeg", "image/png", "image/webp", PDF);
    private static final Tika TIKA = new Tika();

    private MediaTypes() {}

    /**
     * What a file is.
     *
     * @throws ProblemException unsupported-file
     */
    static String of(byte[] content) {
        String type = TIKA.detect(content);
        if (!TAKEN.contains(type)) {
            throw new ProblemException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported-file",
                    "Only JPEG, PNG and WebP pictures and PDF documents can be attached.",
                    Map.of("mediaType", type));
        }
        return type;
    }
}
