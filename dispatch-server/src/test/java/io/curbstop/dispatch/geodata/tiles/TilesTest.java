package io.curbstop.dispatch.geodata.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.geodata.GeodataStore;
import io.curbstop.dispatch.geodata.ValveStateReport;
import io.curbstop.dispatch.geodata.ValveStateStore;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import io.curbstop.map.source.FeatureRecord;
import io.curbstop.map.source.LayerType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

@CurbstopTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(properties = "test.context=tiles")
@DirtiesContext
class TilesTest {

    // On UTM zone 18's middle meridian, 75 degrees west; the tile that holds it at zoom 16.
    private static final double LON = -75.0;
    private static final int X_AT_16 = 19114;

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    GeodataStore geodata;

    @Autowired
    ValveStateStore valves;

    @Autowired
    CityStore cities;

    private TestClient dispatcher;
    private int yAt16;

    @BeforeAll
    void city() {
        dispatcher = people.client(port, Role.DISPATCHER);
        cities.putCity("Tileton", 32618, ZoneId.of("America/New_York"), false);
        put(LayerType.STREET, "s1", "LINESTRING (500010 4800010, 500200 4800010)", Map.of("street_class", "local"));
        put(
                LayerType.BUILDING,
                "b1",
                "POLYGON ((500020 4800020, 500040 4800020, 500040 4800040, 500020 4800020))",
                Map.of());
        geodata.replaceLayer(
                "t",
                LayerType.MAIN,
                List.of(
                        row(
                                LayerType.MAIN,
                                "big",
                                "LINESTRING (500010 4800005, 500200 4800005)",
                                Map.of("diameter_mm", 400)),
                        row(
                                LayerType.MAIN,
                                "small",
                                "LINESTRING (500010 4800006, 500200 4800006)",
                                Map.of("diameter_mm", 150, "network", "sewer"))));
        geodata.replaceLayer(
                "t",
                LayerType.VALVE,
                List.of(
                        row(LayerType.VALVE, "open", "POINT (500050 4800005)", Map.of("asset_ref", "V-7")),
                        row(
                                LayerType.VALVE,
                                "link",
                                "LINESTRING (500060 4800005, 500061 4800005)",
                                Map.of("position", "closed"))));
        put(LayerType.HYDRANT, "h1", "POINT (500070 4800005)", Map.of());
        put(LayerType.NODE, "tank", "POINT (500080 4800005)", Map.of("node_kind", "tank", "name", "Hill tank"));
        put(LayerType.ADDRESS, "a1", "POINT (500030 4800015)", Map.of("civic", "118", "street", "MILL RD"));
        put(
                LayerType.CUSTOMER,
                "c1",
                "POINT (500030 4800030)",
                Map.of("name", "Jane Private", "phone", "555-0100", "account", "ACC-99"));
        yAt16 = row(16);
    }

    @Test
    void aCloseTileHasEveryLayerWithWhatStylingNeeds() throws Exception {
        Map<String, List<Map<String, Object>>> layers = TileReader.read(tile(17));

        assertThat(layers).containsOnlyKeys("building", "street", "main", "valve", "hydrant", "source", "address");
        assertThat(layers.get("main"))
                .extracting(m -> m.get("ref"), m -> m.get("diameter_mm"), m -> m.get("network"))
                .containsExactlyInAnyOrder(tuple("big", 400L, "water"), tuple("small", 150L, "sewer"));
        assertThat(layers.get("valve"))
                .extracting(v -> v.get("label"), v -> v.get("position"))
                .containsExactlyInAnyOrder(tuple("V-7", "open"), tuple("link", "closed"));
        assertThat(layers.get("address").get(0)).containsEntry("civic", "118");
        assertThat(layers.get("source").get(0)).containsEntry("node_kind", "tank");
    }

    @Test
    void fartherOutThereIsLess() throws Exception {
        assertThat(TileReader.read(tile(14)).get("valve"))
                .extracting(v -> v.get("ref"))
                .containsExactly("link");
        assertThat(TileReader.read(tile(14))).doesNotContainKeys("address", "hydrant");
        assertThat(TileReader.read(tile(11)).get("main"))
                .extracting(m -> m.get("ref"))
                .containsExactly("big");
        assertThat(TileReader.read(tile(11))).doesNotContainKeys("street", "building", "valve");
        assertThat(tile(3)).isEmpty();
    }

    @Test
    void nothingPersonalIsInATile() throws Exception {
        for (int z = 10; z <= 20; z++) {
            String bytes = new String(tile(z), StandardCharsets.ISO_8859_1);
            assertThat(bytes).doesNotContain("Jane", "555-0100", "ACC-99");
        }
    }

    @Test
    void aKnownTileIsNotSentAgainUntilSomethingChanges() throws Exception {
        String path = "/tiles/16/" + X_AT_16 + "/" + yAt16 + ".mvt";
        HttpResponse<byte[]> first = get(path, "gzip", null);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type")).contains("application/vnd.mapbox-vector-tile");
        assertThat(first.headers().firstValue("Content-Encoding")).contains("gzip");
        HttpResponse<byte[]> second = get(path, "gzip", tag);
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();

        valves.report(new ValveStateReport(
                "open", "open", "stuck_open", "tess", null, Instant.parse("2026-03-01T10:00:00Z")));

        HttpResponse<byte[]> third = get(path, "gzip", tag);
        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(TileReader.read(unzip(third.body())).get("valve"))
                .extracting(v -> v.get("operability"))
                .contains("stuck_open");
        HttpResponse<byte[]> plain = get(path, "identity", null);
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(plain.body()).isEqualTo(unzip(third.body()));
    }

    @Test
    void aTileElsewhereIsEmptyAndOneThatCannotBeIsNotFound() throws Exception {
        assertThat(get("/tiles/16/0/0.mvt", "identity", null).body()).isEmpty();
        for (String path : List.of("/tiles/3/8/0.mvt", "/tiles/3/0/8.mvt", "/tiles/23/0/0.mvt", "/tiles/3/-1/0.mvt")) {
            TestClient.Answer answer = dispatcher.get(path);
            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("not-found");
        }
        assertThat(dispatcher.get("/tiles/a/0/0.mvt").status()).isEqualTo(400);
        assertThat(TestClient.anonymous(port).get("/tiles/3/0/0.mvt").status()).isEqualTo(401);
    }

    @Test
    void theCityIsDescribedInLongitudeAndLatitude() {
        JsonNode city = dispatcher.get("/api/city").json();
        assertThat(city.path("name").asString()).isEqualTo("Tileton");
        assertThat(city.path("srid").asInt()).isEqualTo(32618);
        assertThat(city.path("demo").asBoolean()).isFalse();
        assertThat(city.path("empty").asBoolean()).isFalse();
        assertThat(city.path("timeZone").asString()).isEqualTo("America/New_York");
        assertThat(city.path("center").get(0).asDouble()).isCloseTo(-74.9987, within(0.001));
        assertThat(city.path("center").get(1).asDouble()).isCloseTo(43.353, within(0.01));
        assertThat(city.path("bounds").size()).isEqualTo(4);
        assertThat(city.path("geodataVersion").asLong()).isPositive();
        assertThat(city.path("tileUrl").asString()).isEqualTo("/tiles/{z}/{x}/{y}.mvt");
    }

    private byte[] tile(int z) throws IOException, InterruptedException {
        int x = (int) Math.floor((LON + 0.0012 + 180) / 360 * (1 << z));
        return get("/tiles/" + z + "/" + x + "/" + row(z) + ".mvt", "identity", null)
                .body();
    }

    private int row(int z) {
        double lat = Math.toRadians(
                dispatcher.get("/api/city").json().path("center").get(1).asDouble());
        return (int) Math.floor((1 - Math.log(Math.tan(lat) + 1 / Math.cos(lat)) / Math.PI) / 2 * (1 << z));
    }

    private HttpResponse<byte[]> get(String path, String encoding, String tag)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Cookie", dispatcher.cookieHeader())
                .header("Accept-Encoding", encoding);
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] unzip(byte[] zipped) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        }
    }

    private void put(LayerType layer, String ref, String wkt, Map<String, Object> attributes) {
        geodata.replaceLayer("t", layer, List.of(row(layer, ref, wkt, attributes)));
    }

    private static FeatureRecord row(LayerType layer, String ref, String wkt, Map<String, Object> attributes) {
        try {
            Geometry geometry = new WKTReader().read(wkt);
            geometry.setSRID(32618);
            return new FeatureRecord(layer, ref, geometry, attributes, 0);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
