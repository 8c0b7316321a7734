/// Tests of the demonstration.
@NullMarked
package org.nroagent.endtoend.demo;

import org.jspecify.annotations.NullMarked;
