#!/usr/bin/env python3
"""Verifies a tiled Merkle log (C2SP tlog-tiles) without any of the hub's code.

    ledger_verify.py FOLDER --key KEY [--key KEY ...] [--origin NAME] [--hash sm3|sha256]
                     [--old OLD_CHECKPOINT_FILE ...]

KEY is the log's SM2 public key: 130 hexadecimal digits of the uncompressed point. Give one per
epoch. Each OLD_CHECKPOINT_FILE is a checkpoint somebody kept; the log must begin with it.

Reads every entry bundle, computes the root, and compares it with the checkpoint; compares every
tile; verifies the SM2 signature. Prints one JSON object; exit status 0 sound, 1 faulty, 2 usage.
Only the standard library is used: SM3 and SM2 are written out below from GB/T 32905 and 32918.
"""

import argparse
import base64
import hashlib
import json
import os
import struct
import sys

MASK = 0xFFFFFFFF
IV = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E)


def rotate(x, n):
    n %= 32
    return ((x << n) | (x >> (32 - n))) & MASK


T = [rotate(0x79CC4519 if j < 16 else 0x7A879D8A, j) for j in range(64)]


def compress(state, block):
    w = list(struct.unpack(">16I", block))
    for j in range(16, 68):
        x = w[j - 16] ^ w[j - 9] ^ rotate(w[j - 3], 15)
        w.append(x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[j - 13], 7) ^ w[j - 6])
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        a12 = rotate(a, 12)
        ss1 = rotate((a12 + e + T[j]) & MASK, 7)
        if j < 16:
            ff, gg = a ^ b ^ c, e ^ f ^ g
        else:
            ff, gg = (a & b) | (a & c) | (b & c), (e & f) | (~e & g)
        tt1 = (ff + d + (ss1 ^ a12) + (w[j] ^ w[j + 4])) & MASK
        tt2 = (gg + h + ss1 + w[j]) & MASK
        a, b, c, d = tt1, a, rotate(b, 9), c
        e, f, g, h = (tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17)), e, rotate(f, 19), g
    return tuple(x ^ y for x, y in zip(state, (a, b, c, d, e, f, g, h)))


def sm3_pure(data):
    data_bits = len(data) * 8
    data += b"\x80" + b"\0" * ((55 - len(data)) % 64) + struct.pack(">Q", data_bits)
    state = IV
    for i in range(0, len(data), 64):
        state = compress(state, data[i:i + 64])
    return struct.pack(">8I", *state)


def hash_function(name):
    if name == "sha256":
        return lambda data: hashlib.sha256(data).digest()
    return sm3_pure


# SM2: the curve of GB/T 32918.5.
P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
A = P - 3
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
     0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)


def add(p, q):
    if p is None or q is None:
        return p or q
    if p[0] == q[0]:
        if (p[1] + q[1]) % P == 0:
            return None
        slope = (3 * p[0] * p[0] + A) * pow(2 * p[1], -1, P) % P
    else:
        slope = (q[1] - p[1]) * pow(q[0] - p[0], -1, P) % P
    x = (slope * slope - p[0] - q[0]) % P
    return x, (slope * (p[0] - x) - p[1]) % P


def multiply(k, p):
    result = None
    while k:
        if k & 1:
            result = add(result, p)
        p = add(p, p)
        k >>= 1
    return result


def b32(x):
    return x.to_bytes(32, "big")


def sm2_verify(point, message, signature, identity=b"1234567812345678"):
    x, y = int.from_bytes(point[1:33], "big"), int.from_bytes(point[33:65], "big")
    if len(point) != 65 or point[0] != 4 or (y * y - x * x * x - A * x - B) % P:
        return False
    if len(signature) != 64:
        return False
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if not (1 <= r < N and 1 <= s < N) or (r + s) % N == 0:
        return False
    z = sm3_pure(struct.pack(">H", len(identity) * 8) + identity
                 + b32(A) + b32(B) + b32(G[0]) + b32(G[1]) + b32(x) + b32(y))
    e = int.from_bytes(sm3_pure(z + message), "big")
    here = add(multiply(s, G), multiply((r + s) % N, (x, y)))
    return here is not None and (e + here[0]) % N == r


class Fault(Exception):
    """Something in the log is not as it should be."""


def key_id(name, point):
    return sm3_pure(name.encode() + b"\n\xffsm2-with-sm3" + point)[:4]


def parse_checkpoint(data):
    """Gives origin, size, root, signed text and signature lines (name, id, signature)."""
    try:
        note = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Fault(f"checkpoint: {error}") from error
    text, blank, lines = note.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        raise Fault("checkpoint: no signed note")
    rows = text.split("\n")
    if len(rows) < 3 or not rows[1].isdecimal() or str(int(rows[1])) != rows[1]:
        raise Fault("checkpoint: no size")
    signatures = []
    for line in lines[:-1].split("\n"):
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "\u2014":
            raise Fault("checkpoint: signature line")
        raw = strict_base64(parts[2])
        signatures.append((parts[1], raw[:4], raw[4:]))
    root = strict_base64(rows[2])
    if len(root) != 32:
        raise Fault("checkpoint: root length")
    return rows[0], int(rows[1]), root, (text + "\n").encode(), signatures


def strict_base64(text):
    try:
        raw = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise Fault(f"checkpoint: {error}") from error
    if base64.b64encode(raw).decode() != text:
        raise Fault("checkpoint: base64 has stray bits")
    return raw


def check_signature(checkpoint, keys):
    origin, _, _, text, signatures = checkpoint
    good = 0
    for name, identity, signature in signatures:
        for point in keys:
            if name == origin and identity == key_id(name, point):
                if not sm2_verify(point, text, signature):
                    raise Fault("checkpoint: wrong signature")
                good += 1
    if not good:
        raise Fault("checkpoint: no key of the log signed")


def tile_path(kind, index, width):
    parts = [f"{index % 1000:03}"]
    index //= 1000
    while index:
        parts.insert(0, f"x{index % 1000:03}")
        index //= 1000
    return f"tile/{kind}/" + "/".join(parts) + (f".p/{width}" if width < 256 else "")


class Log:
    """A folder with a log, and the means to hash it."""

    def __init__(self, folder, hash_name):
        self.folder = folder
        self.hash = hash_function(hash_name)

    def read(self, path):
        try:
            with open(os.path.join(self.folder, path), "rb") as file:
                return file.read()
        except OSError as error:
            raise Fault(f"{path}: {error.strerror}") from error

    def tile(self, kind, index, width):
        path = tile_path(kind, index, width)
        if width < 256 and not os.path.exists(os.path.join(self.folder, path)):
            path = tile_path(kind, index, 256)
        return path, self.read(path)

    def node(self, left, right):
        return self.hash(b"\1" + left + right)

    def entries(self, size):
        """Leaf hashes of all entries, from the bundles alone."""
        leaves = []
        for index in range((size + 255) // 256):
            width = min(256, size - index * 256)
            path, data = self.tile("entries", index, width)
            offset, count = 0, 0
            while offset < len(data):
                if offset + 2 > len(data):
                    raise Fault(f"{path}: torn length")
                (length,) = struct.unpack_from(">H", data, offset)
                offset += 2
                if offset + length > len(data):
                    raise Fault(f"{path}: entry {index * 256 + count} runs over the end")
                if count < width:
                    leaves.append(self.hash(b"\0" + data[offset:offset + length]))
                offset += length
                count += 1
            if count != width and not (count == 256 and not path.endswith(f".p/{width}")):
                raise Fault(f"{path}: {count} entries, {width} expected")
        return leaves

    def root(self, hashes):
        """RFC 6962, level by level: an odd last node rises unhashed."""
        if not hashes:
            return self.hash(b"")
        while len(hashes) > 1:
            pairs = [self.node(a, b) for a, b in zip(hashes[::2], hashes[1::2])]
            hashes = pairs + ([hashes[-1]] if len(hashes) % 2 else [])
        return hashes[0]

    def check_tiles(self, leaves):
        """Every tile of every level against hashes computed from the entries."""
        level, hashes = 0, leaves
        while hashes:
            for index in range((len(hashes) + 255) // 256):
                part = hashes[index * 256:(index + 1) * 256]
                path, data = self.tile(level, index, len(part))
                want = b"".join(part)
                if data[:len(want)] != want or len(data) not in (len(want), 8192):
                    raise Fault(f"{path}: differs from the entries")
            full = len(hashes) // 256
            hashes = [self.root(hashes[i * 256:(i + 1) * 256]) for i in range(full)]
            level += 1


def verify(args):
    log = Log(args.folder, args.hash)
    keys = [bytes.fromhex(key) for key in args.key]
    now = parse_checkpoint(log.read("checkpoint"))
    if args.origin and now[0] != args.origin:
        raise Fault(f"checkpoint: is of {now[0]}")
    check_signature(now, keys)
    leaves = log.entries(now[1])
    if log.root(leaves) != now[2]:
        raise Fault("checkpoint: root differs from that of the entries")
    log.check_tiles(leaves)
    for path in args.old:
        with open(path, "rb") as file:
            old = parse_checkpoint(file.read())
        check_signature(old, keys)
        if old[0] != now[0] or old[1] > now[1] or log.root(leaves[:old[1]]) != old[2]:
            raise Fault(f"{path}: the log no longer begins with this checkpoint")
    return {"sound": True, "origin": now[0], "size": now[1], "root": now[2].hex()}


def self_test():
    """The standards' own examples, so that a fault here is not taken for one of the log."""
    assert sm3_pure(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    point = bytes.fromhex(
        "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
        "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13")
    signature = bytes.fromhex(
        "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
        "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa")
    assert sm2_verify(point, b"message digest", signature)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder")
    parser.add_argument("--key", action="append", required=True)
    parser.add_argument("--origin")
    parser.add_argument("--hash", choices=("sm3", "sha256"), default="sm3")
    parser.add_argument("--old", action="append", default=[])
    args = parser.parse_args()
    self_test()
    try:
        print(json.dumps(verify(args)))
    except Fault as fault:
        print(json.dumps({"sound": False, "fault": str(fault)}, ensure_ascii=False))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
