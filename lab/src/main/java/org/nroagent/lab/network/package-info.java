/// A network between two peers that fails on purpose.
@NullMarked
package org.nroagent.lab.network;

import org.jspecify.annotations.NullMarked;
