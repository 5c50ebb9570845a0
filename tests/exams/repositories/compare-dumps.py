"""Whether comparing dumps says the same as `verify`: compare-dumps.py TOOL VERDICTS FOLDER [BASELINE]

Applies the migrations with psql to a new database, runs each rollback in a copy of it, and compares pg_dump --schema-only before and after with the verdict
in VERDICTS (what verify.sh wrote for that folder). The server is the one that PGHOST, PGPORT and PGUSER name; pg_dump must be of its version.
"""
import json
import os
import subprocess
import sys
import tempfile

NAME = f"dumps_{os.getpid()}"
COPY = NAME + "_copy"


def psql(database, *arguments):
    return subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, *arguments], capture_output=True, text=True)


def dump(database):
    text = subprocess.run(["pg_dump", "--schema-only", "-d", database], capture_output=True, text=True, check=True).stdout
    return [line for line in text.splitlines() if line and not line.startswith(("--", "\\restrict", "\\unrestrict"))]


def without_order(lines):
    return sorted(line.rstrip(",") for line in lines)


def compare(before, after):
    return "exact" if before == after else "exact but for column order" if without_order(before) == without_order(after) else "differs"


def main(tool, verdicts, folder, baseline=None):
    with open(verdicts, encoding="utf-8") as file:
        migrations = [line for line in map(json.loads, file) if "verdict" in line and "chain" not in line]
    scripts = tempfile.mkdtemp()
    options = ["--baseline", baseline] if baseline else []
    subprocess.run(["dotnet", tool, "script", folder, "--out", scripts, "--ignore-handwritten", "--accept-data-gaps", *options], capture_output=True)
    psql("postgres", "-c", f"CREATE DATABASE {NAME}")
    if baseline:
        psql(NAME, "-f", baseline)
    agree, disagree = 0, []
    before = dump(NAME)
    for migration in migrations:
        if migration["verdict"] == "up failed":
            continue
        path = os.path.join(folder, migration["file"])
        if psql(NAME, "-1", "-f", path).returncode != 0 and psql(NAME, "-f", path).returncode != 0:
            sys.exit(f"{path} does not apply")
        after = dump(NAME)
        script = os.path.join(scripts, migration["migration"] + ".down.sql")
        if migration["verdict"] in ("exact", "exact but for column order", "differs", "rollback failed") and os.path.exists(script):
            psql("postgres", "-c", f"CREATE DATABASE {COPY} TEMPLATE {NAME}")
            failure = psql(COPY, "-f", script)
            verdict = compare(before, dump(COPY)) if failure.returncode == 0 else "rollback failed"
            if verdict == migration["verdict"]:
                agree += 1
            else:
                disagree.append((migration["migration"], migration["verdict"], verdict, failure.stderr.strip()[:200]))
            psql("postgres", "-c", f"DROP DATABASE {COPY}")
        before = after
    psql("postgres", "-c", f"DROP DATABASE {NAME}")
    print(f"{os.path.basename(os.path.normpath(folder))}: {agree} agree, {len(disagree)} do not")
    for found in disagree:
        print("   ", *found, sep=" | ")


main(*sys.argv[1:])
