/// What the collector is told, read and checked.
@NullMarked
package org.nroagent.collector.config;

import org.jspecify.annotations.NullMarked;
