package io.curbstop.radio.smpp;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.curbstop.radio.time.RadioScheduler;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.slf4j.LoggerFactory;

/**
 * An SMSC on a real socket, with phones. Holds a text for a phone that is off until its validity has passed; sends receipts;
 * delivers a phone's text again until it is answered well.
 */
final class SmscSimulator implements AutoCloseable {

    static {
        // Links break on purpose here, and the library writes a page about each.
        ((Logger) LoggerFactory.getLogger("org.jsmpp")).setLevel(Level.OFF);
    }

    static final String PASSWORD = "geheim77";

    private static final Duration TO_PHONE = Duration.ofSeconds(1);
    private static final Duration REDELIVERY = Duration.ofSeconds(30);
    private static final int DELIVERY_ATTEMPTS = 20;
    private static final int RECEIPT = 0x04;

    /** What the SMSC has been given. */
    record Submitted(String id, SubmitSm message) {
        byte[] bytes() {
            OptionalParameter payload = message.getOptionalParameter(OptionalParameter.Tag.MESSAGE_PAYLOAD);
            return payload == null ? message.getShortMessage() : ((OptionalParameter.OctetString) payload).getValue();
        }

        short reference() {
            return ((OptionalParameter.Short)
                            message.getOptionalParameter(OptionalParameter.Tag.USER_MESSAGE_REFERENCE))
                    .getValue();
        }

        private Duration validity() {
            String written = message.getValidityPeriod();
            return Duration.ofDays(field(written, 4))
                    .plusHours(field(written, 6))
                    .plusMinutes(field(written, 8))
                    .plusSeconds(field(written, 10));
        }

        private static int field(String written, int at) {
            return Integer.parseInt(written.substring(at, at + 2));
        }
    }

    private final RadioScheduler scheduler;
    private final int port;
    private final ExecutorService workers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "smsc");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicInteger outstanding = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger(1_000);
    private final Map<String, SimulatedPhone> phones = new ConcurrentHashMap<>();
    final List<Submitted> submitted = new CopyOnWriteArrayList<>();
    final List<Integer> answers = new CopyOnWriteArrayList<>();
    volatile int refuseWith;
    volatile boolean receiptsByHand;
    private volatile SMPPServerSessionListener listener;
    private volatile SMPPServerSession session;
    private volatile Future<?> accepting;

    SmscSimulator(RadioScheduler scheduler) throws IOException {
        this.scheduler = scheduler;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    SimulatedPhone phone(String number) {
        return phones.computeIfAbsent(number, absent -> new SimulatedPhone());
    }

    /** What is on its way and not answered yet. */
    int countOutstanding() {
        return outstanding.get();
    }

    boolean isBound() {
        SMPPServerSession current = session;
        return current != null && current.getSessionState().isBound();
    }

    void start() throws IOException {
        SMPPServerSessionListener opened = new SMPPServerSessionListener(port);
        opened.setMessageReceiverListener(new SmscReceiver(this::onSubmitted));
        listener = opened;
        accepting = workers.submit(() -> {
            while (listener == opened) {
                try {
                    serve(opened.accept());
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    private void serve(SMPPServerSession accepted) {
        workers.execute(() -> {
            try {
                BindRequest request = accepted.waitForBind(10_000);
                if (request.getPassword().equals(PASSWORD)) {
                    request.accept("SMSC", InterfaceVersion.IF_34);
                    accepted.setTransactionTimer(60_000);
                    session = accepted;
                } else {
                    request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
                    accepted.close();
                }
            } catch (Exception gone) {
                accepted.close();
            }
        });
    }

    /** Breaks the connection and listens no more. */
    void stop() throws IOException {
        SMPPServerSessionListener open = listener;
        listener = null;
        if (open != null) {
            open.close();
            awaitEndOfAccepting();
        }
        breakLink();
    }

    /** The port is free only then. */
    private void awaitEndOfAccepting() throws IOException {
        try {
            accepting.get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException stuck) {
            throw new IOException(stuck);
        }
    }

    /** Breaks the connection. */
    void breakLink() {
        SMPPServerSession current = session;
        session = null;
        if (current != null) {
            current.close();
        }
    }

    private SubmitSmResult onSubmitted(SubmitSm message) throws ProcessRequestException {
        if (refuseWith != 0) {
            throw new ProcessRequestException("refused", refuseWith);
        }
        Submitted text = new Submitted(Integer.toHexString(ids.incrementAndGet()), message);
        submitted.add(text);
        if (!receiptsByHand) {
            scheduler.after(TO_PHONE, () -> tryPhone(text));
        }
        try {
            return new SubmitSmResult(new MessageId(text.id()), new OptionalParameter[0]);
        } catch (org.jsmpp.PDUStringException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void tryPhone(Submitted text) {
        SimulatedPhone phone = phone(text.message().getDestAddress());
        if (phone.isOn()) {
            phone.take(text);
            sendReceipt(text, "DELIVRD");
            return;
        }
        Runnable again = () -> tryPhone(text);
        phone.hold(again);
        scheduler.after(text.validity(), () -> {
            if (phone.letGo(again)) {
                sendReceipt(text, "EXPIRED");
            }
        });
    }

    private void sendReceipt(Submitted text, String state) {
        String words = "id:" + text.id() + " sub:001 dlvrd:001 submit date:2603020800 done date:2603020801 stat:"
                + state + " err:000 text:K7";
        sendReceipt(text.message().getDestAddress(), words);
    }

    /** A receipt in these words. */
    void sendReceipt(String number, String words, OptionalParameter... parameters) {
        DeliverSm receipt = new DeliverSm();
        receipt.setSourceAddr(number);
        receipt.setEsmClass((byte) RECEIPT);
        receipt.setShortMessage(words.getBytes(StandardCharsets.ISO_8859_1));
        receipt.setOptionalParameters(parameters);
        deliver(receipt, 1);
    }

    /** A phone sends a text in ASCII, which is delivered until it is answered well. */
    void sendText(String number, String words, OptionalParameter... parameters) {
        sendBytes(number, 0, 0, words.getBytes(StandardCharsets.US_ASCII), parameters);
    }

    /** A phone sends bytes. */
    void sendBytes(String number, int esmClass, int dataCoding, byte[] bytes, OptionalParameter... parameters) {
        DeliverSm text = new DeliverSm();
        text.setSourceAddr(number);
        text.setEsmClass((byte) esmClass);
        text.setDataCoding((byte) dataCoding);
        text.setShortMessage(bytes);
        text.setOptionalParameters(parameters);
        deliver(text, DELIVERY_ATTEMPTS);
    }

    private void deliver(DeliverSm message, int attempts) {
        outstanding.incrementAndGet();
        workers.execute(() -> {
            int answer = deliverOnce(message);
            answers.add(answer);
            boolean again = answer != 0 && answer != SMPPConstant.STAT_ESME_RX_R_APPN && attempts > 1;
            if (again) {
                scheduler.after(REDELIVERY, () -> deliver(message, attempts - 1));
            }
            outstanding.decrementAndGet();
        });
    }

    /** The status of the answer; -1 when none came. */
    private int deliverOnce(DeliverSm message) {
        SMPPServerSession current = session;
        if (current == null) {
            return -1;
        }
        try {
            current.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    message.getSourceAddr(),
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    "4471",
                    new ESMClass(message.getEsmClass()),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    () -> message.getDataCoding(),
                    message.getShortMessage(),
                    message.getOptionalParameters());
            return 0;
        } catch (org.jsmpp.extra.NegativeResponseException refused) {
            return refused.getCommandStatus();
        } catch (Exception broken) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        workers.shutdownNow();
    }
}
