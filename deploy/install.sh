#!/bin/sh
# Installs the build of this checkout as a service, or removes it again. Run it as often as you like.
#
#   deploy/install.sh [--root DIR] [--arch x86_64|aarch64]
#   deploy/install.sh --uninstall [--root DIR]
#
# --root stages into DIR (an image, a package) instead of this machine; nothing is started then.
# A configuration that is already there is never touched, and missions survive --uninstall.
set -eu
cd "$(dirname "$(readlink -f "$0")")/.."

root=
arch=$(uname -m)
action=install_all
missing=

fail() {
    echo "install.sh: $1" >&2
    exit "${2:-1}"
}

while [ $# -gt 0 ]; do
    case $1 in
        --root) [ -n "${2:-}" ] || fail "--root needs a folder" 2; root=${2%/}; shift ;;
        --arch) [ -n "${2:-}" ] || fail "--arch needs a name" 2; arch=$2; shift ;;
        --uninstall) action=uninstall ;;
        *) fail "unknown argument $1 (allowed: --root DIR, --arch x86_64|aarch64, --uninstall)" 2 ;;
    esac
    shift
done
case $arch in
    x86_64) duckdb=linux_amd64 jna=linux-x86-64 ;;
    aarch64) duckdb=linux_arm64 jna=linux-aarch64 ;;
    *) fail "no native libraries for $arch (allowed: x86_64, aarch64)" 2 ;;
esac
[ -n "$root" ] || [ "$(id -u)" -eq 0 ] || fail "needs root: sudo deploy/install.sh"

lib=$root/usr/lib/pisad

# Takes file $2 out of jar $1 into $3.
unpack() {
    if command -v unzip >/dev/null; then
        unzip -p "$1" "$2" >"$3"
    elif command -v jar >/dev/null; then
        jar=$(readlink -f "$1")
        (cd "$lib.new" && jar -xf "$jar" "$2" && mv "$2" "$3")
    else
        fail "unzip not found: sudo apt-get install unzip"
    fi
    [ -s "$3" ] || fail "$1 holds no $2"
}

# Program, libraries and natives change places with the old ones in one step: a running daemon keeps its own.
install_program() {
    mkdir -p "$root/usr/lib" "$root/usr/bin"
    rm -rf "$lib.new" "$lib.old"
    mkdir -p "$lib.new/lib" "$lib.new/native"
    install -m 0644 target/pisad.jar "$lib.new/pisad.jar"
    install -m 0644 target/lib/*.jar "$lib.new/lib/"
    install -m 0755 pisad "$lib.new/pisad"
    new=$(readlink -f "$lib.new")
    unpack "$(ls target/lib/duckdb_jdbc-*.jar)" "libduckdb_java.so_$duckdb" "$new/native/libduckdb_java.so"
    unpack "$(ls target/lib/jna-[0-9]*.jar)" "com/sun/jna/$jna/libjnidispatch.so" "$new/native/libjnidispatch.so"
    rm -rf "$lib.new/com"
    chmod 0644 "$lib.new"/native/*
    [ ! -e "$lib" ] || mv "$lib" "$lib.old"
    mv "$lib.new" "$lib"
    rm -rf "$lib.old"
    ln -sfn ../lib/pisad/pisad "$root/usr/bin/pisad"
}

install_config() {
    if [ -e "$root/etc/pisad/pisad.toml" ]; then
        echo "kept /etc/pisad/pisad.toml; the manual of this version is /usr/share/doc/pisad/pisad.toml"
    else
        mkdir -p "$root/etc/pisad/conf.d"
        sed 's|^#directory = .*|directory = "/var/lib/pisad/missions"|' deploy/pisad.toml >"$root/etc/pisad/pisad.toml.new"
        mv "$root/etc/pisad/pisad.toml.new" "$root/etc/pisad/pisad.toml"
    fi
}

# Only on the machine itself, and only where systemd runs.
tell_system() {
    [ -z "$root" ] || return 0
    [ -d /run/systemd/system ] || { echo "systemd does not run here: nothing enabled"; return 0; }
    systemd-sysusers pisad.conf
    systemd-tmpfiles --create pisad.conf
    udevadm control --reload
    systemctl daemon-reload
    systemctl enable pisad.service
    # Never restarted from here: the vehicle may be in the air.
    echo "installed; start it with: sudo systemctl restart pisad"
}

install_all() {
    [ -f target/pisad.jar ] || missing=target/pisad.jar
    ls target/lib/duckdb_jdbc-*.jar >/dev/null 2>&1 || missing=target/lib
    [ -z "$missing" ] || fail "$missing is not built: run ./pisad version first"
    install_program
    install_config
    install -D -m 0644 systemd/pisad.service "$root/usr/lib/systemd/system/pisad.service"
    install -D -m 0644 systemd/pisad.sysusers "$root/usr/lib/sysusers.d/pisad.conf"
    install -D -m 0644 systemd/pisad.tmpfiles "$root/usr/lib/tmpfiles.d/pisad.conf"
    install -D -m 0644 deploy/60-pisad.rules "$root/usr/lib/udev/rules.d/60-pisad.rules"
    install -D -m 0644 -t "$root/usr/share/doc/pisad" README.md LICENSE CHANGELOG.md deploy/pisad.toml
    tell_system
}

uninstall() {
    if [ -z "$root" ] && [ -d /run/systemd/system ]; then
        systemctl disable --now pisad.service 2>/dev/null || true
    fi
    rm -rf "$lib" "$lib.new" "$lib.old" "$root/usr/share/doc/pisad"
    rm -f "$root/usr/bin/pisad" "$root/usr/lib/systemd/system/pisad.service" "$root/usr/lib/sysusers.d/pisad.conf" \
        "$root/usr/lib/tmpfiles.d/pisad.conf" "$root/usr/lib/udev/rules.d/60-pisad.rules"
    echo "removed; /etc/pisad and /var/lib/pisad are kept"
}

$action
