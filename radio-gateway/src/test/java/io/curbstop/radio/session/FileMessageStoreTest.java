package io.curbstop.radio.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curbstop.radio.api.CrewStatus;
import io.curbstop.radio.api.InboundMessage;
import io.curbstop.radio.api.MessageKind;
import io.curbstop.radio.api.RadioMessage;
import io.curbstop.radio.api.RadioPriority;
import io.curbstop.radio.api.Receipt;
import io.curbstop.radio.api.ReceiptState;
import io.curbstop.radio.api.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FileMessageStoreTest {

    private static final Instant AT = Instant.parse("2026-03-02T08:00:00.123456Z");
    private static final JournalEntry ONE = new JournalEntry.SequenceUsed("sim", "1101", 1);
    private static final JournalEntry TWO = new JournalEntry.SequenceUsed("sim", "1101", 2);
    private static final JournalEntry THREE = new JournalEntry.SequenceUsed("sim", "1101", 3);

    @TempDir
    private Path folder;

    static Stream<JournalEntry> everyKind() {
        UUID id = UUID.randomUUID();
        RadioMessage order = new RadioMessage(id, "1101", RadioPriority.P1, "K7", "K7 P1\tWO\\4471\né\\n", AT);
        RadioMessage notice = RadioMessage.notice(id, "1101", RadioPriority.EMERGENCY, "WHICH? K7/K8", AT);
        Stream<Reply> replies = Stream.of(
                new Reply.Acknowledged("K7"),
                new Reply.Status("K7", CrewStatus.ON_SITE),
                new Reply.Declined("K7", ""),
                new Reply.Declined("K7", "TRUCK DOWN"),
                new Reply.Ambiguous(List.of("K7", "K8")),
                new Reply.FreeText(),
                new Reply.Emergency(),
                new Reply.Refused(Optional.empty(), "none open"),
                new Reply.Refused(Optional.of("K7"), "not here"));
        Stream<JournalEntry> received = replies.map(reply -> new JournalEntry.Received(
                7, "sim", 31, "00ff", new InboundMessage(id, "1101", "", reply, Optional.of(id), AT)));
        Stream<JournalEntry> others = Stream.of(
                new JournalEntry.Taken(AT, order, false),
                new JournalEntry.Taken(AT, order.amendedBy(id, RadioPriority.P2, "K7 CHANGED", AT), false),
                new JournalEntry.Taken(AT, notice, true),
                new JournalEntry.Attempted(AT, id, "sim", 31, 5),
                ONE,
                new JournalEntry.Reached(3, new Receipt(id, "1101", ReceiptState.UNDELIVERED, AT, "")),
                new JournalEntry.Asked(AT, "1101", "ACK"),
                new JournalEntry.OrderClosed(AT, "1101", "K7", "cleared"),
                new JournalEntry.PresenceSeen(AT, "1101", "sim", true),
                new JournalEntry.Told(Long.MAX_VALUE));
        return Stream.concat(others, received);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyEntryComesBackAsItWas(JournalEntry entry) {
        try (FileMessageStore store = FileMessageStore.open(folder)) {
            store.append(List.of(entry));
        }
        try (FileMessageStore store = FileMessageStore.open(folder)) {
            assertThat(store.load()).containsExactly(entry);
        }
    }

    @Test
    void aBatchIsThereWholeOrNotAtAllWhereverTheWriteBroke() throws IOException {
        Path journal = folder.resolve("radio-journal.txt");
        try (FileMessageStore store = FileMessageStore.open(folder)) {
            store.append(List.of(ONE));
            store.append(List.of(TWO, THREE));
        }
        byte[] whole = Files.readAllBytes(journal);
        int firstBatch = new String(whole, java.nio.charset.StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length = firstBatch; length < whole.length; length++) {
            Files.write(journal, Arrays.copyOf(whole, length));
            try (FileMessageStore store = FileMessageStore.open(folder)) {
                assertThat(store.load()).as("cut at byte %d", length).containsExactly(ONE);
                store.append(List.of(THREE));
                assertThat(store.load()).containsExactly(ONE, THREE);
            }
        }
    }

    @Test
    void damageInTheMiddleIsAnErrorAndNotSilence() throws IOException {
        Path journal = folder.resolve("radio-journal.txt");
        try (FileMessageStore store = FileMessageStore.open(folder)) {
            store.append(List.of(ONE));
            store.append(List.of(TWO));
        }
        byte[] bytes = Files.readAllBytes(journal);
        bytes[15] ^= 1;
        Files.write(journal, bytes, StandardOpenOption.TRUNCATE_EXISTING);
        try (FileMessageStore store = FileMessageStore.open(folder)) {
            assertThatThrownBy(store::load)
                    .isInstanceOf(MessageStoreException.class)
                    .hasMessageContaining("damaged before line 2");
        }
    }

    @Test
    void oneFolderIsUsedByOneGatewayAtATime() {
        try (FileMessageStore store = FileMessageStore.open(folder)) {
            store.append(List.of(ONE));
            assertThatThrownBy(() -> FileMessageStore.open(folder))
                    .isInstanceOf(MessageStoreException.class)
                    .hasMessageContaining("Another gateway");
        }
        FileMessageStore.open(folder).close();
    }

    @Test
    void replacedEntriesAreFollowedByThoseAppendedAfterwards() {
        try (FileMessageStore store = FileMessageStore.open(folder)) {
            store.append(List.of(ONE, TWO));
            store.replaceAll(List.of(TWO));
            store.append(List.of(THREE));
            assertThat(store.load()).containsExactly(TWO, THREE);
            store.replaceAll(List.of());
            assertThat(store.load()).isEmpty();
        }
    }

    @Test
    void kindsOfMessagesThatTakeThePlaceOfOthersAreTwo() {
        assertThat(MessageKind.values())
                .filteredOn(MessageKind::supersedes)
                .containsExactly(MessageKind.AMENDMENT, MessageKind.CANCELLATION);
    }
}
