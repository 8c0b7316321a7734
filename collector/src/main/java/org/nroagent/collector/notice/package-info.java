/// What must be told to the regulator about incidents, by when, and what a person said was sent [R 2].
@NullMarked
package org.nroagent.collector.notice;

import org.jspecify.annotations.NullMarked;
