package org.nroagent.agent.source.netconf;

import java.io.InputStream;
import java.io.OutputStream;
import org.nroagent.agent.source.Deadline;

/// The octets to and from one device.
interface Connection extends AutoCloseable {
  /// What the device sends. Reading ends with a [java.net.SocketTimeoutException] when the device does not go on for its
  /// time-out, or the deadline has passed, and with another [java.io.InterruptedIOException] when the thread is
  /// interrupted.
  InputStream in();

  /// What the device is sent; needs no flushing.
  OutputStream out();

  /// Sets when reading must end.
  void until(Deadline deadline);

  /// Whether it is not known to be lost.
  boolean isOpen();

  /// Ends it. Does not throw.
  @Override
  void close();
}
