package org.nroagent.agent.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nroagent.agent.config.AgentConfig;
import org.nroagent.agent.config.AgentConfig.DeviceConfig;
import org.nroagent.agent.poll.EarlyPoller;
import org.nroagent.agent.poll.Poller;
import org.nroagent.agent.poll.SerialSource;
import org.nroagent.agent.source.AgreedLags;
import org.nroagent.agent.source.Source;

/// The configured devices and the threads that ask them: two for each, one for its rounds and one for what is read early.
///
/// [#readEarly(String)] may be called from any thread and at any time; the rest belongs to who starts and stops.
final class Polling {
  private final AgentConfig config;
  private final AgentEnvironment environment;
  private final Map<String, RememberedDevice> remembered;
  private final Poller.Sink rounds;
  private final Poller.Sink early;
  private final Map<String, EarlyPoller> earlyPollers = new ConcurrentHashMap<>();
  private final List<Source> sources = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /// @param remembered what earlier runs learnt of how much a device bears, by its name
  /// @param rounds takes the result of each round
  /// @param early takes what was read beside the rounds
  Polling(AgentConfig config, AgentEnvironment environment, Map<String, RememberedDevice> remembered,
      Poller.Sink rounds, Poller.Sink early) {
    this.config = config;
    this.environment = environment;
    this.remembered = remembered;
    this.rounds = rounds;
    this.early = early;
  }

  /// Opens the devices and begins with the first round at once.
  void start() {
    config.devices().forEach(this::start);
  }

  private void start(DeviceConfig device) {
    String name = device.name();
    Source source = new SerialSource(
        new AgreedLags(environment.sources().open(device), device.lagMembers()));
    sources.add(source);
    Optional.ofNullable(remembered.get(name)).flatMap(RememberedDevice::limits).ifPresent(source::restore);
    run("poll-" + name,
        new Poller(name, source, config.grid(), config.pollBudget(), environment.time(), rounds));
    EarlyPoller poller = new EarlyPoller(name, source, config.grid(), environment.time(), early);
    earlyPollers.put(name, poller);
    run("early-" + name, poller);
  }

  private void run(String name, Runnable loop) {
    threads.add(
        Thread.ofVirtual().name(name).uncaughtExceptionHandler(environment.fatal()).start(loop));
  }

  /// Asks for the states of a device soon, outside its rounds. Never waits; a device that is not polled is passed over.
  void readEarly(String device) {
    EarlyPoller poller = earlyPollers.get(device);
    if (poller != null) {
      poller.request();
    }
  }

  /// Ends the polls that run and closes the devices.
  void stop() {
    threads.forEach(Thread::interrupt);
    threads.forEach(Polling::join);
    sources.forEach(Source::close);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
