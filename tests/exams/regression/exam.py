#!/usr/bin/env python3
"""PostgreSQL's own regression suite as migrations: each statement that changes something is one, and its rollback is tried on a server.

  exam.py --tool pgrollback.dll --server 'Host=…;Port=…;Username=…' --scripts FOLDER --work FOLDER [--verbose] [NAME…]

FOLDER of --scripts is what tests/exams/syntax/prepare.py makes of src/test/regress/sql. Statements that leave nothing behind, or reach beyond the database, are left out; one
that the server refuses is no migration. The roles that the suite makes are made first, and stay: give it a server of its own. objects-15.txt and objects-18.txt name the files about
objects of the schema. Exit code 0: each derived rollback leads back.
"""
import argparse
import collections
import json
import os
import re
import subprocess
import sys

# Rows that are read, transactions, settings, what acts on the server as a whole.
LEFT_OUT = {
    'SELECT', 'VALUES', 'EXPLAIN', 'EXPLAIN ANALYZE', 'SHOW', 'COPY', 'CALL', 'DO', 'BEGIN', 'START TRANSACTION', 'COMMIT', 'END', 'ROLLBACK', 'ABORT', 'SAVEPOINT', 'RELEASE', 'ROLLBACK TO',
    'PREPARE TRANSACTION', 'COMMIT PREPARED', 'ROLLBACK PREPARED', 'SET', 'RESET', 'SET ROLE', 'SET SESSION AUTHORIZATION', 'SET CONSTRAINTS', 'DISCARD', 'PREPARE', 'EXECUTE', 'DEALLOCATE',
    'DECLARE', 'DECLARE CURSOR', 'FETCH', 'MOVE', 'CLOSE', 'LISTEN', 'UNLISTEN', 'NOTIFY', 'LOCK TABLE', 'VACUUM', 'ANALYZE', 'REINDEX', 'CHECKPOINT', 'LOAD', 'ALTER SYSTEM',
    'CREATE DATABASE', 'ALTER DATABASE', 'DROP DATABASE', 'CREATE TABLESPACE', 'ALTER TABLESPACE', 'DROP TABLESPACE', 'CREATE SUBSCRIPTION', 'ALTER SUBSCRIPTION', 'DROP SUBSCRIPTION',
    'CREATE ROLE', 'ALTER ROLE', 'DROP ROLE', 'GRANT ROLE', 'REVOKE ROLE', 'DROP OWNED', 'REASSIGN OWNED',
}
BAD = ('differs', 'rollback failed')
# SQLSTATE classes of what a server finds wrong with rows.
OF_ROWS = ('22', '23')
# As the superuser these do what the suite's roles may not: without pg_class a database is lost, and takes the server along.
SYSTEM_ROWS = re.compile(r'\b(?:insert\s+into|update|delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?(?:pg_catalog\.)?pg_', re.I)
ROLE = re.compile(rb'create\s+(?:role|user|group)\s+(regress_\w+)', re.I)


def main():
    parser = argparse.ArgumentParser()
    for name in ('--tool', '--server', '--scripts', '--work'):
        parser.add_argument(name, required=True)
    parser.add_argument('--verbose', action='store_true')
    parser.add_argument('names', nargs='*')
    arguments = parser.parse_args()
    scripts = sorted(f[:-4] for f in os.listdir(arguments.scripts) if f.endswith('.sql'))
    make_roles(arguments, scripts)
    total = collections.Counter()
    for name in arguments.names or scripts:
        verdicts = collections.Counter()
        for result in verify(arguments, split(arguments, name)):
            verdict = of(result)
            verdicts[verdict] += 1
            if arguments.verbose and verdict in BAD:
                print(f"  {name}/{result['file']} {verdict}: {result['message'] or '; '.join(result['differences'][:3])}")
        total += verdicts
        print(name, dict(verdicts), flush=True)
    print('together', dict(total))
    return 1 if any(total[v] for v in BAD) else 0


def of(result):
    """The exam acknowledges every data gap, and no hazard's query is asked: rows that stand in the way of a plan that said so are no wrong plan."""
    said = result.get('dataGaps') or result.get('hazards')
    return 'rows, as said' if result['verdict'] == 'rollback failed' and said and (result.get('sqlState') or '')[:2] in OF_ROWS else result['verdict']


def make_roles(arguments, scripts):
    """The tool drops roles that migrations make, and leaves those that were there before its run."""
    names = set()
    for name in scripts:
        with open(os.path.join(arguments.scripts, name + '.sql'), 'rb') as file:
            names |= {role.decode() for role in ROLE.findall(file.read())}
    environment = dict(os.environ, **connection(arguments.server))
    subprocess.run(['psql', '-q', '-d', 'postgres'], env=environment, input='\n'.join(f'CREATE ROLE {role};' for role in sorted(names)), text=True, stderr=subprocess.DEVNULL)


def connection(server):
    """psql's environment from a connection string of Npgsql."""
    words = {'host': 'PGHOST', 'port': 'PGPORT', 'username': 'PGUSER', 'password': 'PGPASSWORD'}
    pairs = (part.split('=', 1) for part in server.split(';') if '=' in part)
    return {words[key.strip().lower()]: value for key, value in pairs if key.strip().lower() in words}


def split(arguments, name):
    path = os.path.join(arguments.scripts, name + '.sql')
    with open(path, 'rb') as file:
        text = file.read()
    folder = os.path.join(arguments.work, name)
    os.makedirs(folder, exist_ok=True)
    number = 0
    for statement in json_lines(arguments, 'syntax', path):
        if statement.get('tag') is None or statement['tag'] in LEFT_OUT:
            continue
        sql = text[statement['offset']:statement['offset'] + statement['length']].decode('utf-8', 'replace').rstrip().rstrip(';')
        if 'regress_tablespace' in sql or SYSTEM_ROWS.search(sql):
            continue
        number += 1
        with open(os.path.join(folder, f'V{number:05}.sql'), 'w', encoding='utf-8') as file:
            file.write(sql + ';\n')
    return folder


def verify(arguments, folder):
    return (r for r in json_lines(arguments, 'verify', folder, '--connection', arguments.server + ';Database=postgres', '--no-lock', '--accept-data-gaps') if 'verdict' in r)


def json_lines(arguments, *command):
    output = subprocess.run(['dotnet', arguments.tool, *command, '--format', 'json'], capture_output=True, text=True).stdout
    return [json.loads(line) for line in output.splitlines() if line.startswith('{')]


sys.exit(main())
