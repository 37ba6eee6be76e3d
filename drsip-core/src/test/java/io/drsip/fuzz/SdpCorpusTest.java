package io.drsip.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.corpus.Corpus;
import io.drsip.sdp.SessionDescription;
import io.drsip.sip.SipMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Descriptions in sample messages, in torture messages and in hostile streams. */
class SdpCorpusTest {

    private final SdpProperty property = new SdpProperty();

    @Test
    void theSampleMessagesHaveSoundDescriptions() {
        List<Integer> media = new ArrayList<>();
        for (byte[] sample : Inputs.samples()) {
            SipMessage message = SipMessage.parse(sample);
            if (!message.body().isEmpty()) {
                SessionDescription description = SessionDescription.parse(message.body());
                media.add(description.media().size());
                assertEquals(List.of(), description.issues());
                property.check(message.body().toByteArray());
            }
        }
        assertEquals(List.of(1, 1, 1, 1), media);
    }

    @Test
    void descriptionsOfTortureMessagesAreTaken() {
        int found = 0;
        for (String folder : List.of("rfc4475", "rfc5118")) {
            for (String file : Corpus.files(folder)) {
                if (file.endsWith(".dat")) {
                    found += checkAll(Corpus.octets(file));
                }
            }
        }
        assertTrue(!Corpus.isGiven() || found > 20, "found " + found);
    }

    @Test
    void descriptionsOfHostileStreamsDoNoHarm() {
        Corpus.hostile().forEach(stream -> checkAll(stream.octets()));
    }

    /** Everything from a description's first line on, and all up to the next one. */
    private int checkAll(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        int found = 0;
        for (int at = text.indexOf("v=0"); at >= 0; at = text.indexOf("v=0", at + 1)) {
            int next = text.indexOf("v=0", at + 1);
            property.check(Arrays.copyOfRange(octets, at, next < 0 ? octets.length : next));
            found++;
        }
        return found;
    }
}
