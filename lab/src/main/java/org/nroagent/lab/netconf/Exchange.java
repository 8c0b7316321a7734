package org.nroagent.lab.netconf;

import org.nroagent.lab.xml.XmlNode;

/// A request and its answer.
///
/// @param request the `rpc`
/// @param reply the `rpc-reply`
public record Exchange(XmlNode request, XmlNode reply) {}
