package io.drsip.sip;

/**
 * How much of anything the parser takes from a peer. Immutable.
 *
 * <p>Each limit is checked while scanning, before anything of that size is kept, and each has its SIP answer: 414 for
 * the start line, 513 for a header, their number and their section, 413 for the body, 400 for the rest.
 */
public final class ParseLimits {

    private static final ParseLimits DEFAULTS = builder().build();

    private final int startLine;
    private final int headerLine;
    private final int headerSection;
    private final int headers;
    private final int foldedLines;
    private final int valuesPerHeader;
    private final int vias;
    private final int params;
    private final int identifier;
    private final int body;

    private ParseLimits(Builder builder) {
        startLine = builder.startLine;
        headerLine = builder.headerLine;
        headerSection = builder.headerSection;
        headers = builder.headers;
        foldedLines = builder.foldedLines;
        valuesPerHeader = builder.valuesPerHeader;
        vias = builder.vias;
        params = builder.params;
        identifier = builder.identifier;
        body = builder.body;
    }

    /**
     * The limits that fit Microsoft's traffic with a wide margin.
     *
     * @return the defaults of {@link Builder}
     */
    public static ParseLimits defaults() {
        return DEFAULTS;
    }

    /**
     * Starts from the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The longest start line.
     *
     * @return octets without the line end
     */
    public int startLine() {
        return startLine;
    }

    /**
     * The longest header with its folded lines.
     *
     * @return octets without the last line end
     */
    public int headerLine() {
        return headerLine;
    }

    /**
     * The longest header section with its start line.
     *
     * @return octets up to and with the empty line
     */
    public int headerSection() {
        return headerSection;
    }

    /**
     * The most header fields of one message.
     *
     * @return header fields, a comma list counted once
     */
    public int headers() {
        return headers;
    }

    /**
     * The most continuation lines of one header.
     *
     * @return lines
     */
    public int foldedLines() {
        return foldedLines;
    }

    /**
     * The most values of one header name.
     *
     * @return values, over all fields of that name
     */
    public int valuesPerHeader() {
        return valuesPerHeader;
    }

    /**
     * The most Via values.
     *
     * @return values; a message passes at most 70 hops by default (RFC 3261 section 8.1.1.6)
     */
    public int vias() {
        return vias;
    }

    /**
     * The most parameters of one value.
     *
     * @return parameters
     */
    public int params() {
        return params;
    }

    /**
     * The longest branch, tag, Call-ID or header name.
     *
     * @return octets
     */
    public int identifier() {
        return identifier;
    }

    /**
     * The largest body.
     *
     * @return octets
     */
    public int body() {
        return body;
    }

    /** Sets limits that differ from the defaults. Single thread. */
    public static final class Builder {

        private int startLine = 8 * 1024;
        private int headerLine = 16 * 1024;
        private int headerSection = 64 * 1024;
        private int headers = 256;
        private int foldedLines = 128;
        private int valuesPerHeader = 128;
        private int vias = 70;
        private int params = 64;
        private int identifier = 512;
        private int body = 256 * 1024;

        private Builder() {}

        /**
         * Sets the longest start line.
         *
         * @param octets default 8,192; Microsoft's longest Request-URIs have about 500
         * @return this
         */
        public Builder startLine(int octets) {
            startLine = positive("startLine", octets);
            return this;
        }

        /**
         * Sets the longest header with its folded lines.
         *
         * @param octets default 16,384; a Refer-To of Microsoft has about 400
         * @return this
         */
        public Builder headerLine(int octets) {
            headerLine = positive("headerLine", octets);
            return this;
        }

        /**
         * Sets the longest header section.
         *
         * @param octets default 65,536, as Kamailio's
         * @return this
         */
        public Builder headerSection(int octets) {
            headerSection = positive("headerSection", octets);
            return this;
        }

        /**
         * Sets the most header fields of one message.
         *
         * @param count default 256
         * @return this
         */
        public Builder headers(int count) {
            headers = positive("headers", count);
            return this;
        }

        /**
         * Sets the most continuation lines of one header.
         *
         * @param lines default 128; RFC 3261 names no limit, and a hundred folds are legal traffic in public test
         *     suites
         * @return this
         */
        public Builder foldedLines(int lines) {
            foldedLines = positive("foldedLines", lines);
            return this;
        }

        /**
         * Sets the most values of one header name.
         *
         * @param count default 128
         * @return this
         */
        public Builder valuesPerHeader(int count) {
            valuesPerHeader = positive("valuesPerHeader", count);
            return this;
        }

        /**
         * Sets the most Via values.
         *
         * @param count default 70
         * @return this
         */
        public Builder vias(int count) {
            vias = positive("vias", count);
            return this;
        }

        /**
         * Sets the most parameters of one value.
         *
         * @param count default 64
         * @return this
         */
        public Builder params(int count) {
            params = positive("params", count);
            return this;
        }

        /**
         * Sets the longest branch, tag, Call-ID or header name.
         *
         * @param octets default 512
         * @return this
         */
        public Builder identifier(int octets) {
            identifier = positive("identifier", octets);
            return this;
        }

        /**
         * Sets the largest body.
         *
         * @param octets default 262,144
         * @return this
         */
        public Builder body(int octets) {
            body = positive("body", octets);
            return this;
        }

        /**
         * Makes the limits.
         *
         * @return an immutable copy
         */
        public ParseLimits build() {
            return new ParseLimits(this);
        }

        private static int positive(String name, int value) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + " must be positive, not " + value);
            }
            return value;
        }
    }
}
