package io.drsip.core.engine;

import io.drsip.sip.NameAddr;

/**
 * Under which names a call runs. Immutable.
 *
 * @param id its name for the PBX
 * @param party whose call it is
 * @param contact our Contact in its dialog
 */
record CallName(String id, Party party, NameAddr contact) {}
