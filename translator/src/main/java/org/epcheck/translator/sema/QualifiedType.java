package org.epcheck.translator.sema;

import org.epcheck.translator.type.CType;

/** A type, and whether its outermost level is {@code const}. */
record QualifiedType(CType type, boolean isConst) {}
