package io.curbstop.dispatch.demo;

import io.curbstop.map.source.FeatureRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.locationtech.jts.io.WKBWriter;

/** A digest over every byte of a city, in its order. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(DemoCity city) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            WKBWriter wkb = new WKBWriter();
            city.layers().values().forEach(records -> {
                for (FeatureRecord row : records) {
                    String text = row.id() + new TreeMap<>(row.attributes());
                    digest.update(text.getBytes(StandardCharsets.UTF_8));
                    digest.update(wkb.write(row.geometry()));
                }
            });
            digest.update(city.crews().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
