package org.nroagent.agent.notification;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which devices have which address. Names are looked up beside the receiver's thread, again and again; one that does
/// not resolve keeps the addresses that it had.
final class SenderTable {
  private final List<Sender> senders;
  private final Map<String, Set<InetAddress>> named = new HashMap<>();
  private volatile Map<InetAddress, List<Sender>> byAddress = Map.of();

  SenderTable(List<Sender> senders) {
    this.senders = List.copyOf(senders);
    index();
  }

  /// The devices with an address, in the order of the configuration; empty for strangers.
  List<Sender> at(InetAddress address) {
    return byAddress.getOrDefault(address, List.of());
  }

  /// Whether there are names to look up.
  boolean hasNames() {
    return senders.stream().anyMatch(sender -> !isLiteral(sender.host()));
  }

  /// Looks all names up, as long as the name service takes. On one thread only.
  void lookUp() {
    for (Sender sender : senders) {
      if (!isLiteral(sender.host())) {
        try {
          named.put(sender.host(), Set.copyOf(Arrays.asList(InetAddress.getAllByName(sender.host()))));
        } catch (UnknownHostException _) {
          // The poll of this device says so.
        }
      }
    }
    index();
  }

  private void index() {
    Map<InetAddress, List<Sender>> index = new HashMap<>();
    for (Sender sender : senders) {
      for (InetAddress address : addresses(sender.host())) {
        index.computeIfAbsent(address, _ -> new ArrayList<>()).add(sender);
      }
    }
    byAddress = index;
  }

  private Set<InetAddress> addresses(String host) {
    try {
      return Set.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException _) {
      return named.getOrDefault(host, Set.of());
    }
  }

  private static boolean isLiteral(String host) {
    try {
      InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
