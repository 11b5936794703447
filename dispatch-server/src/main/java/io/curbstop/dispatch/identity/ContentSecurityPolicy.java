package io.curbstop.dispatch.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * What our pages may load: only what this server serves. An inline script, such as the import map, which browsers take
 * only inline, is let through by the hash of its text.
 */
@Component
class ContentSecurityPolicy {

    private static final Pattern INLINE_SCRIPT =
            Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>(.*?)</script>", Pattern.DOTALL);

    private final String directives;

    ContentSecurityPolicy(ResourcePatternResolver resources) throws IOException {
        Set<String> hashes = new TreeSet<>();
        for (Resource page : resources.getResources("classpath*:/static/*.html")) {
            Matcher script = INLINE_SCRIPT.matcher(page.getContentAsString(StandardCharsets.UTF_8));
            while (script.find()) {
                hashes.add("'sha256-" + hash(script.group(1)) + "'");
            }
        }
        this.directives = "default-src 'self'; script-src 'self' " + String.join(" ", hashes)
                + "; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:;"
                + " connect-src 'self' ws: wss:; object-src 'none'; base-uri 'self'; form-action 'self';"
                + " frame-ancestors 'none'";
    }

    String directives() {
        return directives;
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
