package io.drsip.core.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.PhoneNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InMemoryNumberDirectoryTest {

    private static final Fqdn CONTOSO = Fqdn.parse("sbc1.contoso.com");
    private static final Fqdn FABRIKAM = Fqdn.parse("sbc1.fabrikam.com");

    private final InMemoryNumberDirectory directory = InMemoryNumberDirectory.empty();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+14255550100",
                "14255550100",
                "0",
                "00",
                "*31#4711",
                "+123456789012345",
                "1234567890123456",
                "12345678901234567",
                "1234567890123456789012345678901"
            })
    void aNumberIsFoundExactlyAsItIsWritten(String text) {
        PhoneNumber number = new PhoneNumber(text);

        assertEquals(Optional.empty(), directory.put(number, CONTOSO));
        assertEquals(Optional.of(CONTOSO), directory.put(number, FABRIKAM));

        assertEquals(Optional.of(FABRIKAM), owner(text));
        assertEquals(Optional.empty(), owner(text + "0"));
        assertEquals(1, directory.size());
        assertEquals(Optional.of(FABRIKAM), directory.remove(number));
        assertEquals(Optional.empty(), owner(text));
        assertEquals(0, directory.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "0", "00", "0000000000000000", "+999999999999999", "*#", "911", "119"})
    void whatIsPackedCanBeUnpacked(String text) {
        assertEquals(text, PackedNumber.unpack(PackedNumber.pack(text)));
    }

    @Test
    void numbersThatDifferPackDifferently() {
        assertNotEquals(PackedNumber.pack("911"), PackedNumber.pack("119"));
        assertNotEquals(PackedNumber.pack("+911"), PackedNumber.pack("911"));
        assertNotEquals(PackedNumber.pack("0"), PackedNumber.pack("00"));
    }

    @Test
    void theTableIsAMap() {
        NumberTable table = new NumberTable();
        Map<Long, Fqdn> model = new HashMap<>();
        SplittableRandom random = new SplittableRandom(7);
        Fqdn[] owners = {CONTOSO, FABRIKAM};

        for (int i = 0; i < 200_000; i++) {
            long key = PackedNumber.pack("+1425" + (1_000_000 + random.nextInt(3_000)));
            if (random.nextInt(5) < 2) {
                assertEquals(model.remove(key), table.remove(key));
            } else {
                Fqdn owner = owners[random.nextInt(2)];
                assertEquals(model.put(key, owner), table.put(key, owner));
            }
            assertEquals(model.size(), table.size());
        }
        for (int number = 0; number < 3_000; number++) {
            long key = PackedNumber.pack("+1425" + (1_000_000 + number));
            assertEquals(model.get(key), table.find(key));
        }
    }

    @Test
    void numbersOfOneBlockSpreadOverTheTable() {
        int[] perStripe = new int[64];

        for (int number = 0; number < 64_000; number++) {
            long hash = PackedNumber.hash(PackedNumber.pack("+1425" + (1_000_000 + number)));
            perStripe[(int) (hash >>> 58)]++;
        }

        for (int count : perStripe) {
            assertTrue(count > 800 && count < 1_200, () -> count + " of 1,000");
        }
    }

    private Optional<Fqdn> owner(String number) {
        return directory.owner(new PhoneNumber(number)).toCompletableFuture().join();
    }
}
