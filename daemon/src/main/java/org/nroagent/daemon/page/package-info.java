/// Pages made on the server: markup that escapes by default, one style, plots of slots.
@NullMarked
package org.nroagent.daemon.page;

import org.jspecify.annotations.NullMarked;
