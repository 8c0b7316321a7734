/// What happens to a simulated device, and when: events at virtual times, from code or from a small text file.
@NullMarked
package org.nroagent.lab.script;

import org.jspecify.annotations.NullMarked;
