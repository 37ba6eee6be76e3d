package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SliceTest {

    private static final byte[] OCTETS = "xxVia: yxx".getBytes(StandardCharsets.UTF_8);

    @Test
    void aSliceSeesOnlyItsRange() {
        Slice slice = new Slice(OCTETS, 2, 8);

        assertEquals("Via: y", slice.toString());
        assertEquals(6, slice.length());
        assertEquals('V', slice.at(0));
        assertArrayEquals("Via: y".getBytes(StandardCharsets.UTF_8), slice.toByteArray());
        assertThrows(IndexOutOfBoundsException.class, () -> slice.at(6));
        assertThrows(IndexOutOfBoundsException.class, () -> slice.at(-1));
        assertTrue(Slice.empty().isEmpty());
    }

    @Test
    void equalSlicesHaveEqualOctets() {
        assertEquals(new Slice(OCTETS, 2, 8), Slice.of("Via: y"));
        assertEquals(new Slice(OCTETS, 2, 8).hashCode(), Slice.of("Via: y").hashCode());
        assertNotEquals(new Slice(OCTETS, 2, 7), Slice.of("Via: y"));
        assertTrue(Slice.of("VIA").equalsIgnoreCase("via"));
        assertFalse(Slice.of("VIA").equalsIgnoreCase("viaa"));
        assertFalse(Slice.of("[").equalsIgnoreCase("{"));
    }

    @Test
    void aCopyIsNotReachedByLaterChanges() {
        byte[] octets = {1, 2};
        Slice slice = Slice.copyOf(octets);
        byte[] target = new byte[4];

        octets[0] = 9;

        assertEquals(3, slice.copyTo(target, 1));
        assertArrayEquals(new byte[] {0, 1, 2, 0}, target);
    }
}
