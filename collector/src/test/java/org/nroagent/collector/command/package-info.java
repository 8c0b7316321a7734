/// Tests of the package of this name.
@NullMarked
package org.nroagent.collector.command;

import org.jspecify.annotations.NullMarked;
