package io.curbstop.dispatch.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The launcher against real processes: each "server" here is a JVM of its own that can be killed. */
class PrivateDatabaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void makeFolderWithSpaceInItsName() throws IOException {
        Path parent = Files.createTempDirectory("curbstop launcher ");
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = parent.resolve("my data");
    }

    @AfterEach
    void endProcessesAndRemoveFolder() throws IOException, InterruptedException {
        for (Process process : started) {
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        awaitNoPostgres();
        Folders.delete(folder.getParent());
    }

    @Test
    void whatIsStoredSurvivesStopAndStartOnTheSamePort() throws Exception {
        String url;
        try (PrivateDatabase database = PrivateDatabase.open(folder, ProcessRole.SERVER)) {
            url = database.connection().url();
            execute(database.connection(), "create table kept as select st_point(1, 2) as place");
        }
        assertThat(postgresProcesses()).isEmpty();
        assertThat(clusterFile("postmaster.pid")).doesNotExist();

        try (PrivateDatabase database = PrivateDatabase.open(folder, ProcessRole.SERVER)) {
            assertThat(database.connection().url()).isEqualTo(url);
            assertThat(query(database.connection(), "select st_y(place) from kept"))
                    .isEqualTo("2");
        }
    }

    @Test
    void listensOnLoopbackOnlyAndKeepsItsPasswordToItself() throws Exception {
        try (PrivateDatabase database = PrivateDatabase.open(folder, ProcessRole.SERVER)) {
            assertThat(query(database.connection(), "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(database.adminConnection("postgres"), "show unix_socket_directories"))
                    .isEmpty();
            assertThat(Files.getPosixFilePermissions(folder.resolve("database.properties")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            ConnectionDetails right = database.connection();
            assertThatThrownBy(() ->
                            query(new ConnectionDetails(right.url(), right.user(), "not the password"), "select 1"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void secondServerOnTheSameFolderIsRefusedAndSaysWhoUsesIt() throws Exception {
        Process first = launch(folder, ProcessRole.SERVER);
        assertThat(answer(first)).startsWith("READY");

        Process second = launch(folder, ProcessRole.SERVER);

        assertThat(answer(second))
                .startsWith("REFUSED")
                .contains("in use by another server (process " + first.pid() + ")")
                .contains("--curbstop.data=FOLDER");
    }

    @Test
    void toolJoinsRunningServerAndLeavesItRunning() throws Exception {
        Process server = launch(folder, ProcessRole.SERVER);
        assertThat(answer(server)).startsWith("READY");

        try (PrivateDatabase joined = PrivateDatabase.open(folder, ProcessRole.TOOL)) {
            assertThat(query(joined.connection(), "select 1")).isEqualTo("1");
        }

        assertThat(postgresProcesses()).hasSize(1);
    }

    @Test
    void serverWaitsForToolToFinish() throws Exception {
        Process tool = launch(folder, ProcessRole.TOOL);
        assertThat(answer(tool)).startsWith("READY");

        Process server = launch(folder, ProcessRole.SERVER);
        Thread.sleep(1500);
        assertThat(server.isAlive()).isTrue();
        tool.getOutputStream().close();

        assertThat(answer(server)).startsWith("READY");
    }

    @Test
    void killedServerLeavesNoPostgresBehindAndTheNextStartRecovers() throws Exception {
        Process server = launch(folder, ProcessRole.SERVER);
        String[] ready = answer(server).split(" ");
        ConnectionDetails connection = new ConnectionDetails(ready[1], Credentials.USER, ready[2]);
        execute(connection, "create table kept as select 42 as answer");
        assertThat(postgresProcesses()).hasSize(1);

        server.destroyForcibly().waitFor();

        awaitNoPostgres();
        try (PrivateDatabase database = PrivateDatabase.open(folder, ProcessRole.SERVER)) {
            assertThat(query(database.connection(), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void killedPostgresRecoversAtTheNextStart() throws Exception {
        Process server = launch(folder, ProcessRole.SERVER);
        String[] ready = answer(server).split(" ");
        execute(
                new ConnectionDetails(ready[1], Credentials.USER, ready[2]),
                "create table kept as select 42 as answer");

        postgresProcesses().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly().waitFor();

        try (PrivateDatabase database = PrivateDatabase.open(folder, ProcessRole.SERVER)) {
            assertThat(query(database.connection(), "select answer from kept")).isEqualTo("42");
        }
        assertThat(Files.readString(folder.resolve("database.log"))).contains("was interrupted");
    }

    @Test
    void portTakenBySomebodyElseIsReplacedByAFreeOne() throws Exception {
        int port;
        try (PrivateDatabase database = PrivateDatabase.open(folder, ProcessRole.SERVER)) {
            port = Credentials.read(folder.resolve("database.properties")).port();
            assertThat(database.connection().url()).contains(":" + port + "/");
        }
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress("127.0.0.1", port));
            try (PrivateDatabase database = PrivateDatabase.open(folder, ProcessRole.SERVER)) {
                assertThat(database.connection().url()).doesNotContain(":" + port + "/");
                assertThat(query(database.connection(), "select 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void ordinaryUserRunsItAsWell() throws Exception {
        assumeTrue(PostgresAccount.isRoot(), "Every other test here shows it already when not run as root");
        Path parent = folder.getParent();
        Files.setOwner(
                parent, parent.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        Process server = launch(
                folder,
                ProcessRole.SERVER,
                ReadableClasses.copyTo(parent.resolve("classes")),
                "setpriv",
                "--reuid=nobody",
                "--regid=nogroup",
                "--clear-groups");

        assertThat(answer(server)).startsWith("READY");
        assertThat(Files.getOwner(folder.resolve("postgres")).getName()).isEqualTo("nobody");
        server.destroyForcibly().waitFor();
        awaitNoPostgres();
    }

    private Process launch(Path data, ProcessRole role) throws IOException {
        return launch(data, role, System.getProperty("java.class.path"));
    }

    private Process launch(Path data, ProcessRole role, String classPath, String... prefix) throws IOException {
        List<String> command = new ArrayList<>(List.of(prefix));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                DatabaseProcess.class.getName(),
                data.toString(),
                role.name()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(process);
        return process;
    }

    /** The line that says how opening the database went; what is logged before it is skipped. */
    private static String answer(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder before = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("READY") || line.startsWith("REFUSED")) {
                return line;
            }
            before.append(line).append(System.lineSeparator());
        }
        throw new AssertionError("The process ended without a word: " + before);
    }

    /** The server processes on this test's folder; their children are not counted. */
    private List<ProcessHandle> postgresProcesses() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(ProcessHandle::isAlive)
                    .filter(process -> commandLine(process).contains("-D " + folder.resolve("postgres")))
                    .filter(process -> commandLine(process).contains("bin/postgres"))
                    .toList();
        }
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    private void awaitNoPostgres() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!postgresProcesses().isEmpty()) {
            assertThat(System.nanoTime()).as("postgres is still there").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private Path clusterFile(String name) {
        return folder.resolve("postgres").resolve(name);
    }

    private static void execute(ConnectionDetails details, String sql) throws SQLException {
        try (Connection connection = PostgresCluster.open(details);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(ConnectionDetails details, String sql) throws SQLException {
        try (Connection connection = PostgresCluster.open(details);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
