/// The status page, the API and the metrics.
@NullMarked
package org.nroagent.agent.http;

import org.jspecify.annotations.NullMarked;
