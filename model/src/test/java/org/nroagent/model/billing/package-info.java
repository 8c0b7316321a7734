/// Tests of this package.
@NullMarked
package org.nroagent.model.billing;

import org.jspecify.annotations.NullMarked;
