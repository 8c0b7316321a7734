/// Tests of addresses and numbering.
@NullMarked
package org.nroagent.model.address;

import org.jspecify.annotations.NullMarked;
