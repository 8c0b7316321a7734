/// The agent's configuration as values, and its reader.
@NullMarked
package org.nroagent.agent.config;

import org.jspecify.annotations.NullMarked;
