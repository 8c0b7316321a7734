package org.nroagent.agent.linkstate;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nroagent.agent.source.SourceException;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.agent.source.snmp.SnmpSettings;
import org.nroagent.agent.source.snmp.SnmpSource;
import org.nroagent.daemon.config.Secret;
import org.nroagent.lab.script.ScriptFile;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.time.ManualTime;
import org.nroagent.model.reading.DeviceReading;
import org.nroagent.model.state.DeviceClock;
import org.nroagent.model.state.StateChange;
import org.nroagent.model.state.StateDiff;
import org.nroagent.model.state.Telling;
import org.nroagent.model.state.ToldStates;

import static org.junit.jupiter.api.Assertions.assertEquals;

/// Every fault that a device of the lab can have, read over SNMP: exactly the expected changes are told, once each,
/// whether one poller sees all of it or another takes over between any two polls with nothing but what was told.
@Timeout(60)
class LinkFaultsTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final Instant BOOT = START.minus(Duration.ofDays(3));
  private static final Duration ROUND = Duration.ofMinutes(5);
  private static final Duration AFTER_BORDER = Duration.ofSeconds(5);
  private static final int ROUNDS = 5;
  private static final String DEVICE = "hub1";
  private static final String COMMUNITY = "public";

  private final ManualTime time = new ManualTime(START.plus(AFTER_BORDER));
  private ToldStates told = ToldStates.NOTHING;
  private Optional<Instant> before = Optional.empty();

  static List<Fault> faults() throws IOException {
    return Fault.all();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void tellsExactlyWhatHappened(Fault fault) throws Exception {
    assertEquals(String.join("\n", fault.told()), String.join("\n", play(fault, false)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void tellsTheSameWithANewPollerForEveryRound(Fault fault) throws Exception {
    assertEquals(String.join("\n", fault.told()), String.join("\n", play(fault, true)));
  }

  private List<String> play(Fault fault, boolean restarting) throws Exception {
    List<String> lines = new ArrayList<>();
    String script = String.join("\n", fault.script());
    try (LabDevice device = LabDevice.start(fault.model(DEVICE, BOOT), ScriptFile.parse(script, START), time,
        LabSnmp.v2c(COMMUNITY))) {
      SnmpSource source = source(device);
      for (int round = 0; round < ROUNDS; round++) {
        if (restarting) {
          source.close();
          source = source(device);
          before = Optional.empty();
        }
        for (StateChange change : poll(source)) {
          lines.add(text(change, ROUND.multipliedBy(round)));
        }
        time.advance(ROUND);
      }
      source.close();
    }
    return lines;
  }

  private SnmpSource source(LabDevice device) {
    return new SnmpSource(
        new SnmpSettings("127.0.0.1", device.address().getPort(),
            new SnmpSettings.Credentials.Community(new Secret(COMMUNITY)), Duration.ofSeconds(2), 0, 20),
        Profiles.shipped(), time);
  }

  private List<StateChange> poll(SnmpSource source) throws InterruptedException {
    Instant now = time.wall();
    Telling telling;
    try {
      DeviceReading reading = source.read(Duration.ofSeconds(20));
      long lead = now.toEpochMilli() - time.monotonicNanos() / 1_000_000L;
      telling = StateDiff.read(DEVICE, told, reading, DeviceClock.at(reading.time(), lead, before),
          Optional.empty(), _ -> false, now);
      before = Optional.of(now);
    } catch (SourceException e) {
      telling = StateDiff.silent(DEVICE, told, now);
    }
    told = telling.told();
    return telling.changes();
  }

  private static String text(StateChange change, Duration slot) {
    return "+" + slot.toMinutes() + "m " + change.subject().kind().word() + " " + change.subject().name()
        + " "
        + change.aspect().word() + " " + change.before() + ">" + change.after() + " ("
        + (change.cause().kind().word() + " " + change.cause().subject()).strip() + ")"
        + change.deviceTime().map(at -> " at +" + minutes(Duration.between(START, at))).orElse("");
  }

  private static String minutes(Duration duration) {
    return duration.toMinutes() + "m" + (duration.toSecondsPart() == 0 ? "" : duration.toSecondsPart() + "s");
  }
}
