"""Pictures of people, made small: what a journal keeps of a photo is a little JPEG."""

import base64
import binascii
import struct
import warnings
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 160
"""Pixels, at most, of either side."""
MOST = 24 << 10
"""Characters that the picture may have in base64."""
LARGEST_KEPT = 100_000
"""Characters that a picture may have which comes in as it is kept."""
LARGEST = 20 << 20
"""Bytes that a picture may have before."""
PIXELS = 40_000_000
SCANS = 100
"""Passes that a JPEG may have: each goes over the whole picture once more."""
_SMALL_KINDS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_KINDS = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
_QUALITIES = (85, 70, 50, 30, 15)
_BROKEN = (
    OSError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, SyntaxError, EOFError, RuntimeError,
    MemoryError, AssertionError, struct.error, zlib.error, Warning,
)  # fmt: skip

KINDS = ((b"\xff\xd8", "jpeg"), (b"\x89PNG", "png"), (b"GIF8", "gif"), (b"RIFF", "webp"))
"""What a stored picture begins with, and its kind."""


def stored_photo(data: str) -> tuple[bytes, str] | None:
    """A picture from its base64, and its kind ("jpeg"); None where it is none."""
    try:
        picture = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        return None
    kind = next((kind for start, kind in KINDS if picture.startswith(start)), "")
    return (picture, kind) if kind else None


def is_small_picture(text: str) -> bool:
    """Whether this is a JPEG or a PNG in base64, by what it begins with, and not a large one."""
    try:
        return len(text) <= LARGEST_KEPT and base64.b64decode(text, validate=True).startswith(_SMALL_KINDS)
    except (binascii.Error, ValueError):
        return False


def small_photo(data: bytes) -> str | None:
    """A picture as a JPEG of at most 160 x 160 pixels, in base64 of at most 24 KB; None where it is none.

    Nothing but the picture is kept: not where and with what it was taken.
    """
    if not data or len(data) > LARGEST or data.count(b"\xff\xda") > SCANS:
        return None
    from PIL import Image  # late, for few need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)
            with Image.open(BytesIO(data), formats=_KINDS) as picture:
                if picture.width * picture.height > PIXELS:
                    return None
                return _written(_small(picture))
    except (*_BROKEN, Image.DecompressionBombError):  # a stranger's picture may break a decoder in any of these ways
        return None


def _small(picture: "Image") -> "Image":
    from PIL import Image, ImageOps

    picture.draft("RGB", (2 * SIDE, 2 * SIDE))
    upright = ImageOps.exif_transpose(picture.convert("RGBA") if picture.mode == "P" else picture)
    upright.thumbnail((SIDE, SIDE))
    seen = upright.convert("RGBA")
    ground = Image.new("RGB", seen.size, "white")
    ground.paste(seen, mask=seen.getchannel("A"))
    return ground


def _written(picture: "Image") -> str | None:
    for quality in _QUALITIES:
        file = BytesIO()
        picture.save(file, "JPEG", quality=quality, optimize=True)
        text = base64.b64encode(file.getvalue()).decode()
        if len(text) <= MOST:
            return text
    return None
