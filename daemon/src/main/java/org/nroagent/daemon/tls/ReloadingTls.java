package org.nroagent.daemon.tls;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One side's TLS as its files say it now. They are looked at for each connection and read again when one of them has
/// changed. New files that cannot be used leave the former ones in force, are counted and said once. Safe for any
/// thread.
public final class ReloadingTls {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadingTls.class);

  private final TlsFiles files;
  private final Side side;
  /// Of the files in force.
  private List<String> stamps = List.of();
  /// Of those that were last tried in vain: they are tried again, but counted once.
  private List<String> failedStamps = List.of();
  private @Nullable InForce inForce;
  private long failures;
  private @Nullable String problem;

  private interface Side {
    SslContext build(TlsMaterial material, PeerCheck check) throws IOException;
  }

  private record InForce(TlsMaterial material, PeerCheck check, SslContext context) {}

  private ReloadingTls(TlsFiles files, Side side) {
    this.files = files;
    this.side = side;
  }

  /// The side that connects, see [TlsContexts#client(TlsFiles)]. Files that cannot be used are an error only of
  /// [#context()].
  public static ReloadingTls client(TlsFiles files) {
    return new ReloadingTls(files, TlsContexts::client);
  }

  /// The side that is connected to, see [TlsContexts#server(TlsFiles)].
  ///
  /// @throws IOException if a file cannot be used; the message says which and what to do
  public static ReloadingTls server(TlsFiles files) throws IOException {
    ReloadingTls tls = new ReloadingTls(files, TlsContexts::server);
    var _ = tls.context();
    return tls;
  }

  /// The context for one connection.
  ///
  /// @throws IOException if the files cannot be used and no former ones could
  public synchronized SslContext context() throws IOException {
    refresh();
    if (inForce == null) {
      throw new IOException(problem);
    }
    return inForce.context();
  }

  /// Why a certificate that was accepted before is so no more; empty while it is.
  public synchronized Optional<String> objection(X509Certificate certificate, Instant now) {
    refresh();
    return inForce == null ? Optional.empty() : inForce.check().objection(certificate, now);
  }

  /// What is known of the certificates; empty where none could be used yet.
  public synchronized Optional<TlsStatus> status() {
    refresh();
    if (inForce == null) {
      return Optional.empty();
    }
    TlsMaterial material = inForce.material();
    List<X509CRL> revoked = material.revoked();
    return Optional.of(new TlsStatus(material.chainExpires(), material.trustExpires(),
        revoked.stream().mapToInt(ReloadingTls::entries).sum(), revoked.stream().map(X509CRL::getNextUpdate)
            .filter(Objects::nonNull).map(Date::toInstant).min(Comparator.naturalOrder()).orElse(null),
        failures, problem));
  }

  private void refresh() {
    // Taken before the files are read: what changes meanwhile is a change for the next look.
    List<String> now = files.all().stream().map(ReloadingTls::stamp).toList();
    if (now.equals(stamps)) {
      return;
    }
    try {
      TlsMaterial material = TlsMaterial.read(files);
      PeerCheck check = TlsContexts.check(material);
      boolean first = inForce == null;
      inForce = new InForce(material, check, side.build(material, check));
      stamps = now;
      problem = null;
      if (!first) {
        LOG.info("the certificate files have changed; new connections use {}", files.certificate());
      }
    } catch (IOException e) {
      problem = String.valueOf(e.getMessage());
      if (!now.equals(failedStamps)) {
        failedStamps = now;
        failed(problem);
      }
    }
  }

  private void failed(String reason) {
    failures++;
    if (inForce != null) {
      LOG.error("the changed certificate files cannot be used; the former ones stay in force: {}", reason);
    }
  }

  private static int entries(X509CRL list) {
    return list.getRevokedCertificates() == null ? 0 : list.getRevokedCertificates().size();
  }

  /// What differs after a file was written, replaced, or given another mode.
  private static String stamp(Path file) {
    try {
      return Files.readAttributes(file, "unix:ino,size,lastModifiedTime,ctime").toString();
    } catch (IOException _) {
      return "absent";
    }
  }
}
