package io.drsip.core.transaction;

import static io.drsip.sip.Method.ACK;
import static io.drsip.sip.Method.CANCEL;
import static io.drsip.sip.Method.INVITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionTableTest {

    private static final TransactionKey.Client SENT = TransactionKey.ofSent(Messages.request(INVITE));
    private static final TransactionKey.Server RECEIVED = TransactionKey.ofRequest(Messages.request(INVITE));

    @Test
    void bothSidesKeepTheirOwnEntriesUntilTheyAreRemoved() {
        TransactionTable<String, String> table = new TransactionTable<>();

        assertTrue(table.add(SENT, "ours"));
        assertTrue(table.add(RECEIVED, "theirs"));

        assertEquals(Optional.of("ours"), table.find(SENT));
        assertEquals(Optional.of("theirs"), table.find(RECEIVED));
        assertEquals(Optional.of("ours"), table.remove(SENT));
        assertEquals(Optional.of("theirs"), table.remove(RECEIVED));
        assertEquals(Optional.empty(), table.find(SENT));
        assertEquals(Optional.empty(), table.remove(RECEIVED));
    }

    @Test
    void anAckFindsItsInviteAndACancelItsOwnAndTheInvite() {
        TransactionTable<String, String> table = new TransactionTable<>();
        table.add(RECEIVED, "invite");
        TransactionKey.Server cancel = TransactionKey.ofRequest(Messages.request(CANCEL));

        assertEquals(Optional.of("invite"), table.find(TransactionKey.ofRequest(Messages.request(ACK))));
        assertEquals(Optional.empty(), table.find(cancel));
        assertEquals(Optional.of("invite"), table.find(cancel.toInvite()));
    }

    @Test
    void aFullSideTakesNoMoreAndLeavesTheOtherAlone() {
        TransactionTable<String, String> table = new TransactionTable<>(1, 2);

        assertTrue(table.add(RECEIVED, "first"));
        assertTrue(table.add(other(Method.BYE), "second"));
        assertFalse(table.add(other(Method.OPTIONS), "third"));
        assertTrue(table.add(SENT, "ours"));
        assertFalse(table.add(TransactionKey.ofSent(Messages.request(CANCEL)), "too many"));

        assertEquals(List.of("ours"), List.copyOf(table.clients()));
        assertEquals(2, table.servers().size());
        table.remove(RECEIVED);
        assertTrue(table.add(other(Method.OPTIONS), "third"));
    }

    @Test
    void aKeyIsTakenOnce() {
        TransactionTable<String, String> table = new TransactionTable<>();
        table.add(SENT, "ours");

        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> table.add(SENT, "again"));

        assertEquals("the transaction INVITE z9hG4bK77ef4c exists: find it before adding one", refused.getMessage());
    }

    @Test
    void aTableWithoutRoomIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> new TransactionTable<String, String>(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new TransactionTable<String, String>(1, 0));
    }

    private static TransactionKey.Server other(Method method) {
        return TransactionKey.ofRequest(Messages.request(method));
    }
}
