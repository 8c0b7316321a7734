package org.nroagent.agent.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/// What the log looks like, and that it is found.
class StandardErrorLogTest {
  private static final long MILLIS = Instant.parse("2026-11-20T05:06:07.089Z").toEpochMilli();

  private final LoggerContext context = new LoggerContext();
  private final LineLayout layout = new LineLayout(ZoneOffset.UTC);

  @Test
  void isFoundAsAServiceAndLeavesTheLogOfTestsToTheirFile() {
    assertTrue(ServiceLoader.load(Configurator.class).stream()
        .anyMatch(found -> found.type() == StandardErrorLog.class));
    assertEquals(ExecutionStatus.INVOKE_NEXT_IF_ANY, new StandardErrorLog().configure(context));
    assertFalse(context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().hasNext());
  }

  @Test
  void keepsLibrariesQuiet() {
    StandardErrorLog.fill(context);
    assertEquals(Level.INFO, context.getLogger(Logger.ROOT_LOGGER_NAME).getLevel());
    assertFalse(context.getLogger("org.snmp4j.Snmp").isWarnEnabled());
    assertFalse(context.getLogger("io.netty.util.Recycler").isInfoEnabled());
  }

  @Test
  void writesALineWithTimeLevelClassAndMessage() {
    assertEquals("05:06:07.089 WARN  Core: hub1 does not answer" + System.lineSeparator(),
        line(Level.WARN, "hub1 does not answer", null));
  }

  @Test
  void letsNothingThatADeviceSaysBeginALineOrSteerATerminal() {
    assertEquals("05:06:07.089 INFO  Core: sysName is a ERROR b  [31mc" + System.lineSeparator(),
        line(Level.INFO, "sysName is a\nERROR b\r\u001b[31mc", null));
  }

  @Test
  void cutsStackTraces() {
    List<String> lines = line(Level.ERROR, "lost", new IllegalStateException("outer", deep(50))).lines()
        .toList();
    assertEquals("java.lang.IllegalStateException: outer", lines.get(1));
    int cause = lines.indexOf("Caused by: java.lang.IllegalStateException: deep");
    assertTrue(cause > 1 && cause <= 22, lines::toString);
    assertEquals(20, lines.size() - cause - 1);
  }

  private static Exception deep(int depth) {
    return depth == 0 ? new IllegalStateException("deep") : deep(depth - 1);
  }

  private String line(Level level, String message, @Nullable Throwable thrown) {
    LoggingEvent event = new LoggingEvent(StandardErrorLogTest.class.getName(),
        context.getLogger("org.nroagent.agent.core.Core"), level, message, thrown, new Object[0]);
    event.setInstant(Instant.ofEpochMilli(MILLIS));
    return layout.doLayout(event);
  }
}
