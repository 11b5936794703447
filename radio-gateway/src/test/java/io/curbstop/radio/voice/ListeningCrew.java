package io.curbstop.radio.voice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A crew beside its receiver, which is a file of sound. It knows what each text sounds like in the voice of espeak-ng, which
 * it has asked by itself, and so tells which texts it has heard; of what is said again word for word it takes note once.
 */
final class ListeningCrew {

    private static final int RATE_HZ = 22_050;

    private final Path sound;
    private final String name;
    private final Map<String, byte[]> known = new HashMap<>();
    private final Set<String> understood = new LinkedHashSet<>();
    private boolean on = true;
    private int heardBytes;

    ListeningCrew(Path sound, String name) {
        this.sound = sound;
        this.name = name;
    }

    /** Learns what a text sounds like. */
    void learn(String text) throws Exception {
        Espeak voice = new Espeak(SpeechSettings.defaults());
        known.put(
                text,
                new Sound(RATE_HZ)
                        .samples(voice.speak(SpokenOrder.of(name, text)).samples())
                        .toBytes());
    }

    /** Goes on in the sound up to its present end, and understands it when the receiver is on. */
    void listen() {
        byte[] all = read();
        byte[] news = Arrays.copyOfRange(all, heardBytes, all.length);
        heardBytes = all.length;
        if (on) {
            understood.addAll(understand(news));
        }
    }

    private byte[] read() {
        try {
            return Files.exists(sound) ? Files.readAllBytes(sound) : new byte[0];
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private List<String> understand(byte[] news) {
        Map<String, Integer> places = new HashMap<>();
        known.forEach((text, words) -> {
            int at = indexOf(news, words);
            if (at >= 0) {
                places.put(text, at);
            }
        });
        List<String> inOrder = new ArrayList<>(places.keySet());
        inOrder.sort(java.util.Comparator.comparing(places::get));
        return inOrder;
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int at = 0; at + part.length <= all.length; at += 2) {
            if (Arrays.equals(all, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }

    /** Switches the receiver; what was on the air before counts as it was then. */
    void switchPower(boolean isOn) {
        listen();
        on = isOn;
    }

    List<String> understood() {
        listen();
        return List.copyOf(understood);
    }
}
