/// Parts of the agent, measured by JMH.
@NullMarked
package org.nroagent.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
