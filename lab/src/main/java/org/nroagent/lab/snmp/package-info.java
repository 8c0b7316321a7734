/// A simulated device on the wire: SNMP v2c and v3 over UDP, its MIB computed at the moment of each request.
@NullMarked
package org.nroagent.lab.snmp;

import org.jspecify.annotations.NullMarked;
