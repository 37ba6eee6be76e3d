package io.drsip.directory;

import java.time.Duration;

/** Does something later: the JDK's timer in an application, a list in a test. */
@FunctionalInterface
interface Delay {

    void after(Duration time, Runnable body);
}
