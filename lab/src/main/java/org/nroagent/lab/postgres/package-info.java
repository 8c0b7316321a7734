/// A real PostgreSQL server for tests.
@NullMarked
package org.nroagent.lab.postgres;

import org.jspecify.annotations.NullMarked;
