package io.drsip.core.engine;

/**
 * The parts of one engine that know each other. Immutable.
 *
 * @param context what all share
 * @param flows the connections
 * @param transactions the transactions
 * @param border the policies
 * @param calls the calls, what tenants use, and whether new ones are taken
 * @param health the keepalive
 * @param dialogRequests requests of ours inside dialogs
 * @param answers answers to requests of Microsoft's
 */
record EngineParts(
        EngineContext context,
        Flows flows,
        Transactions transactions,
        Border border,
        Calls calls,
        KeepaliveLoop health,
        DialogRequests dialogRequests,
        Answers answers) {}
