/// Reads devices over NETCONF (RFC 6241) on SSH (RFC 6242). `SshConnector` opens sessions for all devices,
/// `NetconfSession` speaks with one of them, `FramedInput` finds its messages, `ReplyReader` keeps of a reply what its
/// `Selection` asked for, and `NetconfSource` makes a reading of it. Nothing of it is loaded unless a device is read so.
@NullMarked
package org.nroagent.agent.source.netconf;

import org.jspecify.annotations.NullMarked;
