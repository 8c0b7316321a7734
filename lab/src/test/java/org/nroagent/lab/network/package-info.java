/// Tests of the network that fails.
@NullMarked
package org.nroagent.lab.network;

import org.jspecify.annotations.NullMarked;
