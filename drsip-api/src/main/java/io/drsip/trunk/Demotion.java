package io.drsip.trunk;

/**
 * Whether Microsoft is likely to have demoted the trunk, that is, to offer its calls to it last.
 *
 * <p>A prediction, because Microsoft does not tell. Its monitoring page says that a trunk without OPTIONS for three
 * minutes is demoted, its announcement of 2022 says five minutes; so the first limit warns and the second one is an
 * error. Immutable.
 */
public enum Demotion {

    /** Some datacenter answered an OPTIONS lately. */
    NONE,

    /** No 2xx from any datacenter for three minutes ({@link KeepaliveConfig#demotionWarning}). */
    WARNING,

    /** No 2xx from any datacenter for five minutes ({@link KeepaliveConfig#demotionError}). */
    ERROR
}
