package org.nroagent.agent.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One event as one line: time of day, level, class and message, `20:35:14.349 WARN  Core hub1 does not answer`. What a
/// device says may be part of a message, so nothing in it can begin a line of its own. A stack trace follows on further
/// lines, cut after some of them.
final class LineLayout extends LayoutBase<ILoggingEvent> {
  private static final int LONGEST_STACK = 20;
  private static final int MOST_CAUSES = 5;

  private final DateTimeFormatter time;

  LineLayout(ZoneId zone) {
    this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(160);
    time.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
    line.append(' ').append(event.getLevel());
    while (line.length() < "HH:mm:ss.SSS LEVEL".length()) {
      line.append(' ');
    }
    String logger = event.getLoggerName();
    line.append(' ').append(logger, logger.lastIndexOf('.') + 1, logger.length()).append(": ");
    appendOnOneLine(event.getFormattedMessage(), line);
    line.append(System.lineSeparator());
    appendStacks(event.getThrowableProxy(), line);
    return line.toString();
  }

  private static void appendOnOneLine(@Nullable String message, StringBuilder line) {
    String text = String.valueOf(message);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      line.append(Character.isISOControl(c) ? ' ' : c);
    }
  }

  private static void appendStacks(@Nullable IThrowableProxy thrown, StringBuilder line) {
    IThrowableProxy each = thrown;
    for (int causes = 0; each != null && causes < MOST_CAUSES; causes++) {
      line.append(causes == 0 ? "" : "Caused by: ").append(each.getClassName()).append(": ");
      appendOnOneLine(each.getMessage(), line);
      line.append(System.lineSeparator());
      StackTraceElementProxy[] stack = each.getStackTraceElementProxyArray();
      for (int depth = 0; depth < Math.min(stack.length, LONGEST_STACK); depth++) {
        line.append('\t').append(stack[depth]).append(System.lineSeparator());
      }
      each = each.getCause();
    }
  }
}
