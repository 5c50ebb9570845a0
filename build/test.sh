#!/usr/bin/env bash
# Sets the machine up, builds everything and runs all tests. Its last line is "N passed, N failed".
set -euo pipefail
. "$(dirname "$0")/environment.sh"

results=artifacts/tests
passed=0 failed=0 skipped=0 summary=

# The result file is there also when the test host died half-way: what it had run by then is in it.
counter() { sed -n "s/.*<Counters.* $1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1; }

run() {
    local project=$1 assembly=$2 log=$results/$1.trx started=$SECONDS exit_code=0
    say "$project"
    dotnet test "$assembly" --results-directory "$results" --logger "trx;LogFileName=$project.trx" --logger "console;verbosity=minimal" \
        --blame-hang-timeout 15m --blame-hang-dump-type none | sed -E '/^(VSTest|Starting test|A total of|Data collector|Results File|$)/d' || exit_code=$?

    local total=0 executed=0 good=0 bad=0
    if [ -f "$log" ]; then
        total=$(counter total "$log") executed=$(counter executed "$log") good=$(counter passed "$log")
        bad=$((executed - good))
    fi
    # Neither a crash nor an assembly without a test is a success.
    if [ "$bad" -eq 0 ] && { [ "$exit_code" -ne 0 ] || [ "$good" -eq 0 ]; }; then
        bad=1
    fi
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - executed))
    summary+=$(printf '%-34s %6d passed %4d failed %5d s' "$project" "$good" "$bad" $((SECONDS - started)))$'\n'
}

set_up

say "Build"
dotnet build Generators.sln --configuration "$configuration" --verbosity minimal

rm -rf "$results"
# One after the other: each has its own servers, and measures time.
for file in $(grep -l Microsoft.NET.Test.Sdk tests/*/*.csproj); do
    project=$(basename "$file" .csproj)
    run "$project" "$(dirname "$file")/bin/$configuration/net10.0/$project.dll"
done

say "Summary"
printf '%s\n' "$summary"
printf '%d passed, %d failed' "$passed" "$failed"
[ "$skipped" -eq 0 ] || printf ', %d skipped' "$skipped"
printf '\n'
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
