"""What macOS tells of the screen: a mirrored display, and programs that keep it from going dark."""

import ctypes
from typing import Any

UTF8 = 0x08000100
NUMBER = 3  # kCFNumberSInt32Type
FRAMEWORKS = "/System/Library/Frameworks/{name}.framework/{name}"
HELD = b"PreventUserIdleDisplaySleep"


def presenting() -> bool:
    try:
        return _mirrored() or _held_awake()
    except (AttributeError, OSError):
        return False


def _mirrored() -> bool:
    graphics = _framework("CoreGraphics")
    graphics.CGMainDisplayID.restype = ctypes.c_uint32
    graphics.CGDisplayIsInMirrorSet.argtypes = [ctypes.c_uint32]
    return bool(graphics.CGDisplayIsInMirrorSet(graphics.CGMainDisplayID()))


def _held_awake() -> bool:
    """Whether any program asks that the display stays on."""
    power, core = _framework("IOKit"), _framework("CoreFoundation")
    pointer = ctypes.c_void_p
    power.IOPMCopyAssertionsStatus.argtypes = [pointer]
    core.CFStringCreateWithCString.restype = pointer
    core.CFStringCreateWithCString.argtypes = [pointer, ctypes.c_char_p, ctypes.c_uint32]
    core.CFDictionaryGetValue.restype = pointer
    core.CFDictionaryGetValue.argtypes = [pointer, pointer]
    core.CFNumberGetValue.argtypes = [pointer, ctypes.c_long, pointer]
    core.CFRelease.argtypes = [pointer]
    told, count = pointer(), ctypes.c_int32(0)
    if power.IOPMCopyAssertionsStatus(ctypes.byref(told)) != 0 or not told.value:
        return False
    name = core.CFStringCreateWithCString(None, HELD, UTF8)
    held = core.CFDictionaryGetValue(told, name)
    if held:
        core.CFNumberGetValue(held, NUMBER, ctypes.byref(count))
    core.CFRelease(name)
    core.CFRelease(told)
    return count.value > 0


def _framework(name: str) -> Any:
    return ctypes.CDLL(FRAMEWORKS.format(name=name))
