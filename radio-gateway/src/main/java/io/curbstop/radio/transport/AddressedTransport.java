package io.curbstop.radio.transport;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A transport whose network knows the radios by other names: a crew's radio is {@code 1101} to dispatch, {@code CREW11} on
 * the packet channel and a telephone number for text messages. A name that is not in the book is the same on both sides, unless
 * the book is closed: then only those in it are reached. Who is not in it is heard nevertheless, under the name of the
 * transport and the address, such as {@code trbo:1101}, where the address alone is what dispatch calls another radio.
 */
public final class AddressedTransport implements RadioTransport {

    private final RadioTransport inner;
    private final Map<String, String> addresses;
    private final Map<String, String> radios = new HashMap<>();
    private final boolean closed;
    private final String strangerPrefix;

    /**
     * Puts a book before a transport.
     *
     * @param addresses the network's word for each radio
     * @param closed whether radios that are not in the book cannot be reached
     * @throws IllegalArgumentException when two radios have the same address, so that nobody could tell who answers
     */
    public AddressedTransport(RadioTransport inner, Map<String, String> addresses, boolean closed) {
        this.inner = inner;
        this.addresses = Map.copyOf(addresses);
        this.closed = closed;
        this.strangerPrefix = inner.name() + ":";
        this.addresses.forEach((radioId, address) -> {
            String other = radios.put(address, radioId);
            if (other != null) {
                throw new IllegalArgumentException("On %s the radios %s and %s share the address %s"
                        .formatted(inner.name(), other, radioId, address));
            }
        });
    }

    private Optional<String> findAddress(String radioId) {
        String address = addresses.get(radioId);
        if (address != null) {
            return Optional.of(address);
        }
        // A radio of another name must not be reached under an address that is somebody else's.
        return closed || radios.containsKey(radioId) ? Optional.empty() : Optional.of(radioId);
    }

    /** The radio of an address; a stranger must not pass for the radio that dispatch knows by what is its address. */
    private String radio(String address) {
        String radio = radios.get(address);
        if (radio != null) {
            return radio;
        }
        return addresses.containsKey(address) ? strangerPrefix + address : address;
    }

    /** Where something under this name came from, which need not be in the book. */
    private String addressHeard(String radioId) {
        boolean stranger = radioId.startsWith(strangerPrefix);
        return addresses.getOrDefault(radioId, stranger ? radioId.substring(strangerPrefix.length()) : radioId);
    }

    @Override
    public boolean reaches(String radioId) {
        return findAddress(radioId).filter(inner::reaches).isPresent();
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public TransportTraits traits() {
        return inner.traits();
    }

    @Override
    public void start(TransportListener listener) {
        inner.start(new Renamed(listener));
    }

    @Override
    public void send(OutboundFrame frame) throws TransportException {
        String address = findAddress(frame.radioId())
                .orElseThrow(() -> new TransportException(name() + " has no address of radio " + frame.radioId()));
        inner.send(renamed(frame, address));
    }

    private static OutboundFrame renamed(OutboundFrame frame, String name) {
        return new OutboundFrame(
                name, frame.group(), frame.sequence(), frame.attempt(), frame.priority(), frame.text());
    }

    @Override
    public void acknowledge(InboundFrame frame) {
        // Also to those that cannot be reached by the book: they would else say it again and again.
        String address = addressHeard(frame.radioId());
        inner.acknowledge(new InboundFrame(address, frame.sequence(), frame.kind(), frame.text()));
    }

    @Override
    public void askPosition(String radioId) {
        findAddress(radioId).ifPresent(inner::askPosition);
    }

    @Override
    public boolean isChannelBusy() {
        return inner.isChannelBusy();
    }

    @Override
    public void close() {
        inner.close();
    }

    /** Reports under the names that dispatch knows. */
    private final class Renamed implements TransportListener {

        private final TransportListener to;

        Renamed(TransportListener to) {
            this.to = to;
        }

        @Override
        public void onAccepted(OutboundFrame frame) {
            to.onAccepted(renamed(frame, radio(frame.radioId())));
        }

        @Override
        public void onAir(OutboundFrame frame) {
            to.onAir(renamed(frame, radio(frame.radioId())));
        }

        @Override
        public void onRefused(OutboundFrame frame, String reason) {
            to.onRefused(renamed(frame, radio(frame.radioId())), reason);
        }

        @Override
        public void onRadioAck(String radioId, int sequence) {
            to.onRadioAck(radio(radioId), sequence);
        }

        @Override
        public void onReceived(InboundFrame frame) {
            to.onReceived(new InboundFrame(radio(frame.radioId()), frame.sequence(), frame.kind(), frame.text()));
        }

        @Override
        public void onPresence(String radioId, boolean present) {
            to.onPresence(radio(radioId), present);
        }

        @Override
        public void onPosition(RadioFix fix) {
            to.onPosition(new RadioFix(radio(fix.radioId()), fix.lon(), fix.lat(), fix.radius_m(), fix.fixedAt()));
        }

        @Override
        public void onWorking(boolean working, String detail) {
            to.onWorking(working, detail);
        }

        @Override
        public void onFault(String code, String radioId, String detail) {
            to.onFault(code, radio(radioId), detail);
        }

        @Override
        public void onOwnTraffic(Duration airtime) {
            to.onOwnTraffic(airtime);
        }

        @Override
        public void onChannelClear() {
            to.onChannelClear();
        }
    }
}
