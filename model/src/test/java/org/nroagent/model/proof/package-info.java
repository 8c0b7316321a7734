/// Tests of figures as they are told.
@NullMarked
package org.nroagent.model.proof;

import org.jspecify.annotations.NullMarked;
