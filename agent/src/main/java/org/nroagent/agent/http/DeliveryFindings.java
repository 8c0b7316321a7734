package org.nroagent.agent.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.BiConsumer;
import org.nroagent.agent.push.PushStatus;
import org.nroagent.daemon.page.Display;
import org.nroagent.daemon.page.Status;
import org.nroagent.daemon.tls.TlsStatus;
import org.nroagent.protocol.ClockCheck;

/// What of the delivery needs a look, and what to do about it.
final class DeliveryFindings {
  private final PushStatus push;
  private final ZoneId zone;
  private final Instant now;
  private final BiConsumer<Status, String> findings;

  /// @param findings takes what is found
  DeliveryFindings(PushStatus push, ZoneId zone, Instant now, BiConsumer<Status, String> findings) {
    this.push = push;
    this.zone = zone;
    this.now = now;
    this.findings = findings;
  }

  void find() {
    if (push.events().problem() != null) {
      findings.accept(Status.BAD, "Events are not delivered: " + push.events().problem()
          + ". If this stays for minutes check the disk; slots are not concerned.");
    }
    state();
    push.whyNotThePrimary().filter(_ -> push.state() == PushStatus.State.CONNECTED)
        .ifPresent(why -> findings.accept(Status.DOUBT, "The collector " + push.collector()
            + " is used instead of " + push.collectors().getFirst().address() + ": " + why
            + ". The agent goes back by itself once that one answers."));
    if (push.clockSkewMillis() != null) {
      skew(Duration.ofMillis(push.clockSkewMillis()));
    }
    if (push.tls() != null) {
      certificates(push.tls());
    }
  }

  private void state() {
    String pending = Display.number(push.pending()) + " records wait in the ring and will be sent.";
    String why = push.lastError() == null ? "" : ": " + push.lastError();
    String since = Display.time(push.since(), zone);
    switch (push.state()) {
      case BACKOFF -> findings.accept(Status.BAD, "The collector " + push.collector()
          + " is unreachable since " + since + why
          + ". Check that it runs and that its port is open from here; " + pending);
      case REFUSED -> findings.accept(Status.BAD, "The collector " + push.collector()
          + " refuses this agent since " + since + why
          + ". Check the agent's name and certificates on both sides; " + pending);
      case CONNECTING -> {
        if (push.lastError() != null) {
          findings.accept(Status.DOUBT,
              "The collector " + push.collector() + " is being tried again" + why + ". " + pending);
        }
      }
      case CONNECTED, DISABLED -> {
        // As it should be.
      }
    }
  }

  private void skew(Duration skew) {
    if (skew.abs().compareTo(ClockCheck.WORTH_A_WARNING) > 0) {
      findings.accept(Status.DOUBT, "This host's clock is " + skew.abs().toMillis() + " ms "
          + (skew.isNegative() ? "behind" : "ahead of")
          + " the collector's: the slots of one of them are labelled wrongly. Check NTP on both hosts.");
    }
  }

  private void certificates(TlsStatus tls) {
    if (tls.problem() != null) {
      findings.accept(Status.DOUBT,
          "The changed certificate files cannot be used, the former ones stay in force: " + tls.problem());
    }
    expiry("This agent's certificate", tls.certificateExpires(),
        "Have it enrolled anew (docs/operating.md, Certificates).");
    expiry("An authority in the trust file", tls.authoritiesExpire(), "Put its successor there.");
  }

  private void expiry(String what, Instant expires, String remedy) {
    if (now.isAfter(expires)) {
      findings.accept(Status.BAD, what + " has expired on " + Display.time(expires, zone) + ". " + remedy);
    } else if (now.plus(TlsStatus.WARNING_PERIOD).isAfter(expires)) {
      findings.accept(Status.DOUBT, what + " expires on " + Display.time(expires, zone) + ". " + remedy);
    }
  }
}
