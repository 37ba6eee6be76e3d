package io.drsip.core.engine;

import io.drsip.core.tenant.TenantLookup;
import io.drsip.core.tenant.TenantResolver;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Host;
import io.drsip.sip.Status;
import io.drsip.tenant.Tenant;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Lookups that wait for the tenant directory, which is outside: questions go out, answers come in. Single thread. */
final class TenantQuestions {

    /** How many lookups may wait; a directory that is slower than its calls must not eat the memory. */
    private static final int LIMIT = 10_000;

    /** Who wants to know. Exactly one of the methods is called, once. */
    interface Asker {

        /** The tenant; empty for the trunk's own name. */
        void onFound(Optional<Tenant> tenant, Instant now);

        /** Nobody is called so: 404; or nobody can tell: 500 or 503. */
        void onUnknown(Status status, String cause, Instant now);
    }

    private record Open(TenantLookup.Question question, Asker asker) {}

    private final EngineContext context;
    private final TenantResolver resolver;
    private final Map<Long, Open> open = new HashMap<>();

    // Numbers the questions.
    private long last;

    TenantQuestions(EngineContext context) {
        this.context = context;
        Fqdn fqdn = context.config().fqdn();
        this.resolver = context.config().isCarrier() ? TenantResolver.carrier(fqdn) : TenantResolver.of(fqdn);
    }

    void forCall(Host host, Asker asker, Instant now) {
        go(resolver.forCall(host), asker, now);
    }

    void forOptions(Host host, Asker asker, Instant now) {
        go(resolver.forOptions(host), asker, now);
    }

    void onFound(long lookup, Optional<Tenant> tenant, Instant now) {
        Open waiting = open.remove(lookup);
        if (waiting != null) {
            go(waiting.question.answered(tenant), waiting.asker, now);
        }
    }

    void onFailed(long lookup, String cause, Instant now) {
        Open waiting = open.remove(lookup);
        if (waiting != null) {
            waiting.asker.onUnknown(Status.SERVER_ERROR, "the tenant directory failed: " + cause, now);
        }
    }

    private void go(TenantLookup step, Asker asker, Instant now) {
        if (step instanceof TenantLookup.Question question) {
            ask(question, asker, now);
        } else if (step instanceof TenantLookup.Found found) {
            asker.onFound(Optional.of(found.tenant()), now);
        } else if (step instanceof TenantLookup.OurOwn) {
            asker.onFound(Optional.empty(), now);
        } else if (step instanceof TenantLookup.Unknown unknown) {
            asker.onUnknown(Status.NOT_FOUND, unknown.cause(), now);
        }
    }

    private void ask(TenantLookup.Question question, Asker asker, Instant now) {
        if (open.size() == LIMIT) {
            asker.onUnknown(Status.SERVICE_UNAVAILABLE, "too many lookups wait for the tenant directory", now);
            return;
        }
        long number = ++last;
        open.put(number, new Open(question, asker));
        context.emit(new EngineOutput.FindTenant(number, question.name()));
    }
}
