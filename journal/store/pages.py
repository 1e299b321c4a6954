"""Whether a key is the one that a journal's file is encrypted with, also where the file is damaged.

SQLCipher says the same of a wrong key and of a damaged beginning. But each page is signed by itself (SQLCipher 4:
HMAC-SHA512 with a key made of the journal's): where one signature is right, the key is.
"""

import hashlib
import hmac
from pathlib import Path

PAGE, SALT, SIGNATURE = 4096, 16, 64
MOST = 2000
"""Pages that are looked at."""


def fits(path: Path, key: bytes) -> bool:
    """Whether any page of the file is signed with this key. Raises OSError."""
    if not path.is_file():
        return False  # from a pipe one would read for ever
    with path.open("rb") as file:
        salt = file.read(SALT)
        masked = bytes(byte ^ 0x3A for byte in salt)
        signing = hashlib.pbkdf2_hmac("sha512", key, masked, 2, len(key))
        file.seek(0)
        for number in range(1, MOST + 1):
            page = file.read(PAGE)
            if len(page) < PAGE:
                return False
            content = page[SALT if number == 1 else 0 : PAGE - SIGNATURE] + number.to_bytes(4, "little")
            if hmac.compare_digest(hmac.digest(signing, content, "sha512"), page[-SIGNATURE:]):
                return True
    return False
