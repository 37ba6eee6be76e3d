package io.drsip.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdmissionTest {

    private final Admission admission = new Admission(ConnectionLimits.builder()
            .perAddress(2)
            .perCloudAddress(4)
            .connections(5)
            .handshakes(3)
            .build());

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(text));
    }

    private Optional<String> enter(String text) throws UnknownHostException {
        Optional<String> refusal = admission.enter(address(text), false);
        if (refusal.isEmpty()) {
            admission.place(address(text)).handshakeDone();
        }
        return refusal;
    }

    @Test
    void oneAddressDoesNotTakeAllPlaces() throws Exception {
        assertEquals(Optional.empty(), enter("192.0.2.1"));
        assertEquals(Optional.empty(), enter("192.0.2.1"));
        assertEquals(Optional.of("the address has 2 connections already"), enter("192.0.2.1"));
        assertEquals(Optional.empty(), enter("192.0.2.2"));
    }

    @Test
    void anAddressOfTheCloudMayHoldMore() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertEquals(Optional.empty(), admission.enter(address("52.112.0.1"), true));
            admission.place(address("52.112.0.1")).handshakeDone();
        }
    }

    @Test
    void whoLeavesMakesRoom() throws Exception {
        enter("192.0.2.1");
        admission.enter(address("192.0.2.1"), false);
        Admission.Place second = admission.place(address("192.0.2.1"));
        second.handshakeDone();
        second.leave();

        assertEquals(Optional.empty(), enter("192.0.2.1"));
    }

    @Test
    void thereIsALimitForAll() throws Exception {
        for (int i = 1; i <= 5; i++) {
            assertEquals(Optional.empty(), enter("192.0.2." + i));
        }

        assertEquals(Optional.of("there are 5 connections already"), enter("192.0.2.6"));
    }

    @Test
    void unfinishedHandshakesHaveTheirOwnLimit() throws Exception {
        for (int i = 1; i <= 3; i++) {
            assertTrue(admission.enter(address("192.0.2." + i), false).isEmpty());
        }

        assertEquals(Optional.of("there are 3 handshakes already"), admission.enter(address("192.0.2.4"), false));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            52.112.0.0/14,   52.111.255.255,  false
            52.112.0.0/14,   52.112.0.0,      true
            52.112.0.0/14,   52.115.255.255,  true
            52.112.0.0/14,   52.116.0.0,      false
            52.120.0.0/14,   52.123.255.255,  true
            52.120.0.0/14,   52.124.0.0,      false
            52.127.88.0/21,  52.127.95.255,   true
            52.127.88.0/21,  52.127.96.0,     false
            192.0.2.7/32,    192.0.2.7,       true
            192.0.2.7/32,    192.0.2.6,       false
            0.0.0.0/0,       203.0.113.9,     true
            0.0.0.0/0,       2001:db8::1,     false
            2001:db8::/33,   2001:db8:7fff::, true
            2001:db8::/33,   2001:db8:8000::, false
            """)
    void aRangeHasSharpEdges(String range, String candidate, boolean inside) throws Exception {
        assertEquals(inside, AddressRange.parse(range).orElseThrow().contains(address(candidate)));
    }

    @ParameterizedTest
    @CsvSource({"52.112.0.0", "52.112.0.0/33", "52.112.0/14", "sip.contoso.com/14", "52.112.0.0/-1", "52.112.0.0/"})
    void whatIsNoRangeIsNone(String text) {
        assertEquals(Optional.empty(), AddressRange.parse(text));
    }
}
