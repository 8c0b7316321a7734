/// Tests of this package.
@NullMarked
package org.nroagent.collector.report;

import org.jspecify.annotations.NullMarked;
