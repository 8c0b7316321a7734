/// Delivery of the ring's records to the collector.
@NullMarked
package org.nroagent.agent.push;

import org.jspecify.annotations.NullMarked;
