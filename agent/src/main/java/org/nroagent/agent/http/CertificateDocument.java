package org.nroagent.agent.http;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nroagent.model.figure.CapacityOrigin;
import org.nroagent.model.figure.Certificate;

/// What explains a month's figure and lets anybody compute it again.
///
/// @param interpolated slots whose value bridges a missed poll; they count like any other
/// @param missing slots without a value by reason
/// @param unrecorded expected slots of which there is no record: those to come, and those the ring does not reach
/// @param inRetainedSlot start of the slot at IN's rank when slots are ordered by octets, then start
/// @param outRetainedSlot the same of OUT
/// @param capacityOrigin how the capacity of a closed month is known: `dated`, `configured` or `read`; empty where nobody
///     kept it
/// @param capacityAsOf when that capacity was taken
/// @param digest SHA-256 over the month's slots as the `percentile` command takes it
record CertificateDocument(int interpolated, Map<String, Integer> missing, int unrecorded,
    @Nullable Instant inRetainedSlot, @Nullable Instant outRetainedSlot,
    Optional<String> capacityOrigin, Optional<Instant> capacityAsOf, String digest) {
  static CertificateDocument of(KnownMonth month) {
    Certificate certificate = month.certificate();
    Map<String, Integer> missing = new LinkedHashMap<>();
    certificate.missing().forEach((reason, slots) -> missing.put(reason.name(), slots));
    return new CertificateDocument(certificate.interpolated(), missing,
        certificate.unrecorded(),
        certificate.inRetainedSlot(), certificate.outRetainedSlot(),
        month.origin().map(origin -> origin.kind().word()), month.origin().map(CapacityOrigin::asOf),
        certificate.digest());
  }
}
