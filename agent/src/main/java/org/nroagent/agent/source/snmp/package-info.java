/// Readings over SNMP v2c and v3.
@NullMarked
package org.nroagent.agent.source.snmp;

import org.jspecify.annotations.NullMarked;
