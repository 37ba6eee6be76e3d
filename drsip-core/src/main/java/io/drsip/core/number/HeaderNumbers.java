package io.drsip.core.number;

import io.drsip.policy.Direction;
import io.drsip.policy.NumberField;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipUri;
import io.drsip.sip.Uri;
import io.drsip.tenant.NumberShape;
import io.drsip.tenant.NumberShaper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which header gets numbers in which {@link NumberShape}, for each direction, and what that does to a URI.
 *
 * <p>Towards Microsoft, Request-URI, From, To and both identities are E.164 (Microsoft, Direct Routing SIP protocol);
 * what comes from Microsoft stays as it is. Both can be changed:
 *
 * <pre>{@code
 * HeaderNumbers numbers = HeaderNumbers.of(NumberPlan.of("49"))
 *         .with(Direction.FROM_MICROSOFT, NumberShape.NATIONAL, NumberField.REQUEST_URI, NumberField.TO);
 * editor.map(HeaderType.FROM, numbers.nameAddrs(context.direction(), NumberField.FROM));
 * }</pre>
 *
 * <table>
 * <caption>What happens to a URI</caption>
 * <tr><th>URI</th><th>becomes</th></tr>
 * <tr><td>{@code sip:} with a number</td><td>the same with the number in the shape, without visual separators, escapes
 * and {@code phone-context}; other parameters of the number stay, as does all that follows it</td></tr>
 * <tr><td>{@code tel:} with a number</td><td>E.164, whatever the shape: a tel URI says itself what its number is (RFC
 * 3966 section 5.1.4), and no other shape is a global number</td></tr>
 * <tr><td>a number without a plus, with a {@code phone-context} that the shaper does not understand</td><td>itself: a
 * context in front of a local number makes no global one (RFC 3966 section 5.1.5)</td></tr>
 * <tr><td>a number with {@code ext}</td><td>itself, as do all numbers that the shaper leaves alone</td></tr>
 * <tr><td>a user with a password, or with {@code user=ip} or {@code user=dialstring}</td><td>itself</td></tr>
 * <tr><td>anything else</td><td>itself</td></tr>
 * </table>
 *
 * <p>What is not changed is the same object, so that its octets leave as they came. Functions of this class never throw
 * and are idempotent, if the shaper is so. Immutable.
 */
public final class HeaderNumbers {

    private final UriNumbers uris;
    private final Map<Place, NumberShape> shapes;

    /** A header of messages in one direction. */
    private record Place(Direction direction, NumberField header) {}

    private HeaderNumbers(UriNumbers uris, Map<Place, NumberShape> shapes) {
        this.uris = uris;
        this.shapes = Map.copyOf(shapes);
    }

    /**
     * E.164 towards Microsoft.
     *
     * @param numbers what numbers mean, such as a {@link io.drsip.tenant.NumberPlan}
     * @return the defaults
     */
    public static HeaderNumbers of(NumberShaper numbers) {
        return new HeaderNumbers(new UriNumbers(numbers), Map.of())
                .with(
                        Direction.TO_MICROSOFT,
                        NumberShape.E164,
                        NumberField.REQUEST_URI,
                        NumberField.FROM,
                        NumberField.TO,
                        NumberField.P_ASSERTED_IDENTITY,
                        NumberField.P_PREFERRED_IDENTITY);
    }

    /**
     * Chooses a shape.
     *
     * @param direction which way the messages go
     * @param shape the shape
     * @param headers the headers that get it
     * @return changed settings
     */
    public HeaderNumbers with(Direction direction, NumberShape shape, NumberField... headers) {
        Map<Place, NumberShape> changed = new HashMap<>(shapes);
        for (NumberField header : headers) {
            changed.put(new Place(direction, header), shape);
        }
        return new HeaderNumbers(uris, changed);
    }

    /**
     * Leaves headers as they are.
     *
     * @param direction which way the messages go
     * @param headers the headers
     * @return changed settings
     */
    public HeaderNumbers without(Direction direction, NumberField... headers) {
        Map<Place, NumberShape> changed = new HashMap<>(shapes);
        for (NumberField header : headers) {
            changed.remove(new Place(direction, header));
        }
        return new HeaderNumbers(uris, changed);
    }

    /**
     * The shape that a header gets.
     *
     * @param direction which way the message goes
     * @param header the header
     * @return empty if it is left as it is
     */
    public Optional<NumberShape> shape(Direction direction, NumberField header) {
        return Optional.ofNullable(shapes.get(new Place(direction, header)));
    }

    /**
     * What is done to the URIs of a header.
     *
     * @param direction which way the message goes
     * @param header the header
     * @return gives the argument itself where there is nothing to change
     */
    public UnaryOperator<Uri> uris(Direction direction, NumberField header) {
        NumberShape shape = shapes.get(new Place(direction, header));
        if (shape == null) {
            return UnaryOperator.identity();
        }
        return header == NumberField.HISTORY_INFO
                ? uri -> isPrivate(uri) ? uri : uris.shaped(uri, shape)
                : uri -> uris.shaped(uri, shape);
    }

    private static boolean isPrivate(Uri uri) {
        return uri instanceof SipUri sip
                && sip.headers().stream().anyMatch(header -> header.name().equalsIgnoreCase("Privacy"));
    }

    /**
     * What is done to the SIP URIs of a header.
     *
     * @param direction which way the message goes
     * @param header the header
     * @return gives the argument itself where there is nothing to change
     */
    public UnaryOperator<SipUri> sipUris(Direction direction, NumberField header) {
        UnaryOperator<Uri> change = uris(direction, header);
        return uri -> change.apply(uri) instanceof SipUri shaped ? shaped : uri;
    }

    /**
     * What is done to the values of a header.
     *
     * @param direction which way the message goes
     * @param header the header
     * @return gives the argument itself where there is nothing to change; display name, tag and parameters stay
     */
    public UnaryOperator<NameAddr> nameAddrs(Direction direction, NumberField header) {
        UnaryOperator<Uri> change = uris(direction, header);
        return address -> {
            Uri shaped = change.apply(address.uri());
            return shaped == address.uri() ? address : address.withUri(shaped);
        };
    }
}
