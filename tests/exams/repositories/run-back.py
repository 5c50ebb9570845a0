"""Whether the runner takes back what it deployed: run-back.py TOOL FOLDER...

Deploys the migrations of each folder with the tool and rolls them back, in one run each, with all of its checks: a refusal or a failure is printed. Where a migration has no way back, the
folder is done in parts: up to it, and from behind it. What a folder's migrations stand on is baselines/NAME.sql beside this file. The server is the one that PGHOST, PGPORT and PGUSER name.

It works on a copy, without the rollbacks that were written by hand, and with two marks that this exam is not about: each file accepts the loss of data, and a file whose statements
PostgreSQL refuses in a transaction runs outside of one.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
DATABASE = f"run_back_{os.getpid()}"
HANDWRITTEN = re.compile(r"(^|\.)down(\..*)?\.sql$|^U.*__.*\.sql$", re.IGNORECASE)
NO_TRANSACTION = re.compile(r"^[^-\n]*(CONCURRENTLY|ALTER TYPE .* ADD VALUE|VACUUM)", re.IGNORECASE | re.MULTILINE)


def psql(database, *arguments):
    subprocess.run(["psql", "-X", "-q", "-d", database, *arguments], capture_output=True, check=False)


def run(tool, *arguments):
    result = subprocess.run(["dotnet", tool, *arguments], capture_output=True, text=True, check=False)
    return result.returncode, result.stdout, [line for line in (result.stdout + result.stderr).splitlines() if not re.match(r"\[\d", line)]


def prepare(folder):
    copy = pathlib.Path(tempfile.mkdtemp()) / folder.name
    shutil.copytree(folder, copy, ignore_dangling_symlinks=True)
    for file in filter(pathlib.Path.is_file, copy.rglob("*.sql")):
        if HANDWRITTEN.search(file.name):
            file.unlink()
            continue
        text = file.read_text(encoding="utf-8", errors="surrogateescape")
        marks = "-- pgrollback: accept-data-loss for this exam\n" + ("-- pgrollback: no-transaction\n" if NO_TRANSACTION.search(text) else "")
        file.write_text(marks + text, encoding="utf-8", errors="surrogateescape")
    return copy


def examine(tool, folder):
    baseline = HERE / "baselines" / (folder.name + ".sql")
    given = ["--migrations", str(prepare(folder)), *(["--baseline", str(baseline)] if baseline.exists() else [])]
    connection = ["--connection", f"Host={os.environ['PGHOST']};Port={os.environ.get('PGPORT', '5432')};Username={os.environ['PGUSER']};Database={DATABASE}"]
    code, output, lines = run(tool, "list", "--json", *given)
    if code:
        print(folder.name, "NOT READ:", *lines[:3])
        return
    migrations = json.loads(output)
    stems = [migration["migration"] for migration in migrations]
    declined = [migration["migration"] for migration in migrations if migration["outcome"] == "irreversible"]
    done, target = 0, None
    for end in [*declined, None]:
        last = stems.index(end) - 1 if end else len(stems) - 1
        first = stems.index(target) + 1 if target else 0
        if last >= first:
            psql("postgres", "-c", f"DROP DATABASE IF EXISTS {DATABASE}", "-c", f"CREATE DATABASE {DATABASE}")
            if baseline.exists():
                psql(DATABASE, "-f", str(baseline))
            code, _, lines = run(tool, "deploy", "--to", stems[last], *given, *connection)
            if code == 0:
                way = ["--to", target] if target else ["--all"]
                code, _, lines = run(tool, "rollback", *way, "--rows", "drop", "--reason", "exam", "--yes", "--allow-unproved", *given, *connection)
            if code:
                print(f"{folder.name}: {stems[first]} to {stems[last]}: exit code {code}", *lines[:8], sep="\n    ")
            else:
                done += last - first + 1
        target = end
    psql("postgres", "-c", f"DROP DATABASE IF EXISTS {DATABASE}")
    print(f"{folder.name}: {len(stems)} migrations, {len(declined)} without a way back, {done} taken back")


if __name__ == "__main__":
    for path in sys.argv[2:]:
        examine(sys.argv[1], pathlib.Path(path))
