package org.nroagent.model.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words that events are full of, each with a number of one octet on disk and on the wire. Words are only added, at
/// the end, at most 255 in all; one that is not here is written out.
final class WordTable {
  private static final List<String> WORDS = List.of("present", "missing", "left", "absent", "up", "down",
      "testing", "unknown", "dormant", "notPresent", "lowerLayerDown", "yes", "no", "none", "complete",
      "suspect", "steady", "flapping", "full", "degraded", "active", "standby", "lacpActivity", "lacpTimeout",
      "aggregation", "synchronization", "collecting", "distributing", "defaulted", "expired", "rMepIdle",
      "rMepStart", "rMepFailed", "rMepOk", "defRDICCM", "defMACstatus", "defRemoteCCM", "defErrorCCM",
      "defXconCCM", "bDefRDICCM", "bDefMACstatus", "bDefRemoteCCM", "bDefErrorCCM", "bDefXconCCM",
      "psNoPortStateTLV", "psBlocked", "psUp", "isNoInterfaceStatusTLV", "isUp", "isDown", "isTesting",
      "isUnknown", "isDormant", "isNotPresent", "isLowerLayerDown", "pwNotForwarding", "servicePwRxFault",
      "servicePwTxFault", "psnPwRxFault", "psnPwTxFault", "removed");
  private static final Map<String, Integer> NUMBERS = numbers();

  private WordTable() {}

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < WORDS.size(); i++) {
      numbers.put(WORDS.get(i), i + 1);
    }
    return Map.copyOf(numbers);
  }

  /// The number of a word, 0 where it has none.
  static int number(String word) {
    return NUMBERS.getOrDefault(word, 0);
  }

  /// @throws IllegalArgumentException if no word has that number
  static String word(int number) {
    if (number < 1 || number > WORDS.size()) {
      throw new IllegalArgumentException("no word has number " + number);
    }
    return WORDS.get(number - 1);
  }
}
