package io.drsip.directory;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What is known of one name, and the question that is open about it. Thread-safe: changes under its own lock. */
final class CachedName {

    /** What the directory said, and when it was asked. Immutable. */
    record Known(CompletionStage<Optional<Tenant>> answer, Optional<Tenant> tenant, Instant asked) {

        static Known of(Optional<Tenant> tenant, Instant asked) {
            return new Known(CompletableFuture.completedStage(tenant), tenant, asked);
        }

        Duration age(Instant now) {
            return Duration.between(asked, now);
        }
    }

    /** A question to the directory. Those who wait for it may get their answer before it has one. */
    static final class Question {

        private final Instant asked;
        private final CompletableFuture<Optional<Tenant>> answer = new CompletableFuture<>();
        private final AtomicBoolean over = new AtomicBoolean();

        Question(Instant asked) {
            this.asked = asked;
        }

        Instant asked() {
            return asked;
        }

        /** What those who wait get, and cannot complete for each other. */
        CompletionStage<Optional<Tenant>> answer() {
            return answer.minimalCompletionStage();
        }

        /** Gives them a tenant or nobody, unless they have their answer; tells whether they had none. */
        boolean answer(Optional<Tenant> tenant) {
            return answer.complete(tenant);
        }

        void fail(Throwable error) {
            answer.completeExceptionally(error);
        }

        /** Takes the first result, whatever it is; false for any later one. */
        boolean end() {
            return over.compareAndSet(false, true);
        }
    }

    private final Fqdn name;

    // What is known, whether somebody wanted it since it was last looked at for room, and when the directory failed.
    private volatile @Nullable Known known;
    private volatile boolean wanted = true;
    private @Nullable Question question;
    private Instant failed = Instant.MIN;

    CachedName(Fqdn name) {
        this.name = name;
    }

    Fqdn name() {
        return name;
    }

    @Nullable
    Known known() {
        return known;
    }

    void want() {
        if (!wanted) {
            wanted = true;
        }
    }

    /** Whether somebody wanted it since the last time this was asked. */
    boolean takeWanted() {
        boolean before = wanted;
        wanted = false;
        return before;
    }

    synchronized boolean isOpen() {
        return question != null;
    }

    /** Opens a question, unless one is open already; returns the one that is open now. */
    synchronized Question begin(Question next) {
        Question open = question == null ? next : question;
        question = open;
        return open;
    }

    synchronized boolean failedSince(Instant moment) {
        return failed.isAfter(moment);
    }

    /** The directory has answered; false if the question is not the open one any more, so that nothing changes. */
    synchronized boolean end(Question ended, Known result) {
        if (question != ended) {
            return false;
        }
        question = null;
        known = result;
        return true;
    }

    /** The directory has failed. */
    synchronized void fail(Question ended, Instant now) {
        if (question == ended) {
            question = null;
            failed = now;
        }
    }

    /** Somebody knows better than the directory did when it was asked. Returns what waits for an answer. */
    synchronized @Nullable Question replace(Known better) {
        Question open = question;
        question = null;
        known = better;
        return open;
    }

    /** Nothing is known any more; a question that is open is not remembered. */
    synchronized void forget() {
        question = null;
        known = null;
    }
}
