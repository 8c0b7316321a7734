/// Readings over SNMP v2c and v3.
///
/// From the network inwards: `UdpExchange` sends requests and waits for answers, a `MessageLayer` per version
/// makes datagrams of them, `TableReader` walks tables with them, the `…Tables` classes say what the tables mean,
/// and `SnmpSource` reads one device with all of it. `Profile` holds what is particular about a device family.
@NullMarked
package org.nroagent.agent.source.snmp;

import org.jspecify.annotations.NullMarked;
