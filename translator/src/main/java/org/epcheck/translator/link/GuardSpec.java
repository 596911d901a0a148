package org.epcheck.translator.link;

/**
 * What must be held to touch a member, as text.
 *
 * @param member {@code struct.member}, for example {@code page.flags}
 * @param lock path from the object to the lock: {@code lock}, {@code owner->lock}
 */
public record GuardSpec(String member, String lock) {}
