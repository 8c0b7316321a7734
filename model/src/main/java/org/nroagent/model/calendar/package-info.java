/// Legal holidays and working days of a country, as rules that are data.
@NullMarked
package org.nroagent.model.calendar;

import org.jspecify.annotations.NullMarked;
