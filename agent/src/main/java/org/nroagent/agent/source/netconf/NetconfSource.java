package org.nroagent.agent.source.netconf;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.source.Deadline;
import org.nroagent.agent.source.Source;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.Warnings;
import org.nroagent.agent.source.profile.YangProfile;
import org.nroagent.agent.source.profile.YangProfiles;
import org.nroagent.model.MissingReason;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.reading.DeviceReading.SystemReading;
import org.nroagent.model.reading.InterfaceReading;
import org.nroagent.model.reading.SampleTime;
import org.nroagent.model.reading.TableKind;
import org.nroagent.model.time.TimeSource;

/// A device that is read over NETCONF. Between readings it keeps the session, which the next one begins anew where it was
/// lost, and when the device started.
public final class NetconfSource implements Source {
  private final NetconfSettings settings;
  private final YangProfiles profiles;
  private final SshConnector connector;
  private final TimeSource clock;
  private final String peer;
  private final DeviceTicks ticks = new DeviceTicks();
  private @Nullable Talk talk;

  /// A session, and what the device is as far as it told.
  private record Talk(NetconfSession session, Set<String> announced, YangProfile profile) {}

  /// @param settings how to reach the device
  /// @param profiles what is known of families of devices
  /// @param connector that all devices share
  /// @param clock for the times of samples; waiting for answers is always real time
  public NetconfSource(NetconfSettings settings, YangProfiles profiles, SshConnector connector,
      TimeSource clock) {
    this.settings = settings;
    this.profiles = profiles;
    this.connector = connector;
    this.clock = clock;
    this.peer = settings.host() + " port " + settings.port();
  }

  @Override
  public DeviceReading read(Duration budget) throws SourceException, InterruptedException {
    Deadline deadline = Deadline.in(budget);
    boolean kept = talk != null && talk.session().isOpen();
    try {
      return readOnce(deadline);
    } catch (IOException e) {
      SourceException failure = failure(e);
      if (!kept || deadline.hasPassed()) {
        throw failure;
      }
    }
    // A session of before may have been lost without a sign, as when the device restarted.
    try {
      return readOnce(deadline);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private DeviceReading readOnce(Deadline deadline)
      throws IOException, SourceException, InterruptedException {
    boolean done = false;
    try {
      Talk here = opened(deadline);
      DeviceReading reading = read(here, deadline);
      done = true;
      return reading;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  private Talk opened(Deadline deadline) throws IOException, SourceException, InterruptedException {
    if (talk != null && talk.session().isOpen()) {
      return talk;
    }
    close();
    NetconfSession session = NetconfSession.begin(connector.open(settings, deadline), deadline);
    try {
      Set<String> announced = session.namespaces(deadline);
      YangProfile profile = profiles.of(announced).orElseThrow(
          () -> new SourceException(MissingReason.NO_ANSWER, peer
              + " announces no module that a profile knows; write one into profiles.d/netconf"));
      talk = new Talk(session, announced, profile);
      return talk;
    } finally {
      if (talk == null) {
        session.close();
      }
    }
  }

  private DeviceReading read(Talk here, Deadline deadline)
      throws IOException, SourceException, InterruptedException {
    YangProfile profile = here.profile();
    Warnings warnings = new Warnings();
    KindReader reader = new KindReader(here.session(), here.announced(), profile, deadline, warnings, clock);
    YangNode values = reader
        .values(Stream.concat(profile.sysName().stream(), profile.startTime().stream()).toList());
    ticks.heard(
        profile.startTime().flatMap(leaf -> YangRow.of("startTime", leaf, values).instant("startTime")),
        clock.wall(), clock.monotonicNanos());
    Interfaces interfaces = reader.read(TableKind.INTERFACES, answer -> {
      SampleTime time = ticks.sample(answer.sentNanos(), answer.receivedNanos());
      return StateRows.some(new InterfaceRows(time, ticks).read(answer.rows(), warnings))
          .map(found -> new Interfaces(time, found));
    }).orElseThrow(() -> new SourceException(
        reader.isAccessDenied() ? MissingReason.AUTHENTICATION_FAILED : MissingReason.NO_ANSWER,
        peer + " answers, but not for its interfaces: " + String.join("; ", warnings.all())));
    StateRows states = new StateRows(interfaces.readings());
    try {
      states.read(reader);
    } catch (IOException e) {
      // What was read before counts; the next reading begins a new session.
      close();
      interruptIfMeant(e);
      warnings.add("the session ended before the tables that are not whole: " + told(e));
    }
    SystemReading system = new SystemReading("netconf", sysName(profile, values), "", profile.name(),
        OptionalLong.empty(), "", profile.counterRefresh(), ticks.clock());
    return states.reading(system, interfaces.time(), reader.tables(), warnings.all());
  }

  private String sysName(YangProfile profile, YangNode values) {
    String said = profile.sysName().map(leaf -> YangRow.of("sysName", leaf, values).text("sysName"))
        .orElse("");
    return said.isEmpty() ? settings.host() : said;
  }

  /// The interfaces, and when they were sampled.
  private record Interfaces(SampleTime time, List<InterfaceReading> readings) {}

  private SourceException failure(IOException e) throws InterruptedException {
    interruptIfMeant(e);
    return new SourceException(MissingReason.NO_ANSWER, peer + " " + told(e));
  }

  private static void interruptIfMeant(IOException e) throws InterruptedException {
    if (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException)) {
      // Some streams leave the mark, some take it; who throws this takes it.
      var _ = Thread.interrupted();
      throw new InterruptedException();
    }
  }

  private String told(IOException e) {
    return e instanceof SocketTimeoutException
        ? "does not go on for " + settings.timeout().toMillis() + " ms, or its reading's budget ended"
        : "cannot be understood or broke off: " + e.getMessage();
  }

  @Override
  public void close() {
    if (talk != null) {
      talk.session().close();
      talk = null;
    }
  }
}
