import gc

channel = next(each for each in gc.get_objects() if type(each).__name__ == "Channel")

import struct
import zlib


def png(width, height):
    """A picture of one colour, as small as can be."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer, rows = zlib.compressobj(9), []
    for _ in range(height):
        rows.append(packer.compress(bytes(1 + (width + 7) // 8)))
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"".join(rows) + packer.flush()) + chunk(b"IEND", b"")


for picture in (png(12000, 12000), png(2**31 - 1, 1), b"\x89PNG\r\n\x1a\n", b"<svg onload=alert(1)>", png(10, 10)[:-20], b""):
    for number in range(6):
        channel.send("figure", number=number, axes=[{"pictures": [{"shape": [28, 28], "content": {"dataset": "mnist", "part": "images", "test": 1, "index": 0}}]}], thumbnail=picture)
