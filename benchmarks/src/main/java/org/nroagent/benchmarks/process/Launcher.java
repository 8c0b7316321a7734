package org.nroagent.benchmarks.process;

import java.util.List;

/// How the agent is started in the package and from a checkout: `agent/bin/nro-agent`.
public final class Launcher {
  /// The options of the JVM that the launcher gives to `run`, those that matter for a measurement.
  public static final List<String> JVM_OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
      "-Xshare:auto", "--enable-native-access=ALL-UNNAMED", "-Xms8m", "-Xmx64m", "-XX:MinHeapFreeRatio=10",
      "-XX:MaxHeapFreeRatio=20");

  private Launcher() {}
}
