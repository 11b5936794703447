package io.curbstop.radio.smpp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.util.DefaultComposer;
import org.jsmpp.util.PDUComposer;

/** The library's reading and writing, where it would trust the far end or log what is secret. */
final class SmppPdus {

    /** The longest unit that is read, in bytes; a length beyond it is nonsense, and the link is made anew. */
    static final int MOST_BYTES = 16_384;

    private SmppPdus() {}

    /**
     * Takes no memory for lengths that nobody sends in earnest, and remembers the answer to the bind: of an SMSC that refuses
     * and closes at once the library may see the end before the answer.
     */
    static final class BoundedReader extends DefaultPDUReader {

        private volatile int bindStatus;

        /** What the SMSC has answered to the bind; 0 when it has agreed, or not answered. */
        int bindStatus() {
            return bindStatus;
        }

        @Override
        public byte[] readPDU(DataInputStream in, Command header) throws IOException {
            if (header.getCommandLength() > MOST_BYTES) {
                throw new IOException("The SMSC announces " + header.getCommandLength() + " bytes");
            }
            if (header.getCommandId() == SMPPConstant.CID_BIND_TRANSCEIVER_RESP) {
                bindStatus = header.getCommandStatus();
            }
            return super.readPDU(in, header);
        }
    }

    /** Logs nothing of the bind, as the password is in it. */
    static final class DiscreetSender extends DefaultPDUSender {

        private final PDUComposer composer;

        DiscreetSender() {
            this(new DefaultComposer());
        }

        private DiscreetSender(PDUComposer composer) {
            super(composer);
            this.composer = composer;
        }

        @Override
        public byte[] sendBind(
                OutputStream out,
                BindType type,
                int sequence,
                String systemId,
                String password,
                String systemType,
                InterfaceVersion version,
                TypeOfNumber ton,
                NumberingPlanIndicator npi,
                String range)
                throws PDUStringException, IOException {
            byte[] bytes = composer.bind(
                    type.commandId(),
                    sequence,
                    systemId,
                    password,
                    systemType,
                    version.value(),
                    ton.value(),
                    npi.value(),
                    range);
            out.write(bytes);
            out.flush();
            return bytes;
        }
    }
}
