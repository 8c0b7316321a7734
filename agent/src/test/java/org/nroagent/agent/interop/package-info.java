/// The agent against programs that others wrote: `mvn -B verify -Pinterop -pl agent -am`, with Debian's packages
/// `snmpd`, `snmp`, `snmpsim`, `iproute2`, `python3`, `python3-ncclient`, `openssh-server` and `rrdtool` installed, as root.
@NullMarked
package org.nroagent.agent.interop;

import org.jspecify.annotations.NullMarked;
