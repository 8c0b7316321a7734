/// Events of link states, from devices over SNMP to what the agent tells.
@NullMarked
package org.nroagent.agent.linkstate;

import org.jspecify.annotations.NullMarked;
