# Owns one throwaway cluster: makes it, starts it, and removes it when its owner is gone.
# Arguments: bin directory, name, owner's process id, then the folders to try. Runs as the server's user.
# The owner holds standard input open: its end, however it comes, is the end of the owner.
bin=$1 name=$2 owner=$3
shift 3
umask 077
cd / || exit 1
# A Ctrl+C in the terminal is for the owner alone.
trap '' HUP INT TERM

fail() {
    printf 'error %s\n' "$1"
    exit 1
}

# A process of another user cannot be signalled, so ask for its existence only.
alive() {
    if [ -d /proc/self ]; then [ -d "/proc/$1" ]; else ps -p "$1" >/dev/null 2>&1; fi
}

# The first line of postmaster.pid may name a stranger after a restart of the machine.
stop_server() {
    server=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null) || return 0
    if [ -d /proc/self ]; then
        [ "$(readlink "/proc/$server/cwd")" = "$1/data" ] || return 0
    else
        ps -o command= -p "$server" | grep -qF "$1/data" || return 0
    fi
    "$bin/pg_ctl" stop -D "$1/data" -m immediate >/dev/null 2>&1
}

# Clusters whose owner and watchdog were both killed. The host name keeps containers that share a folder apart.
sweep() {
    for stale in "$1"/pgrollback-cluster-*; do
        if [ ! -f "$stale/owner" ] || [ -L "$stale" ] || [ ! -O "$stale" ]; then
            continue
        fi
        read -r watchdog_pid owner_pid host <"$stale/owner" || continue
        [ "$host" = "$(uname -n)" ] || continue
        alive "$watchdog_pid" && continue
        alive "$owner_pid" && continue
        stop_server "$stale"
        rm -rf "$stale"
    done
}

if [ ! -x "$bin/initdb" ] || [ ! -x "$bin/postgres" ]; then
    fail "user $(id -un) may not run $bin/postgres"
fi
dir=
for base; do
    sweep "$base"
    if [ -z "$dir" ] && mkdir "$base/$name" 2>/dev/null; then
        dir=$base/$name
    fi
done
[ -n "$dir" ] || fail "user $(id -un) may not write to $*"
printf '%s %s %s\n' "$$" "$owner" "$(uname -n)" >"$dir/owner"
printf 'directory %s\n' "$dir"

if ! "$bin/initdb" -D "$dir/data" -U postgres -A trust -E UTF8 --locale=C --no-sync --no-instructions >"$dir/log" 2>&1; then
    printf 'error initdb: %s\n' "$(tr '\n' ' ' <"$dir/log")"
    rm -rf "$dir"
    exit 1
fi
printf 'initialized\n'

# Each line is a port to try; the owner asks for another one when somebody took it meanwhile.
while read -r port settings; do
    printf '%s\n' "$settings" | tr '\t' '\n' >"$dir/data/postgresql.auto.conf"
    if "$bin/pg_ctl" start -w -s -D "$dir/data" -l "$dir/log" -o "-p $port" >/dev/null 2>&1; then
        printf 'started\n'
    else
        printf 'failed %s\n' "$(tail -n 5 "$dir/log" | tr '\n' ' ')"
    fi
done

stop_server "$dir"
rm -rf "$dir"
