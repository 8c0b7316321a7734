"""A client of the push protocol that was written from protocol/PROTOCOL.md alone.

It shows that the document suffices for a stranger: nothing here is shared with the Java code, and only the
standard library is used. It says Hello, sends a directory, one row and, where the collector takes them, one
event, awaits the acknowledgements and prints what it was told as one JSON object.

    push_client.py --host 127.0.0.1 --port 9485 --agent foreign-1 --slot-start 1790812800

With --spoil it sends one broken frame in the place of the records instead, and prints the refusal.
With --ca, --certificate and --key it speaks TLS 1.3, without them plain TCP.
"""

import argparse
import json
import socket
import ssl
import struct
import sys
import time

VERSION = 1
MAX_LENGTH = 1_048_572
HEADER = 16

HELLO, WELCOME, DIRECTORY, RECORDS, ACK, GAP, PING, PONG, REFUSAL, EVENTS, EVENT_GAP, EVENT_ACK = range(1, 13)
BACKFILL = 2
KIND_INTERFACE, ASPECT_OPER_STATUS, CAUSE_UNKNOWN, ORIGIN_POLL = 3, 2, 0, 0
WORD_UP, WORD_DOWN = 5, 6
MISSING, NO_ANSWER = 64, 1

SPOILS = ("crc", "oversized", "short", "version", "reserved", "sequence", "type", "early", "body", "flow",
          "directory")


# ---- CRC-32C (Castagnoli), reflected, as in RFC 3720


def _crc_table():
    table = []
    for octet in range(256):
        for _ in range(8):
            octet = (octet >> 1) ^ (0x82F63B78 if octet & 1 else 0)
        table.append(octet)
    return table


_CRC = _crc_table()


def crc32c(octets):
    crc = 0xFFFFFFFF
    for octet in octets:
        crc = (crc >> 8) ^ _CRC[(crc ^ octet) & 0xFF]
    return crc ^ 0xFFFFFFFF


# ---- CBOR (RFC 8949), as much of it as the bodies use


def _head(major, argument):
    if argument < 24:
        return bytes([major << 5 | argument])
    for code, pack, limit in ((24, ">B", 1 << 8), (25, ">H", 1 << 16), (26, ">I", 1 << 32), (27, ">Q", 1 << 64)):
        if argument < limit:
            return bytes([major << 5 | code]) + struct.pack(pack, argument)
    raise ValueError(f"{argument} does not fit into 64 bits")


def encode(value):
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        octets = value.encode("utf-8")
        return _head(3, len(octets)) + octets
    if isinstance(value, list):
        return _head(4, len(value)) + b"".join(encode(element) for element in value)
    if isinstance(value, dict):
        return _head(5, len(value)) + b"".join(encode(key) + encode(value[key]) for key in sorted(value))
    raise TypeError(f"no CBOR for {type(value)}")


_BREAK = object()


class Decoder:
    def __init__(self, octets):
        self.octets = octets
        self.at = 0

    def take(self, length):
        if self.at + length > len(self.octets):
            raise ValueError(f"CBOR ends at octet {len(self.octets)}, {length} more were announced at {self.at}")
        taken = self.octets[self.at:self.at + length]
        self.at += length
        return taken

    def value(self, depth=0):
        if depth > 8:
            raise ValueError("a body nests at most 8 deep")
        first = self.take(1)[0]
        major, short = first >> 5, first & 31
        if first == 0xFF:
            return _BREAK
        if short < 24:
            argument = short
        elif short < 28:
            argument = int.from_bytes(self.take(1 << (short - 24)), "big")
        elif short == 31 and 2 <= major <= 5:
            argument = None
        else:
            raise ValueError(f"no CBOR: 0x{first:02x}")
        if major == 0:
            return argument
        if major == 1:
            return -1 - argument
        if major in (2, 3):
            return self.string(major, argument, depth)
        if major == 4:
            return list(self.elements(argument, depth))
        if major == 5:
            return self.map(argument, depth)
        if major == 6:
            return self.value(depth)  # a tag means nothing
        return {20: False, 21: True}.get(argument)  # floats and the like stand only under keys that are passed over

    def string(self, major, length, depth):
        octets = self.take(length) if length is not None else None
        if octets is None:
            chunks = list(self.elements(None, depth))
            return (b"" if major == 2 else "").join(chunks)
        return octets if major == 2 else octets.decode("utf-8")

    def elements(self, count, depth):
        while count is None or count > 0:
            element = self.value(depth + 1)
            if element is _BREAK:
                if count is None:
                    return
                raise ValueError("a break inside a definite length")
            yield element
            count = None if count is None else count - 1

    def map(self, count, depth):
        flat = list(self.elements(None if count is None else 2 * count, depth))
        if len(flat) % 2:
            raise ValueError("a key without a value")
        result = dict(zip(flat[::2], flat[1::2]))
        if 2 * len(result) != len(flat):
            raise ValueError("a key stands twice")
        return result


def decode(octets):
    decoder = Decoder(octets)
    body = decoder.value()
    if decoder.at != len(octets) or not isinstance(body, dict):
        raise ValueError("a body is one map with nothing behind it")
    return body


# ---- frames


def frame(kind, sequence, body, version=VERSION, reserved=0):
    head = struct.pack(">IBBHI", 12 + len(body), version, kind, reserved, sequence)
    return head + struct.pack(">I", crc32c(head + body)) + body


class Refused(Exception):
    def __init__(self, code, text):
        super().__init__(f"refused with {code}: {text}")
        self.code = code
        self.text = text


class Connection:
    """One connection: frames in both directions, each with its own dense sequence."""

    def __init__(self, link):
        self.link = link
        self.sent = 0
        self.received = 0

    def send(self, kind, body):
        self.sent += 1
        self.link.sendall(frame(kind, self.sent, encode(body)))

    def exactly(self, length):
        octets = b""
        while len(octets) < length:
            more = self.link.recv(length - len(octets))
            if not more:
                raise EOFError("the collector closed the connection")
            octets += more
        return octets

    def receive(self):
        """The next frame that is not a ping; a refusal is raised."""
        while True:
            kind, body = self.frame()
            if kind == PING:
                self.send(PONG, {1: body[1], 2: int(time.time() * 1000)})
            elif kind == REFUSAL:
                raise Refused(body[1], body[2])
            else:
                return kind, body

    def frame(self):
        prefix = self.exactly(4)
        length = struct.unpack(">I", prefix)[0]
        if not 12 <= length <= MAX_LENGTH:
            raise ValueError(f"a frame of length {length}")
        version = self.exactly(1)
        if version[0] != VERSION:
            raise ValueError(f"a frame of version {version[0]}")
        rest = version + self.exactly(length - 1)
        _, kind, reserved, sequence, crc = struct.unpack(">BBHII", rest[:12])
        body = rest[12:]
        if crc != crc32c(prefix + rest[:8] + body):
            raise ValueError("the CRC of a frame does not fit")
        if reserved != 0 or sequence != self.received + 1:
            raise ValueError(f"frame {sequence} after {self.received}, reserved {reserved}")
        self.received = sequence
        return kind, decode(body)


# ---- what is sent


def columns(octets_in, octets_out):
    """Two columns: one measured, one that did not answer."""
    measured = octets_in.to_bytes(6, "big") + octets_out.to_bytes(6, "big") + bytes([0])
    return measured + bytes(12) + bytes([MISSING + NO_ANSWER])


def row(options):
    return encode({0: 1, 1: options.device, 2: options.slot_start, 3: columns(options.octets_in, options.octets_out)})


def number(value):
    """Seven bits an octet, lowest first."""
    octets = bytearray()
    while value > 127:
        octets.append(0x80 | value & 0x7F)
        value >>= 7
    octets.append(value)
    return bytes(octets)


def text(value):
    octets = value.encode("utf-8")
    return number(len(octets)) + octets


def event(options):
    """The interface went down, seen by a poll."""
    head = bytes([KIND_INTERFACE, ASPECT_OPER_STATUS, CAUSE_UNKNOWN, ORIGIN_POLL])
    at = struct.pack(">Q", options.slot_start * 1000)
    words = bytes([1, WORD_UP, 1, WORD_DOWN])
    return head + at + text(options.device) + text("xe-0/0/1") + text("") + words


def hello(options):
    return {
        1: options.agent,
        2: "push_client.py 1",
        3: options.slot_seconds,
        4: int(time.time() * 1000),
        5: bytes.fromhex(options.epoch),
        6: 1,
        7: 1,
        8: [bytes.fromhex(options.event_epoch), 1, 1],
    }


def directory(options):
    return {1: 1, 2: [{1: options.device, 2: [["if-1", "xe-0/0/1", 0], ["if-2", "xe-0/0/2", 0]]}]}


def records(options, flow=BACKFILL, directory_id=1):
    content = row(options)
    return {1: flow, 2: [[1, crc32c(content), directory_id, content]]}


def spoiled(options, sequence):
    """A frame with one thing wrong, under the number that is due."""
    good = encode(records(options))
    if options.spoil == "crc":
        octets = bytearray(frame(RECORDS, sequence, good))
        octets[-1] ^= 1
        return bytes(octets)
    if options.spoil == "oversized":
        return struct.pack(">I", MAX_LENGTH + 1)
    if options.spoil == "short":
        return struct.pack(">I", 11)
    if options.spoil == "version":
        return struct.pack(">IB", 12 + len(good), VERSION + 1)
    if options.spoil == "reserved":
        return frame(RECORDS, sequence, good, reserved=1)
    if options.spoil == "sequence":
        return frame(RECORDS, sequence + 1, good)
    if options.spoil == "type":
        return frame(99, sequence, good)
    if options.spoil == "early":
        return frame(HELLO, sequence, encode(hello(options)))
    if options.spoil == "body":
        return frame(RECORDS, sequence, good + b"\x00")
    if options.spoil == "flow":
        return frame(RECORDS, sequence, encode(records(options, flow=3)))
    return frame(RECORDS, sequence, encode(records(options, directory_id=2)))


# ---- the conversation


def await_acks(connection, records_due, events_due):
    ranges, through = [], 0
    while not (covers(ranges, records_due) and through >= events_due):
        kind, body = connection.receive()
        if kind == ACK:
            ranges += [acked[:2] for acked in body[1]]
        elif kind == EVENT_ACK:
            through = body[1]
        elif kind != PONG:
            raise ValueError(f"a frame of type {kind} where an acknowledgement was due")
    return ranges, through


def covers(ranges, last):
    return all(any(low <= sequence <= high for low, high in ranges) for sequence in range(1, last + 1))


def converse(connection, options):
    connection.send(HELLO, hello(options))
    kind, welcome = connection.receive()
    if kind != WELCOME:
        raise ValueError(f"a frame of type {kind} in the place of Welcome")
    told = {"store": welcome[1], "settled": [list(settled[:3]) for settled in welcome[3]],
            "eventsSettled": welcome[4][:2] if 4 in welcome else None}
    connection.send(DIRECTORY, directory(options))
    if options.spoil:
        connection.sent += 1
        connection.link.sendall(spoiled(options, connection.sent))
        connection.receive()
        raise ValueError("a broken frame was answered by something else than a refusal")
    settled = [each[:2] for each in told["settled"]]
    records_due = 1 if options.again or not covers(settled, 1) else 0
    if records_due:
        connection.send(RECORDS, records(options))
    events_due = 1 if told["eventsSettled"] is not None and told["eventsSettled"][0] < 1 else 0
    if events_due:
        content = event(options)
        connection.send(EVENTS, {1: [[1, crc32c(content), content]]})
    ranges, through = await_acks(connection, records_due, events_due)
    return told | {"acknowledged": ranges, "eventsAcknowledged": through}


def dial(options):
    link = socket.create_connection((options.host, options.port), timeout=options.timeout)
    if options.ca is None:
        return link
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cafile=options.ca)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_cert_chain(options.certificate, options.key)
    return context.wrap_socket(link, server_hostname=options.host)


def arguments():
    parser = argparse.ArgumentParser(description="A client of the push protocol, written from its document alone")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--agent", required=True)
    parser.add_argument("--device", default="r1")
    parser.add_argument("--epoch", default="00112233445566778899aabbccddeeff")
    parser.add_argument("--event-epoch", default="ffeeddccbbaa99887766554433221100")
    parser.add_argument("--slot-seconds", type=int, default=300)
    parser.add_argument("--slot-start", type=int, required=True, help="seconds since 1970, start of a slot")
    parser.add_argument("--octets-in", type=int, default=1_000_000)
    parser.add_argument("--octets-out", type=int, default=2_000_000)
    parser.add_argument("--again", action="store_true", help="send the record also where Welcome settles it")
    parser.add_argument("--spoil", choices=SPOILS, help="send a broken frame instead of the records")
    parser.add_argument("--ca")
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--timeout", type=float, default=20)
    return parser.parse_args()


def main():
    options = arguments()
    with dial(options) as link:
        try:
            told = converse(Connection(link), options)
        except Refused as refused:
            told = {"refusal": refused.code, "text": refused.text}
    json.dump(told, sys.stdout)
    print()


if __name__ == "__main__":
    main()
