package io.drsip.testkit;

/** Stub. */
final class InviteCheck {
    InviteCheck(TrunkCheck check) {}
}
