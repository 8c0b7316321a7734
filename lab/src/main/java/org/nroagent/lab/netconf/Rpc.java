package org.nroagent.lab.netconf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import org.nroagent.lab.script.MibTable;
import org.nroagent.lab.state.Conditions;
import org.nroagent.lab.xml.SubtreeFilter;
import org.nroagent.lab.xml.XmlNode;
import org.nroagent.lab.yang.DataTree;
import org.nroagent.lab.yang.StateOnly;
import org.nroagent.lab.yang.YangModule;

/// Answers requests: a pure function of the request and the device at a moment.
///
/// @param device the device at a moment
/// @param modules those that it has
/// @param sessions sessions that were ever opened
record Rpc(Conditions device, Set<YangModule> modules, long sessions) {
  /// Namespace of the protocol's own elements, in base:1.0 and base:1.1.
  static final String BASE = "urn:ietf:params:xml:ns:netconf:base:1.0";

  private static final String NMDA = YangModule.IETF_NETCONF_NMDA.namespace();
  private static final String DATASTORES = "urn:ietf:params:xml:ns:yang:ietf-datastores";

  /// Whether a request ends the session.
  static boolean endsSession(XmlNode request) {
    return request.child(BASE, "close-session").isPresent();
  }

  /// The `rpc-reply` to an `rpc`, with its attributes (RFC 6241 §4.1).
  XmlNode reply(XmlNode request) {
    return XmlNode.of(BASE, "rpc-reply", List.of(content(request))).withAttributes(request.attributes());
  }

  private XmlNode content(XmlNode request) {
    if (!request.attributes().containsKey("message-id")) {
      return error("missing-attribute", "message-id is missing");
    }
    if (request.children().size() != 1) {
      return error("missing-element", "an rpc has one operation");
    }
    XmlNode operation = request.children().getFirst();
    if (operation.is(BASE, "get")) {
      return get(operation);
    }
    if (operation.is(NMDA, "get-data") && modules.contains(YangModule.IETF_NETCONF_NMDA)) {
      return getData(operation);
    }
    if (operation.is(BASE, "close-session")) {
      return XmlNode.leaf(BASE, "ok", "");
    }
    return error("operation-not-supported", "there is no operation " + operation.name());
  }

  private XmlNode get(XmlNode operation) {
    List<XmlNode> all = DataTree.of(device, modules, sessions);
    XmlNode filter = operation.child(BASE, "filter").orElse(null);
    if (filter == null) {
      return dataOrRefusal(BASE, all, all);
    }
    if (!filter.attributes().getOrDefault("type", "subtree").equals("subtree")) {
      return error("operation-not-supported", "the filter's type is not subtree");
    }
    return dataOrRefusal(BASE, SubtreeFilter.select(filter.children(), all), filter.children());
  }

  private XmlNode getData(XmlNode operation) {
    XmlNode datastore = operation.child(NMDA, "datastore").orElse(null);
    if (datastore == null || !datastore.value().equals('{' + DATASTORES + "}operational")) {
      return error("invalid-value", "only the datastore operational is served");
    }
    for (XmlNode each : operation.children()) {
      if (!Set.of("datastore", "subtree-filter", "config-filter", "max-depth").contains(each.name())) {
        return error("unknown-element", each.name() + " is not served");
      }
    }
    List<XmlNode> data = DataTree.of(device, modules, sessions);
    XmlNode filter = operation.child(NMDA, "subtree-filter").orElse(null);
    if (filter != null) {
      data = SubtreeFilter.select(filter.children(), data);
    }
    if (operation.child(NMDA, "config-filter").map(XmlNode::value).orElse("").equals("false")) {
      data = StateOnly.of(data);
    }
    String depth = operation.child(NMDA, "max-depth").map(XmlNode::value).orElse("unbounded");
    if (!depth.matches("unbounded|[1-9][0-9]{0,4}")) {
      return error("invalid-value", "max-depth is 1…65535 or unbounded");
    }
    if (!depth.equals("unbounded")) {
      data = cut(data, Integer.parseInt(depth));
    }
    return dataOrRefusal(NMDA, data, filter == null ? data : filter.children());
  }

  /// The first nodes down to a depth; 1 is the top level alone.
  private static List<XmlNode> cut(List<XmlNode> nodes, int depth) {
    return depth == 0
        ? List.of()
        : nodes.stream().map(each -> each.withChildren(cut(each.children(), depth - 1))).toList();
  }

  private XmlNode dataOrRefusal(String namespace, List<XmlNode> data, List<XmlNode> askedFor) {
    List<String> refused = new ArrayList<>();
    for (MibTable table : device.refusedTables()) {
      for (YangModule module : DataTree.tellers(table)) {
        refused.add(module.namespace());
      }
    }
    for (XmlNode each : askedFor) {
      if (refused.contains(each.namespace())) {
        return error("access-denied", "the user may not read " + each.name());
      }
    }
    return XmlNode.of(namespace, "data", data);
  }

  private static XmlNode error(String tag, String message) {
    XmlNode text = XmlNode.leaf(BASE, "error-message", message)
        .withAttributes(Map.of('{' + XMLConstants.XML_NS_URI + "}lang", "en"));
    return XmlNode.builder(BASE, "rpc-error")
        .leaf("error-type", tag.startsWith("missing-") ? "rpc" : "application")
        .leaf("error-tag", tag).leaf("error-severity", "error").add(text).build();
  }
}
