package io.drsip.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordGuardTest {

    private static final Map<String, Integer> TYPES = Map.of("change", 20, "alert", 21, "hello", 22, "data", 23);

    private final EmbeddedChannel channel = new EmbeddedChannel(new RecordGuard());

    @AfterEach
    void nothingLeaks() {
        channel.finishAndReleaseAll();
    }

    private static ByteBuf records(String names) {
        ByteBuf octets = Unpooled.buffer();
        for (String name : names.split(" ", -1)) {
            int length = name.equals("change") ? 1 : 300;
            octets.writeByte(TYPES.getOrDefault(name.toLowerCase(Locale.ROOT), 0));
            octets.writeShort(0x0303);
            octets.writeShort(length);
            octets.writeZero(length);
        }
        return octets;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            hello hello hello change hello data data
            hello change hello data data alert
            hello change change data data
            hello alert
            """)
    void oneHandshakePasses(String names) {
        ByteBuf octets = records(names);
        int length = octets.readableBytes();

        while (octets.isReadable()) {
            channel.writeInbound(octets.readRetainedSlice(Math.min(7, octets.readableBytes())));
        }
        octets.release();

        assertEquals((length + 6) / 7, channel.inboundMessages().size());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            hello hello change hello data hello
            hello change hello hello
            hello change hello data data data hello data
            """)
    void aSecondHandshakeEndsTheConnection(String names) {
        ByteBuf octets = records(names);

        assertThrows(RecordGuard.SecondHandshakeException.class, () -> channel.writeInbound(octets));

        assertFalse(channel.isActive());
        assertEquals(0, channel.inboundMessages().size());
    }
}
