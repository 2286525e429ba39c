"""Independent verifier of Carnet's audit log: standard library only, nothing of the product is imported.

Reads an exported log as JSON on standard input:

    {"auditKey": "<hex>", "entries": [...], "checkpoints": [...], "devices": [...], "anchor": "<text or null>"}

and prints {"intact": ..., "firstBad": {"sequence": ..., "reason": ...} or null}. `auditKey` may be null: the
note about the last entry is then compared but not authenticated. Public keys of devices are taken as given:
compare them with those kept outside the machine. Ed25519 follows RFC 8032 section 5.1.7 and appendix A.
"""

import base64
import hashlib
import hmac
import json
import sys

GENESIS = "0" * 64
INTERVAL = 64

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if square == 0:
        return None if sign else 0
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * ROOT % P
    if (x * x - square) % P != 0:
        return None
    return P - x if (x & 1) != sign else x


def add(a, b):
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    i, j, k, m = f - e, h - g, h + g, f + e
    return (i * j % P, k * m % P, j * k % P, i * m % P)


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar > 0:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def equal(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def decompress(text):
    if len(text) != 32:
        return None
    y = int.from_bytes(text, "little")
    sign = y >> 255
    y &= (1 << 255) - 1
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)


def is_signed(public, message, signature):
    if len(signature) != 64:
        return False
    point, nonce = decompress(public), decompress(signature[:32])
    if point is None or nonce is None:
        return False
    scalar = int.from_bytes(signature[32:], "little")
    if scalar >= L:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return equal(multiply(scalar, BASE), add(nonce, multiply(challenge, point)))


def entry_hash(previous, entry):
    columns = {name: value for name, value in entry.items() if name not in ("previousHash", "hash")}
    text = json.dumps(columns, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256((previous + "\n" + text).encode("utf-8")).hexdigest()


def bad(sequence, reason):
    return {"intact": False, "firstBad": {"sequence": sequence, "reason": reason}}


def is_checkpoint_good(checkpoint, entry, keys):
    public = keys.get(checkpoint["deviceUid"])
    if public is None or checkpoint["hash"] != entry["hash"]:
        return False
    message = "carnet-audit-checkpoint/%d/%s" % (entry["sequence"], entry["hash"])
    # The last 32 bytes of an Ed25519 SubjectPublicKeyInfo are the key itself (RFC 8410).
    return is_signed(public[-32:], message.encode(), base64.b64decode(checkpoint["signature"]))


def verify(log):
    keys = {device["uid"]: base64.b64decode(device["publicKey"]) for device in log["devices"]}
    checkpoints = {checkpoint["sequence"]: checkpoint for checkpoint in log["checkpoints"]}
    last, previous = 0, GENESIS
    for entry in sorted(log["entries"], key=lambda one: one["sequence"]):
        sequence = entry["sequence"]
        if sequence != last + 1:
            return bad(last + 1, "Gap")
        if entry["previousHash"] != previous or entry_hash(previous, entry) != entry["hash"]:
            return bad(sequence, "HashMismatch")
        checkpoint = checkpoints.get(sequence)
        if checkpoint is None and sequence % INTERVAL == 0:
            return bad(sequence, "SignatureWrong")
        if checkpoint is not None and not is_checkpoint_good(checkpoint, entry, keys):
            return bad(sequence, "SignatureWrong")
        last, previous = sequence, entry["hash"]
    if any(sequence > last for sequence in checkpoints):
        return bad(last + 1, "Truncated")
    return verify_end(log, last, previous)


def verify_end(log, last, head_hash):
    if log["anchor"] is None:
        return bad(last + 1, "Truncated") if last else {"intact": True, "firstBad": None}
    parts = log["anchor"].split(":")
    if len(parts) != 3 or not parts[0].isdigit():
        return bad(last, "SignatureWrong")
    sequence = int(parts[0])
    if log["auditKey"] is not None:
        message = "carnet-audit-anchor/%d/%s" % (sequence, parts[1])
        expected = hmac.new(bytes.fromhex(log["auditKey"]), message.encode(), hashlib.sha256).hexdigest()
        if not hmac.compare_digest(expected, parts[2]):
            return bad(last, "SignatureWrong")
    if sequence > last:
        return bad(last + 1, "Truncated")
    if sequence < last:
        return bad(sequence + 1, "SignatureWrong")
    if parts[1] != head_hash:
        return bad(last, "SignatureWrong")
    return {"intact": True, "firstBad": None}


if __name__ == "__main__":
    json.dump([verify(log) for log in json.load(sys.stdin)], sys.stdout)
