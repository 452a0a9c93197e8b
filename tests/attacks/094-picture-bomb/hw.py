import struct
import zlib

from IPython.display import Image, display


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


header = struct.pack(">IIBBBBB", 12000, 12000, 8, 0, 0, 0, 0)
data = zlib.compress(bytes(12001) * 12000, 9)
picture = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
display(Image(data=picture))
