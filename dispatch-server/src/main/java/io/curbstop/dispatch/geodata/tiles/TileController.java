package io.curbstop.dispatch.geodata.tiles;

import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.identity.AllowedFor;
import io.curbstop.dispatch.identity.Audience;
import io.curbstop.dispatch.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Vector tiles of the city's map. A tile's tag is the geodata version, so a browser asks again cheaply and gets new
 * content as soon as there is any.
 */
@RestController
class TileController {

    private static final MediaType VECTOR_TILE = MediaType.parseMediaType("application/vnd.mapbox-vector-tile");

    private final TileQuery tiles;
    private final TileCache cache;
    private final GeodataStore geodata;

    TileController(TileQuery tiles, TileCache cache, GeodataStore geodata) {
        this.tiles = tiles;
        this.cache = cache;
        this.geodata = geodata;
    }

    @GetMapping("/tiles/{z}/{x}/{y}.mvt")
    @AllowedFor(Audience.SIGNED_IN)
    ResponseEntity<byte[]> tile(
            @PathVariable int z,
            @PathVariable int x,
            @PathVariable int y,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) String known,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String encodings) {
        TileAddress tile = new TileAddress(z, x, y);
        if (!tile.exists()) {
            throw ProblemException.notFound(
                    "There is no tile %d/%d/%d: zoom goes to %d, columns and rows from 0 to 2^zoom - 1."
                            .formatted(z, x, y, TileAddress.MAX_ZOOM));
        }
        long version = geodata.currentVersion();
        String tag = "\"" + version + "-" + z + "-" + x + "-" + y + "\"";
        // Always ask: the tag makes the answer short, and a closed valve must show at once.
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .eTag(tag);
        if (known != null && known.contains(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                    .eTag(tag)
                    .build();
        }
        byte[] zipped = cache.find(tile, version);
        if (zipped == null) {
            zipped = zip(tiles.make(tile));
            cache.put(tile, version, zipped);
        }
        answer.contentType(VECTOR_TILE);
        return encodings.contains("gzip")
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(zipped)
                : answer.body(unzip(zipped));
    }

    private static byte[] zip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 32);
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] unzip(byte[] zipped) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
