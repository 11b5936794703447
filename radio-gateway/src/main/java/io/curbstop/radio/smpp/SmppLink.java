package io.curbstop.radio.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;

/** One connection to an SMSC, from its bind to its end. Used once. */
final class SmppLink {

    /** Threads that take what the SMSC sends; each delivery that waits for its answer holds one. */
    static final int THREADS = 16;

    private static final int SENT_WITH_HEADER = 0x40;
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private static final Map<Integer, String> REASONS = Map.of(
            SMPPConstant.STAT_ESME_RTHROTTLED, "too many at a time",
            SMPPConstant.STAT_ESME_RMSGQFUL, "its queue is full",
            SMPPConstant.STAT_ESME_RINVDSTADR, "it knows no such number",
            SMPPConstant.STAT_ESME_RINVSRCADR, "it does not accept the sender",
            SMPPConstant.STAT_ESME_RINVPASWD, "the password is wrong",
            SMPPConstant.STAT_ESME_RINVSYSID, "the user is unknown",
            SMPPConstant.STAT_ESME_RBINDFAIL, "the bind failed",
            SMPPConstant.STAT_ESME_RALYBND, "the user is bound already");

    /** What an SMSC sends, on threads of the link. */
    interface Deliveries {
        /**
         * Takes a message and returns when it may be answered.
         *
         * @throws ProcessRequestException with the error to answer
         */
        void onDelivered(DeliverSm message) throws ProcessRequestException;
    }

    /** The SMSC has answered with an error. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        RefusedException(int status) {
            super("The SMSC refuses it: " + reason(status));
        }
    }

    private final SmppSettings settings;
    private final SmppPdus.BoundedReader reader = new SmppPdus.BoundedReader();
    private final SMPPSession session;
    private Thread opening;
    private boolean endedWhileOpening;

    /**
     * Does not connect yet.
     *
     * @param deliveries takes what comes in
     * @param onLost told when the link ends after it was open, by whomever
     */
    SmppLink(SmppSettings settings, Deliveries deliveries, Runnable onLost) {
        this.settings = settings;
        SmppTimes times = settings.times();
        session = new SMPPSession(new SynchronizedPDUSender(new SmppPdus.DiscreetSender()), reader, this::connect);
        session.setEnquireLinkTimer((int) times.enquireInterval().toMillis());
        session.setTransactionTimer(times.answerLimit().toMillis());
        session.setPduProcessorDegree(THREADS);
        session.setMessageReceiverListener(new Receiver(deliveries));
        session.addSessionStateListener((state, before, source) -> {
            if (before.isBound() && !state.isBound()) {
                onLost.run();
            }
            if (state == SessionState.CLOSED) {
                endOpening();
            }
        });
    }

    private Connection connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), (int)
                    settings.times().answerLimit().toMillis());
            return new SocketConnection(socket);
        } catch (IOException unreachable) {
            socket.close();
            throw unreachable;
        }
    }

    /**
     * Connects and binds as transceiver.
     *
     * @throws IOException saying why not, without the password
     */
    void open() throws IOException {
        SmppAccount account = settings.account();
        BindParameter parameters = new BindParameter(
                BindType.BIND_TRX,
                account.systemId(),
                account.password(),
                account.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null,
                InterfaceVersion.IF_34);
        beginOpening();
        try {
            session.connectAndBind(
                    account.host(),
                    account.port(),
                    parameters,
                    settings.times().answerLimit().toMillis());
        } catch (IOException failed) {
            session.close();
            throw new IOException("The SMSC " + account + " cannot be used: " + explain(failed), failed);
        } finally {
            finishOpening();
        }
    }

    private synchronized void beginOpening() {
        opening = Thread.currentThread();
    }

    /** The library would wait for an answer that cannot come any more. */
    private synchronized void endOpening() {
        if (opening != null && opening != Thread.currentThread()) {
            endedWhileOpening = true;
            opening.interrupt();
        }
    }

    private synchronized void finishOpening() {
        opening = null;
        if (endedWhileOpening) {
            Thread.interrupted();
        }
    }

    private synchronized String explain(IOException failed) {
        if (reader.bindStatus() != 0) {
            return reason(reader.bindStatus());
        }
        return endedWhileOpening ? "it has closed the connection" : String.valueOf(failed.getMessage());
    }

    private static String reason(int status) {
        return REASONS.getOrDefault(status, "error") + " (0x%02X)".formatted(status);
    }

    boolean isOpen() {
        return session.getSessionState().isBound();
    }

    /**
     * Gives the SMSC a message.
     *
     * @return the SMSC's name of it
     * @throws RefusedException when the SMSC does not take it
     * @throws IOException when it is not known whether the SMSC has it; the link is then of no more use
     */
    String submit(ShortMessage message) throws RefusedException, IOException {
        SmsNumbers numbers = settings.numbers();
        OptionalParameter reference =
                new OptionalParameter.User_message_reference(message.reference().encode());
        OptionalParameter[] parameters = message.payload()
                ? new OptionalParameter[] {reference, new OptionalParameter.Message_payload(message.bytes())}
                : new OptionalParameter[] {reference};
        try {
            return session.submitShortMessage(
                            "",
                            TypeOfNumber.valueOf((byte) numbers.senderTon()),
                            NumberingPlanIndicator.valueOf((byte) numbers.senderNpi()),
                            numbers.sender(),
                            TypeOfNumber.valueOf((byte) numbers.crewTon()),
                            NumberingPlanIndicator.valueOf((byte) numbers.crewNpi()),
                            message.number(),
                            new ESMClass(message.headed() ? SENT_WITH_HEADER : 0),
                            (byte) 0,
                            (byte) (message.urgent() ? 1 : 0),
                            null,
                            relative(settings.times().validity()),
                            new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                            (byte) 0,
                            () -> (byte) message.dataCoding(),
                            (byte) 0,
                            message.payload() ? new byte[0] : message.bytes(),
                            parameters)
                    .getMessageId();
        } catch (NegativeResponseException refused) {
            throw new RefusedException(refused.getCommandStatus());
        } catch (ResponseTimeoutException silent) {
            throw new IOException("The SMSC has not answered in time", silent);
        } catch (PDUException | InvalidResponseException | IOException broken) {
            throw new IOException("The link to the SMSC broke: " + broken.getMessage(), broken);
        }
    }

    /** As the protocol writes a time from now: {@code YYMMDDhhmmss000R}. */
    static String relative(Duration time) {
        return "0000%02d%02d%02d%02d000R"
                .formatted(time.toDays(), time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart());
    }

    /** Takes its leave and closes; waits a second for the SMSC's answer. */
    void close() {
        session.setTransactionTimer(GOODBYE.toMillis());
        if (session.getSessionState() != SessionState.CLOSED) {
            session.unbindAndClose();
        }
    }

    private record Receiver(Deliveries deliveries) implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
            deliveries.onDelivered(message);
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification notification) {
            // Asked for by nobody here.
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("data_sm is not taken here", SMPPConstant.STAT_ESME_RINVCMDID);
        }
    }
}
