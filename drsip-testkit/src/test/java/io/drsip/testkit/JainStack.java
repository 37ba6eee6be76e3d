package io.drsip.testkit;

import gov.nist.core.net.AddressResolver;
import gov.nist.javax.sip.EventWrapper;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.stack.MessageProcessor;
import java.util.Properties;
import javax.net.ssl.SSLParameters;
import javax.sip.IOExceptionEvent;
import javax.sip.PeerUnavailableException;

/**
 * The reference implementation of JAIN-SIP, given its TLS sockets as an object. By its properties it would take the name
 * of a class, or a key store on disk for the whole process. Thread-safe.
 */
final class JainStack extends SipStackImpl {

    JainStack(String name, JainNetwork network, AddressResolver resolver) throws PeerUnavailableException {
        super(properties(name));
        networkLayer = network;
        addressResolver = resolver;
        SSLParameters tls = network.context().getDefaultSSLParameters();
        setEnabledCipherSuites(tls.getCipherSuites());
        setEnabledProtocols(tls.getProtocols());
    }

    private static Properties properties(String name) {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", name);
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", JainSilence.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", JainServerSilence.class.getName());
        return properties;
    }

    /** As the original, which sleeps for a second besides and leaves a thread waiting for events. */
    @Override
    public void stopStack() {
        getEventScanner().forceStop();
        getEventScanner().addEvent(new EventWrapper(new IOExceptionEvent(this, "", 0, ""), null));
        for (MessageProcessor processor : getMessageProcessors()) {
            removeMessageProcessor(processor);
        }
        closeAllSockets();
        getTimer().stop();
    }
}
