/// Tests of the agent's SNMP server.
@NullMarked
package org.nroagent.agent.mib;

import org.jspecify.annotations.NullMarked;
