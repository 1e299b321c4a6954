"""Pictures that are made to do harm, each by its name."""

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image

from tests.hostile.seeds import picture


def _png(width: int, height: int, rows: bytes) -> bytes:
    def part(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(rows, 9)) + part(b"IEND", b"")


def _film() -> bytes:
    frames = [Image.new("P", (8, 8), number % 250) for number in range(2_000)]
    made = io.BytesIO()
    frames[0].save(made, "GIF", save_all=True, append_images=frames[1:])
    return made.getvalue()


def _noise(side: int) -> bytes:
    made = io.BytesIO()
    Image.effect_noise((side, side), 90).save(made, "PNG")
    return made.getvalue()


_DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="90" height="90">'
    b'<image x:href="file:///etc/hostname"/><image x:href="http://127.0.0.1:9/a.png"/></svg>'
)
_SCAN = b"\xff\xda\0\x08\x01\x01\0\0\x3f\0"

PICTURES: dict[str, Callable[[], bytes]] = {
    "a bomb of 12,000 x 12,000": lambda: _png(12_000, 12_000, bytes(1_501 * 12_000)),
    "as wide as can be": lambda: _png(2**31 - 1, 1, b""),
    "no width at all": lambda: _png(0, 0, b""),
    "a drawing that reads files": lambda: _DRAWING,
    "a film of 2,000 pictures": _film,
    "noise of 5 MB": lambda: _noise(2_300),
    "cut in the middle": lambda: picture("JPEG", (90, 90))[:300],
    "its head alone": lambda: picture()[:33],
    "a JPEG of 2,000 scans": lambda: picture("JPEG").replace(b"\xff\xda", _SCAN * 2_000 + b"\xff\xda"),
    "a JPEG of 65,535 x 65,535": lambda: picture("JPEG").replace(b"\0\x18\0\x18", b"\xff\xff\xff\xff"),
    "a TIFF": lambda: picture("TIFF"),
    "a PDF": lambda: picture("PDF"),
    "PostScript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/hostname) (r) file\n",
    "an icon": lambda: picture("ICO"),
    "a table": lambda: b"First Name,Last Name\r\nKim,Vale\r\n",
    "a GIF of no colours": lambda: b"GIF89a\x10\0\x10\0\0\0\0,\0\0\0\0\x10\0\x10\0\0\x02\x01\0\0;",
    "a BMP of a negative height": lambda: picture("BMP").replace(b"\x18\0\0\0\x18\0\0\0", b"\x18\0\0\0\0\0\0\x80", 1),
    "a WebP that lies": lambda: b"RIFF\xff\xff\xff\x7f" + picture("WEBP")[8:],
}  # fmt: skip
