package io.curbstop.dispatch.geodata.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.dispatch.geodata.CityStore;
import io.curbstop.dispatch.identity.Role;
import io.curbstop.dispatch.testing.CurbstopTest;
import io.curbstop.dispatch.testing.TestClient;
import io.curbstop.dispatch.testing.TestUsers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@CurbstopTest
class ImportUploadTest {

    private static final String MAPPING = """
            name: Uploadville
            dataset: upload
            crs: EPSG:26917
            time_zone: America/Toronto
            layers:
              - {layer: place, file: sub/p.csv, id: ID, geometry: {x: X, y: Y}, fields: {name: NAME}}
            """;

    @LocalServerPort
    int port;

    @Autowired
    TestUsers people;

    @Autowired
    CityStore cities;

    private TestClient administrator;

    @BeforeEach
    void signIn() {
        administrator = people.client(port, Role.ADMINISTRATOR);
    }

    @Test
    void aZipIsTakenInTheBackgroundAndItsReportCanBeRead() throws Exception {
        byte[] zip = zip(Map.of("sub/p.csv", "ID,X,Y,NAME\n1,540000,4805000,Works\n2,1,1,Nowhere\n"));

        TestClient.Answer started = upload("town.zip", zip, MAPPING);

        assertThat(started.status()).as(started.text()).isEqualTo(202);
        JsonNode done = await(started.json().path("id").asString());
        assertThat(done.path("run").path("state").asString()).isEqualTo("done_with_rejections");
        assertThat(done.path("run").path("startedBy").asString()).isEqualTo("administrator");
        assertThat(done.path("report").path("rows").asInt()).isEqualTo(2);
        assertThat(done.path("report").path("rejected").asInt()).isEqualTo(1);
        assertThat(done.path("run").path("rejected").asInt()).isEqualTo(1);
        JsonNode rejection = done.path("rejections").get(0);
        assertThat(rejection.path("row").asInt()).isEqualTo(2);
        assertThat(rejection.path("code").asString()).isEqualTo("OUTSIDE_AREA");
        assertThat(administrator
                        .get("/api/imports")
                        .json()
                        .get(0)
                        .path("dataset")
                        .asString())
                .isEqualTo("upload");
        assertThat(cities.findCity()).isPresent();
    }

    @Test
    void oneFileIsTakenToo() throws Exception {
        TestClient.Answer started =
                upload("other.csv", "ID,X,Y,NAME\n1,540000,4805000,Works\n".getBytes(StandardCharsets.UTF_8), MAPPING);
        assertThat(await(started.json().path("id").asString())
                        .path("run")
                        .path("state")
                        .asString())
                .isEqualTo("done");
    }

    @Test
    void whatCannotBeUsedIsRefusedWithTheReason() throws Exception {
        byte[] csv = "ID,X,Y,NAME\n".getBytes(StandardCharsets.UTF_8);
        TestClient.Answer badMapping = upload("p.csv", csv, MAPPING.replace("layer: place", "layer: palace"));
        assertThat(badMapping.status()).isEqualTo(422);
        assertThat(badMapping.code()).isEqualTo("import-refused");
        assertThat(badMapping.json().path("detail").asString())
                .startsWith("mapping.yml, line 6: 'layer': there is no layer 'palace'");
        assertThat(upload("p.zip", csv, MAPPING).json().path("detail").asString())
                .isEqualTo("This is no zip file, or there is nothing in it.");
        assertThat(upload("p.zip", zip(Map.of("../../evil.csv", "x")), MAPPING)
                        .json()
                        .path("detail")
                        .asString())
                .startsWith("The zip has a file outside of itself");
        assertThat(administrator
                        .get("/api/imports/00000000-0000-0000-0000-000000000000")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anUploadLeavesNoFilesBehind() throws Exception {
        Path folder;
        try (UploadedFiles files =
                UploadedFiles.take("t.zip", new ByteArrayInputStream(zip(Map.of("a/b/c.csv", "x", "d.csv", "y"))))) {
            folder = files.folder();
            assertThat(folder.resolve("a/b/c.csv")).hasContent("x");
        }
        assertThat(folder).doesNotExist();
        assertThatThrownBy(() -> UploadedFiles.take("..", new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(ImportRefusedException.class);
    }

    private JsonNode await(String id) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            JsonNode detail = administrator.get("/api/imports/" + id).json();
            String state = detail.path("run").path("state").asString();
            if (!state.equals("waiting") && !state.equals("running")) {
                return detail;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("import " + id + " does not end");
    }

    private TestClient.Answer upload(String name, byte[] content, String mapping) throws IOException {
        String boundary = "frontier";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, boundary, "file", name, content);
        part(body, boundary, "mapping", "mapping.yml", mapping.getBytes(StandardCharsets.UTF_8));
        body.write(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        administrator.get("/api/me"); // signing in has changed the token
        String token = administrator.cookieHeader().replaceAll(".*XSRF-TOKEN=([^;]*).*", "$1");
        return administrator.send(administrator
                .request("/api/imports")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .header("X-XSRF-TOKEN", token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String boundary, String field, String name, byte[] content)
            throws IOException {
        body.write(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(content);
        body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
