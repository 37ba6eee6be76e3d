package io.drsip.testkit;

import io.drsip.sip.Status;
import io.drsip.testkit.Step.Answer;
import io.drsip.testkit.Step.Drop;
import io.drsip.testkit.Step.HangUp;
import io.drsip.testkit.Step.Refuse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a datacenter does with a request: a name for each success and each failure met in the field.
 *
 * <p>Those in which the callee's endpoints take part ({@link #answered()} to {@link #decline()}) begin with
 * Microsoft's checks and happen only to requests that pass them; those of a sick datacenter ({@link #busy} to {@link
 * #resetMidMessage}) happen to any request. Rarer ways of a call are in {@link CallBehaviours}. Delays are in the
 * time of the field, which {@link Knobs.Builder#timeScale} lets pass faster. Immutable.
 */
public final class Behaviour {

    private static final String USUAL = "answered";
    static final Duration NONE = Duration.ZERO;
    static final Step TRYING = new Answer(NONE, 100, 0, false);

    private final String name;
    private final boolean checksFirst;
    private final List<Step> steps;

    private Behaviour(String name, boolean checksFirst, List<Step> steps) {
        this.name = name;
        this.checksFirst = checksFirst;
        this.steps = List.copyOf(steps);
    }

    static Behaviour of(String name, Step... steps) {
        return new Behaviour(name, true, List.of(steps));
    }

    private static Behaviour sick(String name, Step... steps) {
        return new Behaviour(name, false, List.of(steps));
    }

    /**
     * All is well: OPTIONS get 200; an INVITE gets 100, 180 and 200 with an SDP.
     *
     * @return the default of every datacenter
     */
    public static Behaviour answered() {
        return of(USUAL, TRYING, ringing(1), new Answer(NONE, 200, 1, true));
    }

    /**
     * The callee has several endpoints: each rings with its own To tag, the last one answers (Microsoft, SIP protocol).
     *
     * @param endpoints how many
     * @return 100, a 180 from each, 200 from the last
     */
    public static Behaviour forked(int endpoints) {
        Stream<Step> rings = IntStream.rangeClosed(1, endpoints).mapToObj(Behaviour::ringing);
        List<Step> steps =
                new ArrayList<>(Stream.concat(Stream.of(TRYING), rings).toList());
        steps.add(new Answer(NONE, 200, endpoints, true));
        return new Behaviour("forked over " + endpoints, true, steps);
    }

    /**
     * A 183 with SDP from the media processor comes after the 180, with a tag of its own.
     *
     * @return 100, 180, 183, 200
     */
    public static Behaviour earlyMedia() {
        return of("early media", TRYING, ringing(1), new Answer(NONE, 183, 2, true), new Answer(NONE, 200, 1, true));
    }

    /**
     * A 183 with SDP comes without any 180, and its stream is silence.
     *
     * @return 100, 183, 200
     */
    public static Behaviour silentEarlyMedia() {
        return of("silent early media", TRYING, new Answer(NONE, 183, 1, true), new Answer(NONE, 200, 1, true));
    }

    /**
     * Voicemail, an attendant or a queue answers at once.
     *
     * @return 100, 200
     */
    public static Behaviour directAnswer() {
        return of("direct answer", TRYING, new Answer(NONE, 200, 1, true));
    }

    /**
     * The callee answers, talks a while and hangs up.
     *
     * @param talk between 200 and BYE
     * @return 100, 180, 200, BYE
     */
    public static Behaviour answeredThenHungUp(Duration talk) {
        return of("answered, then hung up", TRYING, ringing(1), new Answer(NONE, 200, 1, true), new HangUp(talk));
    }

    /**
     * The connection goes after the call was answered, as in a maintenance drain.
     *
     * @param talk between 200 and the end of the connection
     * @return 100, 180, 200, closed
     */
    public static Behaviour answeredThenDropped(Duration talk) {
        return of("answered, then dropped", TRYING, ringing(1), new Answer(NONE, 200, 1, true), new Drop(talk, false));
    }

    /**
     * Nobody answers.
     *
     * @return 100, 180, then nothing until the caller gives up
     */
    public static Behaviour ringsForever() {
        return of("rings forever", TRYING, ringing(1));
    }

    /**
     * The datacenter takes the call and nothing follows.
     *
     * @return 100, then nothing
     */
    public static Behaviour tryingForever() {
        return of("trying forever", TRYING);
    }

    /**
     * The user declines: the SBC must stop, or the user gets more missed calls (Microsoft, SIP protocol).
     *
     * @return 100, 180, 603
     */
    public static Behaviour decline() {
        return of("decline", TRYING, ringing(1), refuse(Status.DECLINE, 21, "Call declined by user"));
    }

    /**
     * The user is busy.
     *
     * @param cause Q.850: 17 by ND1017 (Microsoft, Issues with inbound calls, 2025), 34 as seen in 2020
     * @return 100, 486
     */
    public static Behaviour userBusy(int cause) {
        return of("user busy", TRYING, refuse(Status.BUSY_HERE, cause, "User is busy"));
    }

    /**
     * No endpoint is reachable; also the sign of one FQDN used for Teams and Azure Communication Services.
     *
     * @return 100, 480
     */
    public static Behaviour noEndpoints() {
        return of(
                "no endpoints", TRYING, refuse(Status.TEMPORARILY_UNAVAILABLE, 31, "No callee endpoints were found."));
    }

    /**
     * Location-based routing forbids the call.
     *
     * @return 403
     */
    public static Behaviour forbiddenBySite() {
        return of(
                "forbidden by site",
                refuse(Status.FORBIDDEN, 63, "Current call site state prevents fork to this entity."));
    }

    /**
     * The datacenter is busy: the SBC tries the next one (Microsoft, SIP protocol).
     *
     * @param retryAfter what Retry-After says; Microsoft's is one second
     * @return 503 with Retry-After
     */
    public static Behaviour busy(Duration retryAfter) {
        Map<String, String> headers = Map.of("RETRY-AFTER", Long.toString(retryAfter.toSeconds()));
        return sick("busy", new Refuse(NONE, new Refusal(Status.SERVICE_UNAVAILABLE, 41, "Service busy", 0), headers));
    }

    /**
     * The datacenter is busy and does not say for how long.
     *
     * @return 503
     */
    public static Behaviour busyWithoutRetryAfter() {
        return sick("busy without Retry-After", refuse(Status.SERVICE_UNAVAILABLE, 41, "Service busy"));
    }

    /**
     * Whatever comes is refused with 403.
     *
     * @param phrase in the Reason header
     * @return 403
     */
    public static Behaviour forbidden(String phrase) {
        return sick("forbidden", refuse(Status.FORBIDDEN, 63, phrase));
    }

    /**
     * Any other final response.
     *
     * @param status 300 or above
     * @return that response
     */
    public static Behaviour refused(Status status) {
        return sick("refused with " + status.code(), refuse(status, 127, status.phrase()));
    }

    /**
     * The connection lives and nobody answers, not even with 100.
     *
     * @return nothing
     */
    public static Behaviour silent() {
        return sick("silent");
    }

    /**
     * The connection is closed as the request comes.
     *
     * @return a closed connection
     */
    public static Behaviour dropConnection() {
        return sick("drop connection", new Drop(NONE, false));
    }

    /**
     * The connection breaks in the middle of the response.
     *
     * @return half a response, then a reset
     */
    public static Behaviour resetMidMessage() {
        return sick("reset mid message", new Drop(NONE, true));
    }

    /**
     * The same, but everything from the first response on comes late.
     *
     * @param delay before the first step
     * @return a behaviour that starts later
     */
    public Behaviour after(Duration delay) {
        return later(0, delay, " after ");
    }

    /**
     * The same, but the last step comes late: such as a 200 after long ringing.
     *
     * @param delay before the last step
     * @return a behaviour that ends later
     */
    public Behaviour endingAfter(Duration delay) {
        return later(steps.size() - 1, delay, ", at last after ");
    }

    private Behaviour later(int step, Duration delay, String words) {
        List<Step> later = new ArrayList<>(steps);
        if (!later.isEmpty()) {
            later.set(step, later.get(step).later(delay));
        }
        return new Behaviour(name + words + delay, checksFirst, later);
    }

    /**
     * The same, but the 200 to an INVITE has a session timer (RFC 4028; Microsoft, SIP protocol).
     *
     * @param timer which one
     * @return a behaviour with a session timer
     */
    public Behaviour withSession(SessionTimer timer) {
        return with(new Step.Session(NONE, timer), ", session of " + timer);
    }

    /** The same with something that holds from the beginning. */
    Behaviour with(Step first, String words) {
        List<Step> more = new ArrayList<>(steps);
        more.add(0, first);
        return new Behaviour(name + words, checksFirst, more);
    }

    boolean isUsual() {
        return name.equals(USUAL);
    }

    boolean checksFirst() {
        return checksFirst;
    }

    List<Step> steps() {
        return steps;
    }

    static Answer ringing(int endpoint) {
        return new Answer(NONE, 180, endpoint, false);
    }

    private static Refuse refuse(Status status, int cause, String phrase) {
        return new Refuse(NONE, new Refusal(status, cause, phrase, 0), Map.of());
    }

    /** The name, for people. */
    @Override
    public String toString() {
        return name;
    }
}
