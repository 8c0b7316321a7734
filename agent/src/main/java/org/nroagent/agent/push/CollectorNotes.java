package org.nroagent.agent.push;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nroagent.agent.push.PushStatus.Collector;

/// What came of each collector, readable by any thread. Only the push thread writes.
final class CollectorNotes {
  private volatile List<Collector> collectors;

  CollectorNotes(List<String> addresses) {
    collectors = addresses.stream().map(address -> new Collector(address, false, null, null, null, null))
        .toList();
  }

  List<Collector> list() {
    return collectors;
  }

  /// The address of the one in use, or being tried.
  String used() {
    return collectors.stream().filter(Collector::used).findFirst().orElse(collectors.getFirst()).address();
  }

  /// This one is in use, or being tried.
  void use(int index) {
    List<Collector> next = new ArrayList<>();
    for (Collector each : collectors) {
      next.add(new Collector(each.address(), next.size() == index, each.storeId(), each.lastWelcome(),
          each.lastError(), each.failedAt()));
    }
    collectors = List.copyOf(next);
  }

  void welcomed(String storeId, Instant now) {
    change(usedIndex(), each -> new Collector(each.address(), each.used(), storeId, now, null, null));
  }

  void failed(String reason, Instant now) {
    failed(usedIndex(), reason, now);
  }

  void failed(int index, String reason, Instant now) {
    change(index,
        each -> new Collector(each.address(), each.used(), each.storeId(), each.lastWelcome(), reason, now));
  }

  @Nullable
  String lastError(int index) {
    return collectors.get(index).lastError();
  }

  private int usedIndex() {
    for (int i = 0; i < collectors.size(); i++) {
      if (collectors.get(i).used()) {
        return i;
      }
    }
    return 0;
  }

  private void change(int index, UnaryOperator<Collector> change) {
    List<Collector> next = new ArrayList<>(collectors);
    next.set(index, change.apply(next.get(index)));
    collectors = List.copyOf(next);
  }
}
