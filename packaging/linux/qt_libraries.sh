#!/usr/bin/env bash
# Finds the system libraries that Qt needs and this computer does not have, and has them installed.
# It asks the loader (ldd) and not the package manager: names differ between systems, libraries do not.
#
#   packaging/linux/qt_libraries.sh [--dry-run] headless|window
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
cd "$here/../.."

dry_run=()
if [ "${1:-}" = --dry-run ]; then
    dry_run=(--dry-run)
    shift
fi
use=${1:?what for: headless or window}

qt=$(.venv/bin/python -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])')/Qt
asked=("$qt/lib/libQt6Widgets.so.6" "$qt/lib/libQt6Svg.so.6" "$qt/plugins/platforms/libqoffscreen.so")
if [ "$use" = window ]; then
    asked+=("$qt/plugins/platforms/libqxcb.so")
    if [ -n "${WAYLAND_DISPLAY:-}" ]; then
        asked+=("$qt/plugins/platforms/libqwayland.so")
    fi
fi

missing() { ldd "${asked[@]}" 2>/dev/null | sed -n 's/^[[:space:]]*\([^ ]*\) => not found.*/\1/p' | grep -v '^libQt6' | sort -u; }

# Debian's naming rule: libxcb-cursor.so.0 is in libxcb-cursor0, libX11.so.6 in libx11-6; a "t64" may follow.
debian_package() {
    local name version package
    case $1 in
        libglib-2.0.so.0 | libgthread-2.0.so.0) package=libglib2.0-0 ;;
        libz.so.1) package=zlib1g ;;
        *)
            name=${1%.so.*} version=${1##*.so.}
            [[ $name == *[0-9] ]] && name=$name-
            package=$(tr 'A-Z_' 'a-z-' <<<"$name$version")
            ;;
    esac
    if apt-cache show "${package}t64" >/dev/null 2>&1; then
        package=${package}t64
    fi
    echo "$package"
}

arch_package() {
    case $1 in
        libglib-* | libgthread-*) echo glib2 ;;
        libEGL.* | libGL.* | libGLX.* | libGLdispatch.*) echo libglvnd ;;
        libX11*) echo libx11 ;;
        libdbus-*) echo dbus ;;
        libfontconfig.*) echo fontconfig ;;
        libfreetype.*) echo freetype2 ;;
        libwayland-*) echo wayland ;;
        libxcb-cursor.*) echo xcb-util-cursor ;;
        libxcb-icccm.*) echo xcb-util-wm ;;
        libxcb-image.*) echo xcb-util-image ;;
        libxcb-keysyms.*) echo xcb-util-keysyms ;;
        libxcb-render-util.*) echo xcb-util-renderutil ;;
        libxcb-util.*) echo xcb-util ;;
        libxcb*) echo libxcb ;;
        *) echo "${1%.so.*}" ;;
    esac
}

package_of() {
    case $PACKAGE_MANAGER in
        apt-get) debian_package "$1" ;;
        pacman) arch_package "$1" ;;
        *) echo "$1()(64bit)" ;; # dnf and zypper find a package by the library that it provides
    esac
}

libraries=$(missing || true)
[ -z "$libraries" ] && exit 0

export PACKAGE_MANAGER=${PACKAGE_MANAGER:-}
for candidate in apt-get dnf zypper pacman; do
    [ -n "$PACKAGE_MANAGER" ] && break
    if command -v "$candidate" >/dev/null; then PACKAGE_MANAGER=$candidate; fi
done

echo "Qt needs system libraries that are not here:" $libraries >&2
mapfile -t packages < <(for library in $libraries; do package_of "$library"; done | sort -u)
"$here/install_packages.sh" "${dry_run[@]}" "${packages[@]}"

libraries=$(missing || true)
if [ -n "$libraries" ]; then
    echo "Still missing after the installation:" $libraries >&2
    exit 1
fi
