package io.drsip.trunk;

import io.drsip.sip.Fqdn;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * One cloud of Microsoft: its datacenters in the order in which they have to be tried, its names and its addresses.
 *
 * <p>This is data that Microsoft may change, so it carries a date and a source, and each part can be replaced with a
 * {@code with} method. Source: Microsoft, Plan Direct Routing. Immutable.
 */
public final class Cloud {

    private static final String PLAN = "Microsoft, Plan Direct Routing (learn.microsoft.com)";
    private static final LocalDate PLAN_READ = LocalDate.of(2024, 9, 30);
    private static final int YEARS_FRESH = 3;
    private static final int MAX_TIME_SCALE = 1_000;

    private final String name;
    private final List<Datacenter> datacenters;
    private final Fqdn suffix;
    private final List<String> addressRanges;
    private final LocalDate asOf;
    private final String source;
    private final boolean takesCalls;
    private final int timeScale;

    private Cloud(Draft draft) {
        name = draft.name;
        datacenters = draft.datacenters;
        suffix = draft.suffix;
        addressRanges = draft.addressRanges;
        asOf = draft.asOf;
        source = draft.source;
        takesCalls = draft.takesCalls;
        timeScale = draft.timeScale;
        Problems problems = new Problems();
        problems.require(!datacenters.isEmpty(), "datacenters: name at least one");
        problems.require(
                new HashSet<>(datacenters).size() == datacenters.size(), "datacenters: name each one only once");
        problems.require(
                timeScale >= 1 && timeScale <= MAX_TIME_SCALE,
                "timeScale: choose 1 to " + MAX_TIME_SCALE + ", not " + timeScale);
        problems.throwIfAny();
    }

    /**
     * The public cloud and GCC, which uses the same names.
     *
     * <p>The address ranges are the union of what the page lists and what it listed before, because both were seen.
     *
     * @return {@code sip}, {@code sip2} and {@code sip3.pstnhub.microsoft.com}
     */
    public static Cloud worldwide() {
        Draft draft = new Draft(
                "worldwide",
                "pstnhub.microsoft.com",
                "sip.pstnhub.microsoft.com",
                "sip2.pstnhub.microsoft.com",
                "sip3.pstnhub.microsoft.com");
        draft.addressRanges = List.of("52.112.0.0/14", "52.120.0.0/14");
        return new Cloud(draft);
    }

    /**
     * The cloud of the United States government, GCC High. It has one name only.
     *
     * @return {@code sip.pstnhub.gov.teams.microsoft.us}
     */
    public static Cloud gccHigh() {
        Draft draft = new Draft("GCC High", "pstnhub.gov.teams.microsoft.us", "sip.pstnhub.gov.teams.microsoft.us");
        draft.addressRanges = List.of("52.127.88.0/21");
        return new Cloud(draft);
    }

    /**
     * The cloud of the United States department of defense. It has one name only.
     *
     * @return {@code sip.pstnhub.dod.teams.microsoft.us}
     */
    public static Cloud dod() {
        Draft draft = new Draft("DoD", "pstnhub.dod.teams.microsoft.us", "sip.pstnhub.dod.teams.microsoft.us");
        draft.addressRanges = List.of("52.127.64.0/21");
        return new Cloud(draft);
    }

    /**
     * The endpoint that lets an SBC test its certificates. It answers OPTIONS and takes no calls.
     *
     * @return {@code sip.g1.pstnhub.microsoft.com}
     */
    public static Cloud testEndpoint() {
        Draft draft = new Draft("test endpoint", "pstnhub.microsoft.com", "sip.g1.pstnhub.microsoft.com");
        draft.addressRanges = List.of("52.112.0.0/14", "52.120.0.0/14");
        draft.asOf = LocalDate.of(2026, 2, 16);
        draft.source = "Microsoft Q&A 5835044 (learn.microsoft.com)";
        draft.takesCalls = false;
        return new Cloud(draft);
    }

    /**
     * A cloud that a test kit plays.
     *
     * @param name what to call it
     * @param datacenters in the order in which they are tried
     * @param suffix the name that all hosts of this cloud have or lie below
     * @param timeScale 1 to 1000; keepalive and hold-down times are divided by it, nothing else is. A real cloud has 1
     * @return a cloud without address ranges
     * @throws IllegalArgumentException naming all that is wrong, if there is no datacenter or a bad scale
     */
    public static Cloud simulated(String name, List<Datacenter> datacenters, Fqdn suffix, int timeScale) {
        Draft draft = new Draft(name, datacenters, suffix);
        draft.source = "simulated";
        draft.timeScale = timeScale;
        return new Cloud(draft);
    }

    /**
     * The same cloud with other datacenters, for the day Microsoft changes them.
     *
     * @param replacement in the order in which they are tried
     * @param date when this was true
     * @param origin who said so
     * @return a copy
     * @throws IllegalArgumentException if there is none, or one twice
     */
    public Cloud withDatacenters(List<Datacenter> replacement, LocalDate date, String origin) {
        Draft draft = new Draft(this);
        draft.datacenters = List.copyOf(replacement);
        draft.asOf = date;
        draft.source = origin;
        return new Cloud(draft);
    }

    /**
     * The same cloud with other address ranges, for the day Microsoft changes them.
     *
     * @param replacement in CIDR notation (RFC 4632 section 3.1)
     * @param date when this was true
     * @param origin who said so
     * @return a copy
     */
    public Cloud withAddressRanges(List<String> replacement, LocalDate date, String origin) {
        Draft draft = new Draft(this);
        draft.addressRanges = List.copyOf(replacement);
        draft.asOf = date;
        draft.source = origin;
        return new Cloud(draft);
    }

    /**
     * Whether a host is part of this cloud. Microsoft calls, and is called inside a dialog, by many names that are none
     * of the datacenters, such as {@code api-du-b-euwe.pstnhub.microsoft.com}.
     *
     * @param host a name from a certificate or a URI
     * @return true if it is the {@link #suffix} or lies below it
     */
    public boolean contains(Fqdn host) {
        return host.equals(suffix) || host.isBelow(suffix);
    }

    /**
     * Whether this data is so old that somebody should look at the source again.
     *
     * @param today the date of the question
     * @return a warning in words if the data is older than three years
     */
    public Optional<String> staleness(LocalDate today) {
        return today.isAfter(asOf.plusYears(YEARS_FRESH))
                ? Optional.of("the data of cloud " + name + " is of " + asOf + "; compare it with: " + source)
                : Optional.empty();
    }

    /**
     * What this cloud is called.
     *
     * @return such as {@code worldwide}
     */
    public String name() {
        return name;
    }

    /**
     * Where calls and OPTIONS go.
     *
     * @return in the order in which they are tried, at least one
     */
    public List<Datacenter> datacenters() {
        return datacenters;
    }

    /**
     * What all host names of this cloud end with.
     *
     * @return such as {@code pstnhub.microsoft.com}
     */
    public Fqdn suffix() {
        return suffix;
    }

    /**
     * Where signalling comes from and goes to.
     *
     * @return CIDR notation (RFC 4632 section 3.1); empty if nobody said
     */
    public List<String> addressRanges() {
        return addressRanges;
    }

    /**
     * When this data was true.
     *
     * @return the date of the source
     */
    public LocalDate asOf() {
        return asOf;
    }

    /**
     * Who says so.
     *
     * @return the title of a document
     */
    public String source() {
        return source;
    }

    /**
     * Whether calls can be sent there.
     *
     * @return false for the test endpoint, which answers OPTIONS only
     */
    public boolean takesCalls() {
        return takesCalls;
    }

    /**
     * What keepalive and hold-down times are divided by.
     *
     * @return 1, but for a simulated cloud
     */
    public int timeScale() {
        return timeScale;
    }

    /** Its name and its datacenters. */
    @Override
    public String toString() {
        return name + " " + datacenters;
    }

    private static final class Draft {
        private final String name;
        private final Fqdn suffix;
        private List<Datacenter> datacenters;
        private List<String> addressRanges = List.of();
        private LocalDate asOf = PLAN_READ;
        private String source = PLAN;
        private boolean takesCalls = true;
        private int timeScale = 1;

        Draft(String name, List<Datacenter> datacenters, Fqdn suffix) {
            this.name = name;
            this.datacenters = List.copyOf(datacenters);
            this.suffix = suffix;
        }

        Draft(String name, String suffix, String... datacenters) {
            this(name, List.of(datacenters).stream().map(Datacenter::of).toList(), Fqdn.parse(suffix));
        }

        Draft(Cloud cloud) {
            this(cloud.name, cloud.datacenters, cloud.suffix);
            addressRanges = cloud.addressRanges;
            asOf = cloud.asOf;
            source = cloud.source;
            takesCalls = cloud.takesCalls;
            timeScale = cloud.timeScale;
        }
    }
}
