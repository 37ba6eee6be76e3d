package io.drsip.testkit.shell;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * An SBC for the shell: pairs with Microsoft's side, takes every call and every offer inside of one, places one if
 * asked, and writes a line for everything that happens. {@code --help} names its options.
 *
 * <p>Exit codes: 0 as asked; 1 it runs, but what was asked for did not happen; 2 the options, a file or a certificate
 * cannot be used; 3 it cannot listen.
 */
public final class AnsweringSbc {

    private static final int DONE = 0;
    private static final int NOT_REACHED = 1;
    private static final int USAGE = 2;
    private static final int CANNOT_LISTEN = 3;

    private static final List<Option> OPTIONS = List.of(
            new Option("fqdn", "NAME", "the name that the SBC has in Teams and in its certificate; needed"),
            new Option("port", "PORT", "the port that Microsoft dials, as paired (5061)"),
            new Option("listen", "ADDRESS[:PORT]", "where it listens (all addresses, the same port)"),
            new Option("certificate", "FILE", "PEM: its certificate and the intermediates"),
            new Option("key", "FILE", "PEM: the private key of --certificate"),
            new Option("pkcs12", "FILE", "PKCS#12 with both, instead of --certificate and --key"),
            new Option("password-file", "FILE", "the first line is the password of --key or --pkcs12"),
            new Option("trust", "FILE", "whose peers it believes, PEM or PKCS#12 (Microsoft's authorities)"),
            new Option("trust-password-file", "FILE", "the first line is the password of --trust"),
            new Option("carrier", "", "a carrier's trunk: calls are for tenants below its name"),
            new Option("tenant", "NAME", "a tenant whose calls it takes; may be repeated (the trunk itself)"),
            new Option("cloud", "NAME", "worldwide, gcch, dod, or test for the endpoint without calls\n(worldwide)"),
            new Option("datacenter", "NAME[:PORT]", "a proxy to use instead of the cloud's; may be repeated"),
            new Option(
                    "suffix", "NAME", "peers have this name or one below it (the domain of the first\n--datacenter)"),
            new Option("time-scale", "N", "keepalive runs so many times faster; for a simulated side, with\n--host"),
            new Option("host", "NAME:PORT=ADDRESS:PORT", "a name table instead of DNS; may be repeated"),
            new Option("dns", "ADDRESS[:PORT]", "a DNS server instead of the machine's; may be repeated"),
            new Option("call", "FROM,TO[,TENANT]", "places one call as soon as it is online"),
            new Option("call-after", "SECONDS", "places it then even if it is not online (10)"),
            new Option("answer-after", "SECONDS", "lets incoming calls ring so long (0)"),
            new Option("talk", "SECONDS", "hangs up after so long (5 for --call; others never)"),
            new Option(
                    "transfers",
                    "WHO",
                    "who carries out transfers: microsoft, or sbc, which calls whom Teams\nnames (microsoft)"),
            new Option(
                    "media",
                    "ADDRESS",
                    "the address in session descriptions; nobody listens there\n(that of --listen)"),
            new Option("exit-when-online", "", "exits with 0 when OPTIONS are answered in both directions"),
            new Option("once", "", "exits when the first call is over, with 0 if it was answered"),
            new Option("timeout", "SECONDS", "exits with 1 if neither happens in time (60)"),
            new Option("numbers", "", "shows numbers and names, which are hidden otherwise"),
            new Option("help", "", "shows this"));

    private static final String HELP = """
            An SBC that takes every call from Microsoft Teams, places one if asked, and logs what happens.

            Usage: AnsweringSbc --fqdn sbc1.contoso.com --certificate chain.pem --key key.pem [option ...]

            %s
            Nobody listens to the media of its calls. Ctrl-C hangs up and ends it.
            Exit codes: 0 as asked, 1 not reached in time, 2 options or certificate, 3 cannot listen.
            """;

    private AnsweringSbc() {}

    /**
     * Runs until its goal is reached or somebody ends it.
     *
     * @param args the options
     */
    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        try {
            CommandLine line = CommandLine.parse(OPTIONS, args);
            if (line.has("help") || args.length == 0) {
                out.print(HELP.formatted(CommandLine.help(OPTIONS)));
                return line.has("help") ? DONE : USAGE;
            }
            return run(SettingsReader.read(line), out, err);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("--help names the options");
            return USAGE;
        }
    }

    private static int run(SbcSettings settings, PrintStream out, PrintStream err) {
        LogLines log = new LogLines(out, new Redaction(!settings.routine().showNumbers()));
        try (SbcSession session = new SbcSession(settings, log)) {
            Thread hook = new Thread(session::close, "answering-sbc-end");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                session.start();
                return session.outcome().join() ? DONE : NOT_REACHED;
            } catch (CompletionException e) {
                err.println(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
                return CANNOT_LISTEN;
            } finally {
                remove(hook);
            }
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The machine is shutting down already, and the hook does its work.
            return;
        }
    }
}
