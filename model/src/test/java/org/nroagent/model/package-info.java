/// Tests of this package.
@NullMarked
package org.nroagent.model;

import org.jspecify.annotations.NullMarked;
