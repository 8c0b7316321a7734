package org.nroagent.benchmarks.micro;

import java.io.IOException;
import java.nio.file.Path;
import org.nroagent.agent.figure.FigureBook;
import org.nroagent.agent.store.RingReader;
import org.nroagent.benchmarks.ring.FilledBook;
import org.nroagent.model.CivilMonth;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The ring that the run has generated, and the full month in it.
@State(Scope.Benchmark)
public class FilledRing {
  /// System properties of the JVM that measures.
  static final String FOLDER = "benchmarks.ring";
  static final String MONTH = "benchmarks.month";

  /// The month that the ring holds in full.
  public final CivilMonth month = CivilMonth.parse(property(MONTH), CivilMonth.CONTRACT_ZONE);

  private final Path folder = Path.of(property(FOLDER));

  /// Fails early where the run is wrong.
  @Setup
  public void check() throws IOException {
    if (reader().interfaceIds().isEmpty()) {
      throw new IOException("the ring in " + folder + " is empty");
    }
  }

  /// Opens the ring as it lies on the disk.
  public RingReader reader() throws IOException {
    return RingReader.openForReading(folder);
  }

  /// A book with all slots of the month.
  public FigureBook book() throws IOException {
    return FilledBook.of(reader(), month);
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("-D" + name + " is not set; start benchmarks/run");
    }
    return value;
  }
}
