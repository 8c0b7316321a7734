package org.nroagent.agent.source.snmp;

import org.nroagent.model.reading.SampleTime;
import org.snmp4j.smi.Variable;

/// One value of a table and when it was sampled.
///
/// @param value what the device sent, of whatever type
/// @param time by the PDU that brought it
record Cell(Variable value, SampleTime time) {}
