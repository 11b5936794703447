package io.curbstop.radio.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;

/** A pipe with a name in the file system. */
public final class NamedPipe {

    private NamedPipe() {}

    /** Makes one that nobody reads yet. */
    public static void make(Path pipe) throws IOException {
        try {
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}
