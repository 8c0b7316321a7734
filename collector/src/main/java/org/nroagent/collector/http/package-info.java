/// Status page, API and metrics.
@NullMarked
package org.nroagent.collector.http;

import org.jspecify.annotations.NullMarked;
