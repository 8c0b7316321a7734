package org.nroagent.agent;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The class path of a daemon that a test starts in a process of its own.
public final class DaemonClassPath {
  private DaemonClassPath() {}

  /// That of this JVM without the tests of the module, among which is a log of their own.
  public static String get() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(each -> !each.endsWith(File.separator + "test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
