package io.curbstop.radio.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressedTransportTest {

    private final ToldEvents told = new ToldEvents();
    private final List<String> acknowledged = new ArrayList<>();
    private TransportListener network;

    private AddressedTransport open(boolean closed) {
        RadioTransport inner = (RadioTransport) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RadioTransport.class}, (self, method, with) -> {
                    switch (method.getName()) {
                        case "start" -> network = (TransportListener) with[0];
                        case "acknowledge" -> acknowledged.add(((InboundFrame) with[0]).radioId());
                        default -> {}
                    }
                    return method.getReturnType() == String.class ? "trbo" : null;
                });
        AddressedTransport transport = new AddressedTransport(inner, Map.of("1101", "2205"), closed);
        transport.start(told);
        return transport;
    }

    private InboundFrame hear(String address) {
        network.onReceived(new InboundFrame(address, 7, InboundFrame.Kind.TEXT, "ACK K7"));
        return told.received.get(told.received.size() - 1);
    }

    @Test
    void whatARadioOfTheBookSaysIsItsOwnAndAcknowledgedToItsAddress() {
        AddressedTransport transport = open(false);
        InboundFrame frame = hear("2205");
        assertThat(frame.radioId()).isEqualTo("1101");
        transport.acknowledge(frame);
        assertThat(acknowledged).containsExactly("2205");
    }

    @Test
    void aStrangerDoesNotPassForTheRadioThatDispatchKnowsByItsAddress() {
        AddressedTransport transport = open(false);
        network.onRadioAck("1101", 3);
        InboundFrame frame = hear("1101");
        assertThat(told.texts).containsExactly("ack 3 of trbo:1101");
        assertThat(frame.radioId()).isEqualTo("trbo:1101");
        transport.acknowledge(frame);
        assertThat(acknowledged).containsExactly("1101");
    }

    @Test
    void whoIsNotInAClosedBookIsAcknowledgedAllTheSame() {
        AddressedTransport transport = open(true);
        transport.acknowledge(hear("3306"));
        assertThat(acknowledged).containsExactly("3306");
    }
}
