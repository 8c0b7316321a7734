package org.nroagent.agent.source.snmp;

import java.util.List;
import org.snmp4j.smi.VariableBinding;

/// What came back for one request.
///
/// @param errorStatus the error-status of RFC 3416 §3, 0 where there was none
/// @param errorIndex the 1-based binding that caused it, 0 where the device does not say
/// @param bindings names and values; fewer than asked for where the device truncated its answer
/// @param sentNanos the agent's monotonic clock when this transmission of the request left
/// @param receivedNanos the agent's monotonic clock when the answer was there
record SnmpAnswer(int errorStatus, int errorIndex, List<VariableBinding> bindings, long sentNanos,
    long receivedNanos) {
  SnmpAnswer {
    bindings = List.copyOf(bindings);
  }
}
