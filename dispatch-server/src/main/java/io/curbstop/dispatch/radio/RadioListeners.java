package io.curbstop.dispatch.radio;

import io.curbstop.radio.api.RadioListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Who hears what comes from the radios. */
@Component
class RadioListeners {

    private final List<RadioListener> listeners = new CopyOnWriteArrayList<>();

    void add(RadioListener listener) {
        listeners.add(listener);
    }

    /** Tells each; one that throws has not taken it, and it is told again to all. */
    void tell(Consumer<RadioListener> news) {
        listeners.forEach(news);
    }
}
