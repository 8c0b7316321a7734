package org.nroagent.daemon.tls;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// For how long certificates hold, for Prometheus. Everything is `NaN` while no certificates are in force.
public final class TlsMetrics implements MeterBinder {
  private final String prefix;
  private final Supplier<@Nullable TlsStatus> status;
  private final Supplier<Instant> now;

  /// @param prefix what the names start with, such as `nro.push`
  /// @param status the certificates in force, null where there are none
  /// @param now the wall clock
  public TlsMetrics(String prefix, Supplier<@Nullable TlsStatus> status, Supplier<Instant> now) {
    this.prefix = prefix;
    this.status = status;
    this.now = now;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    seconds(registry, "certificate.expires.seconds",
        "Time until the first of the own certificate and its chain expires, negative afterwards",
        TlsStatus::certificateExpires);
    seconds(registry, "authorities.expire.seconds",
        "Time until the first of the trusted authorities expires, negative afterwards",
        TlsStatus::authoritiesExpire);
    seconds(registry, "revoked.due.seconds",
        "Time until the list of revoked certificates should have been renewed, negative afterwards",
        TlsStatus::revokedDue);
    Gauge.builder(prefix + ".revoked.certificates", this, each -> each.value(TlsStatus::revoked))
        .description("Certificates that are revoked").strongReference(true).register(registry);
    FunctionCounter
        .builder(prefix + ".certificate.reload.failures", this, each -> each.value(TlsStatus::failedReloads))
        .description("Times that changed certificate files could not be used").register(registry);
  }

  private void seconds(MeterRegistry registry, String name, String description,
      Function<TlsStatus, @Nullable Instant> moment) {
    Gauge.builder(prefix + "." + name, this, each -> each.until(moment)).description(description)
        .strongReference(true).register(registry);
  }

  private double until(Function<TlsStatus, @Nullable Instant> moment) {
    TlsStatus current = status.get();
    Instant then = current == null ? null : moment.apply(current);
    return then == null ? Double.NaN : Duration.between(now.get(), then).toMillis() / 1000.0;
  }

  private double value(ToDoubleFunction<TlsStatus> value) {
    TlsStatus current = status.get();
    return current == null ? Double.NaN : value.applyAsDouble(current);
  }
}
