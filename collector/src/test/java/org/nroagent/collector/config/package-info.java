/// Tests of the package of this name.
@NullMarked
package org.nroagent.collector.config;

import org.jspecify.annotations.NullMarked;
