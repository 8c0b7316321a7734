package org.nroagent.agent.notification;

/// The messages of one device in the version of SNMP that it is configured for.
sealed interface SenderMessages permits CommunitySender, UserSender {}
