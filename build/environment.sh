# Sourced by the scripts beside it: where they run, and with which manners of the .NET SDK.

CDPATH= cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

# A bare container may have no home, and the SDK wants one.
export HOME="${HOME:-$PWD/artifacts/home}"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDTERMINALLOGGER=off

# The SDK's own programs would ask for a library of cultures that a bare machine lacks; the projects need none either.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1

# Worker processes that outlive the script keep its output open, and a pipe behind it waits for them.
export MSBUILDDISABLENODEREUSE=1

# The configuration that every script builds: one build serves them all, and optimized tests take less time.
configuration=Release

# Nothing asks a question.
exec </dev/null

say() { printf '\n== %s ==\n\n' "$*"; }

set_up() {
    say "Set-up"
    ./build/setup.sh
    # Where setup.sh puts the SDK when the system has none.
    if [ -x "$HOME/.dotnet/dotnet" ] && ! dotnet --version >/dev/null 2>&1; then
        export DOTNET_ROOT="$HOME/.dotnet" PATH="$HOME/.dotnet:$PATH"
    fi
}
