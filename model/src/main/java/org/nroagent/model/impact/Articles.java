package org.nroagent.model.impact;

/// Where a regulation says what notices cite, each as it is written after the word *article*.
///
/// @param preNotification that an incident is pre-notified, such as `2(1)`
/// @param finalNotification that one which meets the criteria is notified
/// @param withdrawal that the regulator is told that none is required
/// @param criteria all criteria
/// @param thresholds those of a rate over a time
/// @param emergency that of the emergency services
/// @param media that the regulator is told what the media are
/// @param fixedSpeed the reference speed of fixed data
/// @param mobileSpeed the reference speed of mobile data
public record Articles(String preNotification, String finalNotification, String withdrawal, String criteria,
    String thresholds, String emergency, String media, String fixedSpeed, String mobileSpeed) {
  /// The article of a network's reference speed.
  public String speed(DataNetwork network) {
    return switch (network) {
      case FIXED -> fixedSpeed;
      case MOBILE -> mobileSpeed;
    };
  }
}
