"""Colours, spacing, type and icons: the only place of the window with a colour or a size in it."""

from journal.window.theme import tokens
from journal.window.theme.icons import draw_icon, icon
from journal.window.theme.theme import Theme, apply_theme, theme

__all__ = ["Theme", "apply_theme", "draw_icon", "icon", "theme", "tokens"]
