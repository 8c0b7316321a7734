/// YAML with positions: every problem at once, each with line and nearest key.
@NullMarked
package org.nroagent.daemon.config;

import org.jspecify.annotations.NullMarked;
