package io.drsip.testkit;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Where a call lives. Immutable.
 *
 * @param site the datacenter
 * @param dialler of the datacenter
 * @param replies of the datacenter
 * @param transfers of all datacenters
 * @param exchange of all datacenters
 */
record Place(Site site, Dialler dialler, Replies replies, TransferBook transfers, Exchange exchange) {

    <T> CompletableFuture<T> onLoop(Supplier<CompletableFuture<T>> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        site.loop().execute(() -> {
            CompletableFuture<?> unused = begun(task).whenComplete((value, failure) -> {
                if (failure == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(failure);
                }
            });
        });
        return result;
    }

    private static <T> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> task) {
        try {
            return task.get();
        } catch (IllegalStateException | IllegalArgumentException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
