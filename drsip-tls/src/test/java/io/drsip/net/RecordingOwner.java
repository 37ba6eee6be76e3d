package io.drsip.net;

import io.drsip.sip.Frame;
import io.drsip.sip.SipRequest;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a flow tells its owner, and checks that it tells it in order. */
final class RecordingOwner implements FlowOwner {

    private final List<String> lines = new ArrayList<>();

    @Override
    public void onOpened(Flow flow) {
        add(lines.isEmpty(), "opened");
    }

    @Override
    public void onFrame(Flow flow, Frame frame) {
        add(isOpen(), text(frame));
    }

    private static String text(Frame frame) {
        if (frame instanceof Frame.Message message) {
            return message.message() instanceof SipRequest request
                    ? request.method() + " " + request.requestUriText()
                    : message.message().startLine().toString();
        }
        return frame instanceof Frame.Malformed malformed
                ? "malformed" + (malformed.streamLost() ? ", lost" : "")
                : frame.toString();
    }

    @Override
    public void onClosed(Flow flow, String cause) {
        add(isOpen(), "closed: " + cause);
    }

    @Override
    public void onRefused(String address, String cause) {
        throw new AssertionError("a flow is not refused any more: " + cause);
    }

    private boolean isOpen() {
        return !lines.isEmpty() && !lines.get(lines.size() - 1).startsWith("closed");
    }

    private void add(boolean inOrder, String line) {
        if (!inOrder) {
            throw new AssertionError("\"" + line + "\" must not follow " + lines);
        }
        lines.add(line);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
