package org.epcheck.translator.interp;

import org.epcheck.translator.ir.Origin;

/** A frame of a C call stack: in this function, at this place. */
public record CFrame(String function, Origin origin) {}
