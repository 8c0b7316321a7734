package org.nroagent.endtoend.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nroagent.agent.core.DeviceSources;
import org.nroagent.agent.version.Version;
import org.nroagent.agent.config.AgentConfigReader;
import org.nroagent.agent.core.Agent;
import org.nroagent.agent.core.AgentEnvironment;
import org.nroagent.agent.push.PushStatus;
import org.nroagent.agent.source.profile.Profiles;
import org.nroagent.collector.Collector;
import org.nroagent.collector.config.CollectorConfigReader;
import org.nroagent.lab.device.DeviceModel;
import org.nroagent.lab.device.Presets;
import org.nroagent.lab.netconf.LabNetconf;
import org.nroagent.lab.netconf.NetconfServer;
import org.nroagent.lab.script.Script;
import org.nroagent.lab.snmp.LabDevice;
import org.nroagent.lab.snmp.LabSnmp;
import org.nroagent.lab.state.LiveDevice;
import org.nroagent.lab.time.ReplayTime;
import org.nroagent.model.SlotGrid;

/// The main job at work: four simulated devices, of which three speak SNMP over UDP and one NETCONF over SSH, two agents that poll them, and a collector
/// that the agents push to over TLS, all on loopback under one clock.
final class Demo implements AutoCloseable {
  private static final int DEVICES = 4;
  private static final long SEED = 20_261;
  /// Devices have been up for a while when the demonstration starts.
  private static final Duration UP_BEFORE = Duration.ofDays(20);
  /// Real time.
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(20);
  /// Polls come within a few seconds after the border; the replay steps to where all of them are due.
  private static final Duration AFTER_EVERY_POLL = Duration.ofSeconds(20);

  private final DemoOptions options;
  private final PrintStream out;
  private final SlotGrid grid = SlotGrid.FIVE_MINUTES;
  private final Instant start;
  private final ReplayTime time;
  private final Lockstep lockstep = new Lockstep();
  private final List<Agent> agents = new ArrayList<>();
  private final Deque<Runnable> running = new ArrayDeque<>();

  Demo(DemoOptions options, Instant now, PrintStream out) {
    this.options = options;
    this.out = out;
    this.start = grid.startOf(now.minus(Duration.ofHours(options.hours())));
    this.time = new ReplayTime(start);
  }

  /// Starts devices, collector and agents.
  void start(Path folder) throws Exception {
    DemoFiles files = new DemoFiles(folder, options, start);
    Instant boot = start.minus(UP_BEFORE);
    device(0, Presets.spoke("spoke1", SEED, boot), DemoScripts.spoke(start), v3());
    device(1, Presets.hub("hub1", SEED + 10, boot), DemoScripts.nominalHub(start), v3());
    device(2, Presets.standbyHub("hub2", SEED + 20, boot), DemoScripts.standbyHub(start),
        LabSnmp.v2c(DemoFiles.COMMUNITY));
    overNetconf(3, Presets.olt("olt1", SEED + 30, boot), DemoScripts.olt(start), files.netconf());
    Collector collector = Collector
        .start(new CollectorConfigReader(System::getenv).read(files.collector()).value(), time);
    running.push(collector::close);
    agent(files.spokeAgent());
    agent(files.hubAgent());
  }

  /// Replays the past up to the last slot border before the given time, slot by slot, as fast as everybody can.
  void replay(Instant until) throws InterruptedException {
    awaitConnections();
    long slots = grid.count(start, until);
    out.printf("Replaying %d slots of five minutes…%n", slots);
    for (Instant border = grid.next(start); !border.isAfter(until); border = grid.next(border)) {
      time.awaitSleepers(DEVICES);
      time.advanceTo(border.plus(AFTER_EVERY_POLL));
      lockstep.await(border);
    }
    time.awaitSleepers(DEVICES);
  }

  /// Lets the clock run.
  void run() {
    time.continueAccelerated(options.speed());
    out.printf("""

        PE-Spoke and OLT:  http://127.0.0.1:%d
        PE-Hubs:           http://127.0.0.1:%d
        Collector:         http://127.0.0.1:%d

        The clock runs at %s times: a five-minute slot every %.1f seconds. Ctrl-C stops everything.
        """, options.spokeAgentPage(), options.hubAgentPage(), options.collectorPage(), options.speed(),
        grid.seconds() / options.speed());
    out.flush();
  }

  /// Stops everything, agents first.
  @Override
  public void close() {
    while (!running.isEmpty()) {
      running.pop().run();
    }
  }

  /// The clock stands still until the agents have met the collector: they tell each other the time.
  private void awaitConnections() throws InterruptedException {
    long end = System.nanoTime() + LONGEST_CONNECT.toNanos();
    while (agents.stream().anyMatch(agent -> agent.pushStatus().state() != PushStatus.State.CONNECTED)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the agents do not reach the collector: "
            + agents.stream().map(agent -> agent.pushStatus().lastError()).toList());
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void device(int number, DeviceModel model, Script script, LabSnmp snmp) throws Exception {
    LabDevice device = LabDevice.start(model, script, time, snmp.onPort(options.device(number)));
    running.push(device::close);
  }

  private void overNetconf(int number, DeviceModel model, Script script, LabNetconf netconf)
      throws Exception {
    NetconfServer server = NetconfServer.start(new LiveDevice(model, script, time),
        netconf.onPort(options.device(number)));
    running.push(server::close);
  }

  private void agent(Path file) throws Exception {
    Profiles profiles = Profiles.shipped();
    AgentEnvironment environment = new AgentEnvironment(time, Instant.EPOCH,
        new DeviceSources(profiles, time), new SecureRandom(),
        Version.current().software(),
        lockstep.join(file.getFileName().toString()), Demo::fatal);
    Agent agent = Agent.start(new AgentConfigReader(System::getenv).read(file).value(), environment);
    agents.add(agent);
    running.push(agent::close);
  }

  private static LabSnmp v3() {
    return LabSnmp.v3(new LabSnmp.User(DemoFiles.USER, LabSnmp.Auth.SHA256, DemoFiles.AUTH_PASSWORD,
        LabSnmp.Priv.AES128, DemoFiles.PRIV_PASSWORD));
  }

  private static void fatal(Thread thread, Throwable error) {
    System.err.println("thread " + thread.getName() + " ended by an error of the program");
    error.printStackTrace();
    Runtime.getRuntime().halt(1);
  }
}
