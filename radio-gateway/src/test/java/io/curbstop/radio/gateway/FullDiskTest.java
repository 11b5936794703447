package io.curbstop.radio.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.curbstop.testing.DebianProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose disk is full: a real file system of its own, as small as this, in a namespace of its own. */
class FullDiskTest {

    private static final int DISK_kB = 256;

    /** Printed by {@link FullDisk} for each thing that was as it should be. */
    private static final List<String> EXPECTED = List.of(
            "refused with words when the journal could not be written",
            "what was taken before went on over the air",
            "took messages again once there was room",
            "the record says how many lines it lost",
            "after a restart there is what was taken and nothing that was refused");

    @Test
    void whatCannotBeWrittenIsRefusedAndNothingThatWasTakenIsLost(@TempDir Path folder) throws Exception {
        String mount = "mount -t tmpfs -o size=" + DISK_kB + "k tmpfs \"$1\" && shift && exec \"$@\"";
        Process process = new ProcessBuilder(
                        DebianProgram.require("unshare", "util-linux").toString(),
                        "-Urm",
                        "sh",
                        "-c",
                        mount,
                        "sh",
                        folder.toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullDisk.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        if (said.contains("Operation not permitted") || said.contains("permission denied")) {
            String message = "NOT TESTED: this system lets nobody mount a file system of their own: " + said;
            System.err.println(message);
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            abort(message);
        }
        assertThat(said.lines().toList()).as(said).containsAll(EXPECTED);
        assertThat(process.exitValue()).as(said).isZero();
    }
}
