/// Tests of how what was told reaches the disk.
@NullMarked
package org.nroagent.agent.state;

import org.jspecify.annotations.NullMarked;
