package org.nroagent.agent.mib;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;

/// What the SNMP server counts, as metrics. A registry holds the counters weakly: the server keeps them.
record ServerMetrics(ServerCounters counters) implements MeterBinder {
  @Override
  public void bindTo(MeterRegistry registry) {
    request(registry, "answered", of(ServerCounters.Count.ANSWERS));
    request(registry, "over_rate", of(ServerCounters.Count.OVER_RATE));
    request(registry, "malformed", of(ServerCounters.Count.MALFORMED));
    request(registry, "set_refused", of(ServerCounters.Count.SETS_REFUSED));
    request(registry, "not_authorized", of(ServerCounters.Count.NOT_AUTHORIZED));
    request(registry, "unknown_user", of(SnmpConstants.usmStatsUnknownUserNames));
    request(registry, "wrong_digest", of(SnmpConstants.usmStatsWrongDigests));
    request(registry, "decryption_error", of(SnmpConstants.usmStatsDecryptionErrors));
    request(registry, "unsupported_level", of(SnmpConstants.usmStatsUnsupportedSecLevels));
    request(registry, "outside_time_window", of(SnmpConstants.usmStatsNotInTimeWindows));
    request(registry, "unknown_engine", of(SnmpConstants.usmStatsUnknownEngineIDs));
    notification(registry, "sent", ServerCounters.Count.NOTIFICATIONS_SENT);
    notification(registry, "failed", ServerCounters.Count.NOTIFICATIONS_FAILED);
    notification(registry, "held_back", ServerCounters.Count.NOTIFICATIONS_HELD_BACK);
  }

  private static ToDoubleFunction<ServerCounters> of(ServerCounters.Count count) {
    return each -> each.get(count);
  }

  private static ToDoubleFunction<ServerCounters> of(OID counter) {
    return each -> each.refused(counter);
  }

  private void request(MeterRegistry registry, String outcome, ToDoubleFunction<ServerCounters> value) {
    FunctionCounter.builder("nro.snmp.server.requests", counters, value)
        .description("Datagrams to the agent's SNMP server, by outcome").tag("outcome", outcome)
        .register(registry);
  }

  private void notification(MeterRegistry registry, String outcome, ServerCounters.Count count) {
    FunctionCounter.builder("nro.snmp.server.notifications", counters, of(count))
        .description("Notifications of the agent's SNMP server, by outcome").tag("outcome", outcome)
        .register(registry);
  }
}
