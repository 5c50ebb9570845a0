#!/bin/bash
# Verifies the derived rollbacks of each repository: verify.sh TOOL CONNECTION OUT FOLDER... [-- OPTIONS]
# A folder's name is its repository's. What its migrations stand on, where they need that, is baselines/NAME.sql beside this file.
set -u
here=$(cd "$(dirname "$0")" && pwd)
tool=$1 connection=$2 out=$3
shift 3
folders=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do folders+=("$1"); shift; done
[ $# -gt 0 ] && shift
mkdir -p "$out"
for folder in "${folders[@]}"; do
    name=$(basename "$folder")
    baseline=()
    [ -f "$here/baselines/$name.sql" ] && baseline=(--baseline "$here/baselines/$name.sql")
    dotnet "$tool" verify "$folder" --connection "$connection" --use derived --no-lock --format json "${baseline[@]}" "$@" > "$out/$name.json" 2> "$out/$name.err"
    echo "$name: $(tail -1 "$out/$name.err")"
done
