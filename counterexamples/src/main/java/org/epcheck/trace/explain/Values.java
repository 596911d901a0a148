package org.epcheck.trace.explain;

/** Values and fields as text. */
final class Values {
  private Values() {}

  /** Whether {@code epitem1} or {@code &epitem1.fllink} points into object {@code epitem1}. */
  static boolean refersTo(String value, String object) {
    if (object.isEmpty()) {
      return false;
    }
    String target = value.startsWith("&") ? value.substring(1) : value;
    return target.startsWith(object)
        && (target.length() == object.length()
            || !Character.isJavaIdentifierPart(target.charAt(object.length())));
  }

  static String lock(String object, String field) {
    return field.isEmpty() ? object : object + "." + field;
  }

  static String cell(String object, String field) {
    return lock(object, field);
  }
}
