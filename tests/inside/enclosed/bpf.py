"""The kernel's classic BPF as far as our filter uses it: to try one for another architecture."""

from __future__ import annotations

import struct

ALLOWED, KILLED = "allowed", "killed"


def verdict(program: bytes, arch: int, number: int, *arguments: int) -> str | int:
    """Return what *program* says of a system call: allowed, killed, or the number of the error."""
    data = struct.pack("=IIQ6Q", number, arch, 0, *(arguments + (0,) * 6)[:6])
    value, place = 0, 0
    while True:
        code, true, false, operand = struct.unpack_from("HBBI", program, 8 * place)
        place += 1
        if code == 0x20:
            [value] = struct.unpack_from("=I", data, operand)
        elif code == 0x15:
            place += true if value == operand else false
        elif code == 0x45:
            place += true if value & operand else false
        elif code == 0x06:
            return _meaning(operand)
        else:
            raise ValueError(f"no instruction of ours: {code}")


def _meaning(returned: int) -> str | int:
    action = returned & 0xFFFF0000
    return {0x7FFF0000: ALLOWED, 0x80000000: KILLED}.get(action, returned & 0xFFFF)
