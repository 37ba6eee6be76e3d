/**
 * Evidence, and the remedy in words.
 *
 * <pre>
 *  evidence                                  door
 *  Microsoft's refusal: status and Reason    {@link io.drsip.core.diagnosis.Remedies#forRefusal}
 *  a status that we sent to Microsoft        {@link io.drsip.core.diagnosis.Remedies#forOurRefusal}
 *  Microsoft's BYE or CANCEL                 {@link io.drsip.core.diagnosis.Remedies#forHangUp}
 *  a conclusion of our own, without message  {@link io.drsip.core.diagnosis.Remedies#forConclusion}
 *  a code that the admin center shows        {@link io.drsip.core.diagnosis.Remedies#forMicrosoftCode}
 * </pre>
 *
 * <p>What does not belong here: gathering the evidence, and deciding what happens next. Whoever learns of a new text or
 * code adds a row to the table, and a row to its test. Imports the api only.
 */
@NullMarked
package io.drsip.core.diagnosis;

import org.jspecify.annotations.NullMarked;
