package io.drsip.testkit;

import gov.nist.core.StackLogger;
import java.util.Properties;

/** Says nothing; public, since JAIN-SIP makes it by its name. Immutable. */
public final class JainSilence implements StackLogger {

    /** Called by JAIN-SIP. */
    public JainSilence() {}

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int level) {}

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void logException(Throwable cause) {}

    @Override
    public void logDebug(String text) {}

    @Override
    public void logDebug(String text, Exception cause) {}

    @Override
    public void logTrace(String text) {}

    @Override
    public void logFatalError(String text) {}

    @Override
    public void logError(String text) {}

    @Override
    public void logError(String text, Exception cause) {}

    @Override
    public boolean isLoggingEnabled() {
        return false;
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return false;
    }

    @Override
    public void logWarning(String text) {}

    @Override
    public void logInfo(String text) {}

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(String text) {}

    @Override
    public void setStackProperties(Properties properties) {}

    @Override
    public String getLoggerName() {
        return "silence";
    }
}
