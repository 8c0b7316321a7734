/// Tests of the package of this name.
@NullMarked
package org.nroagent.collector.http;

import org.jspecify.annotations.NullMarked;
