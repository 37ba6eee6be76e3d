package io.drsip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A media plane that answers at once: one address, one port, one key. For tests; single thread. */
final class FixedBridge implements MediaBridge {

    private static final String KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";
    private static final int PORT = 31_420;

    final List<String> told = new ArrayList<>();

    private final String address;

    FixedBridge(String address) {
        this.address = address;
    }

    @Override
    public CompletionStage<SessionDescription> bridge(MediaExchange exchange) {
        told.add(exchange.toString());
        boolean secure = exchange.towards() == MediaSide.MICROSOFT;
        int tag = exchange.offer().map(FixedBridge::offeredTag).orElse(1);
        SessionDescription made = exchange.received()
                .withConnection(Connection.of(address))
                .mapMedia(medium -> medium.withMedia(
                                medium.media().withPort(PORT).withProtocol(secure ? "RTP/SAVP" : "RTP/AVP"))
                        .withLines(lines -> secure
                                ? lines.with(AttributeType.CRYPTO, CryptoAttribute.aes80(tag, KEY))
                                : lines.without(AttributeType.CRYPTO)));
        return CompletableFuture.completedStage(made);
    }

    /** The answer takes the line of the suite that it can do (RFC 4568 section 5.1.2). */
    private static int offeredTag(SessionDescription offer) {
        return offer.sound(0, AttributeType.CRYPTO).stream()
                .filter(crypto -> crypto.suite().equals(CryptoAttribute.AES_80))
                .mapToInt(CryptoAttribute::tag)
                .findFirst()
                .orElse(1);
    }

    @Override
    public void onReleased(String call) {
        told.add(call + " over");
    }

    @Override
    public void onForkReleased(String call, String fork) {
        told.add(call + " " + fork + " over");
    }
}
