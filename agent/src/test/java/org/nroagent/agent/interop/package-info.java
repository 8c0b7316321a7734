/// The agent against programs that others wrote: `mvn -B verify -Pinterop -pl agent -am`, with Debian's packages
/// `snmpd`, `snmp` and `snmpsim` installed.
@NullMarked
package org.nroagent.agent.interop;

import org.jspecify.annotations.NullMarked;
