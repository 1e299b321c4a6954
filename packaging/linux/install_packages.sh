#!/usr/bin/env bash
# Installs system packages with the system's own package manager, as root or through sudo.
# Where that is not possible it prints the exact line to type, and fails.
#
#   packaging/linux/install_packages.sh [--dry-run] PACKAGE...
#
# PACKAGE_MANAGER (apt-get, dnf, zypper, pacman) overrides what is found.
set -euo pipefail

dry_run=no
if [ "${1:-}" = --dry-run ]; then
    dry_run=yes
    shift
fi

manager=${PACKAGE_MANAGER:-}
for candidate in apt-get dnf zypper pacman; do
    [ -n "$manager" ] && break
    if command -v "$candidate" >/dev/null; then manager=$candidate; fi
done

case $manager in
    apt-get) install=(apt-get install --yes --no-install-recommends "$@") ;;
    dnf) install=(dnf install --assumeyes "$@") ;;
    zypper) install=(zypper --non-interactive install --no-recommends "$@") ;;
    pacman) install=(pacman --sync --noconfirm --needed "$@") ;;
    *)
        echo "Please install with your system's package manager: $*" >&2
        exit 1
        ;;
esac

line=$(printf ' %q' "${install[@]}")
if [ "$manager" = apt-get ]; then
    line=" apt-get update && sudo$line"
fi

say_the_line() {
    echo "Please run this once, then try again:" >&2
    echo "    sudo$line" >&2
}

if [ "$dry_run" = yes ]; then
    say_the_line
    exit 1
fi

if [ "$(id -u)" = 0 ]; then
    as_root=(env)
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
elif command -v sudo >/dev/null && [ -t 0 ] && [ -t 2 ] && [ -z "${CI:-}" ]; then
    as_root=(sudo) # asks for the password on the terminal
else
    say_the_line
    exit 1
fi

echo "Installing: $*" >&2
run() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "$@" </dev/null >&2; }
if [ "$manager" = apt-get ]; then
    run apt-get update -qq || true # an old list may do; if it does not, the next step says so
fi
if ! run "${install[@]}"; then
    say_the_line
    exit 1
fi
