package io.drsip.core.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sdp.SessionDescription;
import io.drsip.sip.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Plays rows of {@code at | input | outputs | state | deadline} against an {@link InviteUsage}. */
final class UsageSteps {

    private UsageSteps() {}

    static void play(InviteUsage usage, String rows) {
        for (List<String> row : Steps.rows(rows)) {
            String problem = input(usage, row.get(1), Steps.at(row.get(0)));

            String told = Steps.outputs(usage, UsageSteps::text);
            assertEquals(row.get(2), problem.isEmpty() ? told : problem, row.toString());
            assertTrue(problem.isEmpty() || told.equals("-"), row.toString());
            assertEquals(row.get(3), usage.state().name(), row.toString());
            assertEquals(row.get(4), Steps.deadline(usage), row.toString());
        }
    }

    /** Does what a row says. The answer is what is in the way of a wish of the PBX. */
    static String input(InviteUsage usage, String text, Instant now) {
        String[] parts = text.split(" ", 2);
        String rest = parts.length == 1 ? "" : parts[1];
        Optional<String> problem = switch (parts[0]) {
            case "answer" -> usage.answer(Sessions.ours(rest), now);
            case "accept" -> usage.accept(now);
            case "refuse" -> usage.refuse(Status.of(Integer.parseInt(rest)), now);
            case "offer" -> usage.offer(Sessions.ours(rest), now);
            case "hold" -> usage.hold(now);
            case "resume" -> usage.resume(now);
            default -> {
                received(usage, parts[0], rest, now);
                yield Optional.empty();
            }
        };
        return problem.map(words -> "no: " + words).orElse("");
    }

    private static void received(InviteUsage usage, String what, String rest, Instant now) {
        switch (what) {
            case "invite" -> usage.onOffer(theirs(rest), now);
            case "ack" -> usage.onAck(now);
            case "cancel" -> usage.onCancelled(now);
            case "200" -> usage.onAnswered(theirs(rest), now);
            case "silence" -> usage.onNoResponse("no answer within 32 s");
            case "refresh" -> usage.refresh(now);
            case "end" -> usage.end();
            case "timer" -> usage.onTimeout(now);
            default -> {
                Optional<Duration> retryAfter =
                        rest.isEmpty() ? Optional.empty() : Optional.of(Duration.ofSeconds(Long.parseLong(rest)));
                usage.onRefused(Status.of(Integer.parseInt(what)), retryAfter, now);
            }
        }
    }

    private static Optional<SessionDescription> theirs(String words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(Sessions.theirs(words));
    }

    static String text(InviteOutput output) {
        if (output instanceof InviteOutput.SendInvite send) {
            return "INVITE " + Sessions.words(send.offer());
        } else if (output instanceof InviteOutput.Respond respond) {
            return respond.status().code()
                    + respond.answer()
                            .map(answer -> " " + Sessions.words(answer))
                            .orElse("")
                    + respond.retryAfter()
                            .map(wait -> " after " + wait.toSeconds())
                            .orElse("");
        } else if (output instanceof InviteOutput.Warn warn) {
            return "warn "
                    + String.join(
                            "+",
                            warn.findings().stream()
                                    .map(finding -> finding.rule())
                                    .toList());
        }
        return told(output);
    }

    private static String told(InviteOutput output) {
        if (output instanceof InviteOutput.Offered offered) {
            return "offered " + Sessions.words(offered.offer());
        } else if (output instanceof InviteOutput.MediaRestarted restarted) {
            return "restarted " + Sessions.words(restarted.offer());
        } else if (output instanceof InviteOutput.OfferAnswered answered) {
            return "answered " + Sessions.words(answered.answer());
        } else if (output instanceof InviteOutput.OfferFailed failed) {
            return "failed " + failed.status().code();
        } else if (output instanceof InviteOutput.RefreshFailed failed) {
            return "refresh failed " + failed.status().code();
        } else if (output instanceof InviteOutput.OfferRefused refused) {
            return "refused " + refused.status().code();
        } else if (output instanceof InviteOutput.Refreshed refreshed) {
            return (refreshed.ours() ? "refreshed by us" : "refreshed")
                    + refreshed
                            .changed()
                            .map(answer -> " to " + Sessions.words(answer))
                            .orElse("");
        } else if (output instanceof InviteOutput.Held) {
            return "held";
        } else if (output instanceof InviteOutput.Resumed) {
            return "resumed";
        } else if (output instanceof InviteOutput.End end) {
            return "end: " + end.words();
        }
        throw new IllegalArgumentException(output.toString());
    }
}
