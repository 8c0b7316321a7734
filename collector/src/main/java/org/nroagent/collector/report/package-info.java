/// What the contract and the regulation ask of a period: bills, availability, reference speeds, as values and as text.
@NullMarked
package org.nroagent.collector.report;

import org.jspecify.annotations.NullMarked;
