/// Slots as comma-separated text, the form in which people carry them from machine to machine.
@NullMarked
package org.nroagent.model.csv;

import org.jspecify.annotations.NullMarked;
