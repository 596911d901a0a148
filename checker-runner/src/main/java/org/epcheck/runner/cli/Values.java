package org.epcheck.runner.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of options. */
final class Values {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([kmg])(i?b)?");
  private static final Pattern TIME = Pattern.compile("(\\d{1,6})(s|m|min|h)");

  private Values() {}

  /** Bytes: {@code 512m}, {@code 4g}. */
  static long size(String option, String text) throws UsageException {
    Matcher m = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!m.matches() || Long.parseLong(m.group(1)) == 0) {
      throw new UsageException(option + ": `" + text + "` is no size; write 512m or 4g");
    }
    int shift = m.group(2).equals("k") ? 10 : m.group(2).equals("m") ? 20 : 30;
    return Long.parseLong(m.group(1)) << shift;
  }

  /** A time: {@code 90s}, {@code 10m}, {@code 1h}. */
  static Duration time(String option, String text) throws UsageException {
    Matcher m = TIME.matcher(text.toLowerCase(Locale.ROOT));
    if (!m.matches() || Long.parseLong(m.group(1)) == 0) {
      throw new UsageException(option + ": `" + text + "` is no time; write 90s, 10m or 1h");
    }
    long n = Long.parseLong(m.group(1));
    return switch (m.group(2)) {
      case "s" -> Duration.ofSeconds(n);
      case "h" -> Duration.ofHours(n);
      default -> Duration.ofMinutes(n);
    };
  }

  /** A number from 1 on that may be large. */
  static int count(String option, String text) throws UsageException {
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new UsageException(option + ": `" + text + "` is no number from 1 to 999999999");
    }
    return Integer.parseInt(text);
  }

  /** Any whole number. */
  static long seed(String option, String text) throws UsageException {
    if (!text.matches("-?\\d{1,18}")) {
      throw new UsageException(option + ": `" + text + "` is no whole number");
    }
    return Long.parseLong(text);
  }

  /** A port of TCP. */
  static int port(String option, String text) throws UsageException {
    if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > 65535) {
      throw new UsageException(option + ": `" + text + "` is no port; 1 to 65535");
    }
    return Integer.parseInt(text);
  }

  /** A number of threads, runs or patches, from 1 on. */
  static int number(String option, String text) throws UsageException {
    if (!text.matches("[1-9]\\d{0,2}")) {
      throw new UsageException(option + ": `" + text + "` is no number from 1 to 999");
    }
    return Integer.parseInt(text);
  }
}
