package io.drsip.core.engine;

/**
 * The parts of one engine that know each other. Immutable.
 *
 * @param context what all share
 * @param flows the connections
 * @param transactions the transactions
 * @param border the policies
 * @param usage what tenants use
 * @param calls the calls
 * @param health the keepalive
 * @param dialogRequests requests of ours inside dialogs
 * @param answers answers to requests of Microsoft's
 */
record EngineParts(
        EngineContext context,
        Flows flows,
        Transactions transactions,
        Border border,
        TenantUsage usage,
        Calls calls,
        KeepaliveLoop health,
        DialogRequests dialogRequests,
        Answers answers) {}
