/// Numbers computed from slots, with their coverage.
@NullMarked
package org.nroagent.model.figure;

import org.jspecify.annotations.NullMarked;
