package io.drsip.benchmarks;

/**
 * A library that is measured: three things that each of them can do. The message object and what is read of it are as
 * the library has them, so that none pays for being translated. Single thread.
 */
interface Peer {

    /** How many values are read. */
    int TEN = 10;

    /** The host that takes the place of the one in Contact. */
    String NEW_HOST = "sbc9.contoso.com";

    /** The Record-Route that is added. */
    String NEW_ROUTE = "<sip:sbc9.contoso.com:5061;transport=tls;lr>";

    /** What is taken out of Allow. */
    String NOT_ALLOWED = "REFER";

    /** What stands for a value that the message does not have. */
    String ABSENT = "";

    /**
     * Makes the message object of the library.
     *
     * @param octets one message
     * @return the message as the library has it
     * @throws Exception if the library refuses it
     */
    Object parse(byte[] octets) throws Exception;

    /**
     * Parses and reads ten values: host of the Request-URI, branch of the topmost Via, tags of From and To, Call-ID,
     * method of CSeq, host of Contact, all Record-Routes, all methods of Allow, Content-Length.
     *
     * @param octets one message
     * @param ten where they are put, in this order; the two lists as collections
     * @throws Exception if the library refuses the message or a value
     */
    void read(byte[] octets, Object[] ten) throws Exception;

    /**
     * Parses, replaces the host of Contact, puts a Record-Route on top, takes REFER out of Allow, and writes the
     * message.
     *
     * @param octets one message
     * @param target where the new one is written
     * @return how many octets it has
     * @throws Exception if the library refuses the message or a change
     */
    int modify(byte[] octets, byte[] target) throws Exception;
}
