package io.drsip.policy;

/**
 * How a number is written, for each header, direction and tenant. Yours to implement, most easily with a number plan.
 *
 * <p>It is asked for every user part of a SIP URI, also for those that are no numbers, and should be idempotent.
 */
@FunctionalInterface
public interface NumberShaper {

    /**
     * Writes a number as it has to be.
     *
     * @param user the user part, escaped as written, such as {@code +14255550100}, {@code 911} or {@code anonymous}
     * @param field where it stands
     * @param context which way the message goes and whose it is
     * @return the user part as it is to be written, escaped; the same one if nothing is to be changed
     */
    String shape(String user, NumberField field, PolicyContext context);
}
