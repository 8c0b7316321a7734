/// Tests of what is told to the regulator.
@NullMarked
package org.nroagent.model.notice;

import org.jspecify.annotations.NullMarked;
