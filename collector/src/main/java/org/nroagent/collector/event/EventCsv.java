package org.nroagent.collector.event;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nroagent.collector.store.EventReader.Entry;
import org.nroagent.model.state.StateEvent;

/// Events as comma-separated text (RFC 4180, lines end with a line feed). Times are UTC; what is not known is empty.
public final class EventCsv {
  /// The first line.
  public static final String HEADER = "arrival,agent,sequence,at,device_time,device,kind,subject,aspect,before,after,"
      + "cause,cause_subject,origin,received_at\n";

  private EventCsv() {}

  /// One line per event.
  public static String rows(List<Entry> entries) {
    return entries.stream().map(EventCsv::row).collect(Collectors.joining());
  }

  private static String row(Entry entry) {
    StateEvent event = entry.event();
    return Stream.of(Long.toString(entry.arrival()), entry.agent(), Long.toString(event.sequence()),
        event.at().toString(), event.deviceTime().map(Instant::toString).orElse(""), event.device(),
        event.subject().kind().word(), event.subject().name(), event.aspect().word(), event.before(),
        event.after(), event.cause().kind().word(), event.cause().subject(), event.origin().word(),
        entry.receivedAt().toString()).map(EventCsv::cell).collect(Collectors.joining(",", "", "\n"));
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
