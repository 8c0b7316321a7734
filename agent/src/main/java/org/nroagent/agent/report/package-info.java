/// Reports for the client, computed from the closed months.
@NullMarked
package org.nroagent.agent.report;

import org.jspecify.annotations.NullMarked;
