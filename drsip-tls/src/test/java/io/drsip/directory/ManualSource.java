package io.drsip.directory;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.Tenant;
import io.drsip.tenant.TenantChange;
import io.drsip.tenant.TenantDirectory;
import io.drsip.tenant.TenantListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A directory that answers when it is told to. Single thread. */
final class ManualSource implements TenantDirectory {

    final Map<Fqdn, Tenant> tenants = new HashMap<>();
    final List<TenantListener> listeners = new ArrayList<>();
    private final List<Open> open = new ArrayList<>();

    // How it is, and how often it was asked.
    String mode = "up";
    int asked;

    private record Open(Fqdn name, CompletableFuture<Optional<Tenant>> answer) {}

    @Override
    public CompletionStage<Optional<Tenant>> find(Fqdn fqdn) {
        asked++;
        CompletableFuture<Optional<Tenant>> answer = new CompletableFuture<>();
        switch (mode) {
            case "up" -> answer.complete(Optional.ofNullable(tenants.get(fqdn)));
            case "down" -> answer.completeExceptionally(new IllegalStateException("down"));
            case "broken" -> throw new IllegalStateException("broken");
            default -> open.add(new Open(fqdn, answer));
        }
        return answer;
    }

    /** Answers all that is open. */
    void answer() {
        List<Open> all = List.copyOf(open);
        open.clear();
        all.forEach(one -> one.answer.complete(Optional.ofNullable(tenants.get(one.name))));
    }

    void announce(TenantChange change) {
        listeners.forEach(listener -> listener.onTenantChanged(change));
    }

    @Override
    public Runnable watch(TenantListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
