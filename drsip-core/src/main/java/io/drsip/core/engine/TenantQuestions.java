package io.drsip.core.engine;

import io.drsip.core.tenant.TenantLookup;
import io.drsip.core.tenant.TenantResolver;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Host;
import io.drsip.sip.Status;
import io.drsip.tenant.Tenant;
import io.drsip.trunk.TenantConfig;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lookups that wait for the tenant directory, which is outside: questions go out, answers come in, and one that does
 * not come in time is a failure. Single thread.
 */
final class TenantQuestions {

    /** Who wants to know. Exactly one of the methods is called, once, unless the lookup is forgotten before. */
    interface Asker {

        /** The tenant; empty for the trunk's own name. */
        void onFound(Optional<Tenant> tenant, Instant now);

        /** Nobody is called so: 404; or nobody can tell: 503. */
        void onUnknown(Refusal refusal, Instant now);
    }

    /** One lookup, which may take several questions, under one deadline. */
    final class Lookup {

        private final Asker asker;

        // The question that waits, and the alarm that ends all waiting.
        private TenantLookup.@Nullable Question question;
        private long number;
        private @Nullable Child<Alarm, Alarm.Output> alarm;

        private Lookup(Asker asker) {
            this.asker = asker;
        }

        /** Nobody wants to know any more. */
        void forget() {
            open.remove(number);
            if (alarm != null) {
                alarm.stop();
            }
        }
    }

    private final EngineContext context;
    private final TenantConfig config;
    private final TenantResolver resolver;
    private final Map<Long, Lookup> open = new HashMap<>();

    // Numbers the questions.
    private long last;

    TenantQuestions(EngineContext context) {
        this.context = context;
        this.config = context.config().tenants();
        Fqdn fqdn = context.config().fqdn();
        this.resolver = context.config().isCarrier() ? TenantResolver.carrier(fqdn) : TenantResolver.of(fqdn);
    }

    Lookup forCall(Host host, Asker asker, Instant now) {
        return begin(resolver.forCall(host), asker, now);
    }

    Lookup forOptions(Host host, Asker asker, Instant now) {
        return begin(resolver.forOptions(host), asker, now);
    }

    /** Whether a call on this trunk may belong to a tenant of that name. */
    boolean concerns(Fqdn tenant) {
        return resolver.concerns(tenant);
    }

    void onFound(long number, Optional<Tenant> tenant, Instant now) {
        Lookup lookup = open.remove(number);
        if (lookup != null && lookup.question != null) {
            go(lookup, lookup.question.answered(tenant), now);
        }
    }

    void onFailed(long number, String cause, Instant now) {
        Lookup lookup = open.get(number);
        if (lookup != null) {
            fail(lookup, "the tenant directory failed: " + cause, now);
        }
    }

    private Lookup begin(TenantLookup step, Asker asker, Instant now) {
        Lookup lookup = new Lookup(asker);
        go(lookup, step, now);
        return lookup;
    }

    private void go(Lookup lookup, TenantLookup step, Instant now) {
        if (step instanceof TenantLookup.Question question) {
            ask(lookup, question, now);
            return;
        }
        lookup.forget();
        if (step instanceof TenantLookup.Found found) {
            lookup.asker.onFound(Optional.of(found.tenant()), now);
        } else if (step instanceof TenantLookup.OurOwn) {
            lookup.asker.onFound(Optional.empty(), now);
        } else if (step instanceof TenantLookup.Unknown unknown) {
            lookup.asker.onUnknown(Refusal.of(Status.NOT_FOUND, unknown.cause()), now);
        }
    }

    private void ask(Lookup lookup, TenantLookup.Question question, Instant now) {
        if (open.size() >= config.waiting()) {
            fail(lookup, "too many lookups wait for the tenant directory", now);
            return;
        }
        lookup.question = question;
        lookup.number = ++last;
        open.put(lookup.number, lookup);
        if (lookup.alarm == null) {
            String late = "the tenant directory has not answered for "
                    + config.lookup().toMillis() + " ms";
            Alarm alarm = new Alarm(now.plus(config.lookup()));
            lookup.alarm = context.adopt(alarm, (output, at) -> fail(lookup, late, at), now);
        }
        context.emit(new EngineOutput.FindTenant(lookup.number, question.name()));
    }

    private void fail(Lookup lookup, String cause, Instant now) {
        lookup.forget();
        lookup.asker.onUnknown(Refusal.unavailable(cause, config.retryAfter()), now);
    }
}
