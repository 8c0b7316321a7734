package org.nroagent.collector.impact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// Puts together what belongs together: two are of one group if they have a key in common and are said to be one, or if
/// there is a chain of such from one to the other. Not for several threads.
///
/// @param <T> what is grouped
final class Groups<T> {
  private final List<T> all;
  private final int[] parent;

  private Groups(List<T> all) {
    this.all = all;
    this.parent = new int[all.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
  }

  /// Groups in the order of their first members, each in the order given.
  ///
  /// @param keys what each may have in common with others
  /// @param areOne whether two with a common key are one
  static <T> List<List<T>> of(List<T> all, Function<T, ? extends Collection<String>> keys,
      BiPredicate<T, T> areOne) {
    Groups<T> groups = new Groups<>(all);
    Map<String, List<Integer>> byKey = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      for (String key : keys.apply(all.get(i))) {
        List<Integer> same = byKey.computeIfAbsent(key, _ -> new ArrayList<>());
        for (int other : same) {
          if (groups.root(other) != groups.root(i) && areOne.test(all.get(other), all.get(i))) {
            groups.join(other, i);
          }
        }
        same.add(i);
      }
    }
    return groups.result();
  }

  private int root(int member) {
    int root = member;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /// The earlier one stays the root, so that a group begins with its first member.
  private void join(int one, int other) {
    int first = root(one);
    int second = root(other);
    parent[Math.max(first, second)] = Math.min(first, second);
  }

  private List<List<T>> result() {
    Map<Integer, List<T>> groups = new TreeMap<>();
    for (int i = 0; i < parent.length; i++) {
      groups.computeIfAbsent(root(i), _ -> new ArrayList<>()).add(all.get(i));
    }
    return List.copyOf(groups.values());
  }
}
