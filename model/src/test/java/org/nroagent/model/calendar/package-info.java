/// Tests of this package.
@NullMarked
package org.nroagent.model.calendar;

import org.jspecify.annotations.NullMarked;
