package io.drsip.fuzz;

import java.util.Locale;

/** A property that inputs are sought against, under the name of its folder of seeds. */
enum Target {
    /** How a stream is cut makes no difference, and what is kept of it has a bound. */
    FRAMER,

    /** A message is read and written without a difference but those that were asked for. */
    MESSAGE,

    /** What is read as a URI is written as it came, and comparing is fair. */
    URI,

    /** What a header says is a value or a broken rule, and a written value is read as the same. */
    HEADER,

    /** Edits change what they name and nothing else, in whatever order. */
    EDITOR,

    /** A text that an application gives is refused, or written as what it is. */
    TEXT,

    /** A description is written as it came; values and rewritings of it keep their promises, and tell no key. */
    SDP,

    /** A part of a body is replaced, and nothing else is. */
    BODY;

    /** What must hold for every input. */
    interface Property {

        /** Fails with an error, or an exception, if the property does not hold. */
        void check(byte[] input);
    }

    void check(byte[] input) {
        property().check(input);
    }

    private Property property() {
        return switch (this) {
            case FRAMER -> new FramerProperty();
            case MESSAGE -> new MessageProperty();
            case URI -> new UriProperty();
            case HEADER -> new HeaderProperty();
            case EDITOR -> new EditorProperty();
            case TEXT -> new TextProperty();
            case SDP -> new SdpProperty();
            case BODY -> new BodyProperty();
        };
    }

    /** The name of the folder. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
