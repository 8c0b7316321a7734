/// The domain's values and pure functions.
@NullMarked
package org.nroagent.model;

import org.jspecify.annotations.NullMarked;
