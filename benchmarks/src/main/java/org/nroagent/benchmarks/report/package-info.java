/// Figures, goals and the table that shows both.
@NullMarked
package org.nroagent.benchmarks.report;

import org.jspecify.annotations.NullMarked;
