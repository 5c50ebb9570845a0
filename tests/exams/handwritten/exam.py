#!/usr/bin/env python3
"""The proof's exam: what `pgrollback check` says of hand-written rollbacks, beside what a server says of them.

  exam.py --tool pgrollback.dll --server 'Host=…;Port=…;Username=…' --version 18 [--any-version] [--truth FOLDER] [--verbose] [NAME=]FOLDER[:BASELINE]…

The server's word is `pgrollback verify --use handwritten`: a rollback that fails, or leaves the catalogs different by more than the order of columns, is really wrong; one that
restores them is right. Neither are migrations whose own statements the server refuses. Each judgement is of one version, or with --any-version of the whole range. --truth keeps
the server's answers, which take minutes, and takes those that are there already. Exit code 0: passed; 1: failed; 2: usage.
"""
import argparse
import collections
import json
import os
import re
import subprocess
import sys

RIGHT = {'exact', 'exact but for column order', 'no schema change'}
WHOLE = {'leaves-behind', 'drops-foreign'}

# What a finding says where a server gives one of these.
WORDS = {
    '2BP01': 'needs CASCADE|depend',
    '42P01': 'does not exist|is not a', '42703': 'does not exist', '42704': 'does not exist', '42883': 'does not exist|no such signature', '3F000': 'does not exist',
    '42P07': 'already exists', '42710': 'already exists', '42701': 'already exists', '42723': 'already exists',
    '42601': 'syntax error|already exists|does not exist|',
}


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('--tool', required=True)
    parser.add_argument('--server', required=True)
    parser.add_argument('--version', required=True)
    parser.add_argument('--any-version', action='store_true')
    parser.add_argument('--truth')
    parser.add_argument('--verbose', action='store_true')
    parser.add_argument('folders', nargs='+')
    options = parser.parse_args()

    total = collections.Counter()
    for argument in options.folders:
        name, _, rest = argument.rpartition('=')
        folder, _, baseline = rest.partition(':')
        counts = examine(options, name or os.path.basename(folder.rstrip('/')), folder, baseline)
        total += counts
    wrong, right = (sum(total[truth, verdict] for verdict in ('proved', 'wrong', 'unproved')) for truth in ('wrong', 'right'))
    found, false_alarms = total['wrong', 'wrong'], total['right', 'wrong']
    unproved = total['wrong', 'unproved'] + total['right', 'unproved']
    recall, precision, share = ratio(found, wrong), ratio(found, found + false_alarms), ratio(unproved, wrong + right)
    print(f'really wrong {wrong}, right {right}, not applied {total["not applied"]}')
    print(f'recall {found}/{wrong} = {recall:.2%}, precision {found}/{found + false_alarms} = {precision:.2%}, unproved {unproved}/{wrong + right} = {share:.2%}')
    print(f'differences named {total["named"]}/{total["differences"]} = {ratio(total["named"], total["differences"]):.2%}, '
          f'failing statements found {total["failures found"]}/{total["failures"]} = {ratio(total["failures found"], total["failures"]):.2%}, '
          f'findings borne out {total["borne out"]}/{total["findings"]} = {ratio(total["borne out"], total["findings"]):.2%}')
    passed = recall >= 0.95 and precision >= 0.99 and share < 0.03
    print('passed' if passed else 'failed')
    sys.exit(0 if passed else 1)


def ratio(part, whole):
    return part / whole if whole else 1.0


def lines(text):
    return [json.loads(line) for line in text.splitlines() if line.startswith('{')]


def run(options, *arguments):
    result = subprocess.run(['dotnet', options.tool, *arguments, '--format', 'json'], capture_output=True, text=True)
    if result.returncode > 1:
        sys.exit(f'{" ".join(arguments)}: exit code {result.returncode}\n{result.stderr}')
    return result.stdout


def truth_of(options, name, folder, baseline):
    path = options.truth and os.path.join(options.truth, f'{name}.{options.version}.json')
    if path and os.path.exists(path):
        with open(path) as file:
            return lines(file.read())
    text = run(options, 'verify', folder, '--use', 'handwritten', '--connection', options.server, '--no-lock', *baseline)
    if path:
        os.makedirs(options.truth, exist_ok=True)
        with open(path, 'w') as file:
            file.write(text)
    return lines(text)


def examine(options, name, folder, baseline):
    baseline = ['--baseline', baseline] if baseline else []
    version = [] if options.any_version else ['--target-version', options.version]
    judged = lines(run(options, 'check', folder, *version, *baseline))
    truths = {truth['file']: truth for truth in truth_of(options, name, folder, baseline)}
    counts = collections.Counter()
    for judgement in judged:
        truth = truths[judgement['file']]
        differs = [d for d in map(difference, truth['differences']) if d]
        if truth['verdict'] in ('up failed', 'declined'):
            counts['not applied'] += 1
            continue
        # One that restores the catalogs, and whose migration fails when it runs again, is right.
        real = 'right' if truth['verdict'] in RIGHT or (truth['verdict'] == 'differs' and not truth['differences']) else 'wrong'
        counts[real, judgement['verdict']] += 1
        if options.verbose and (real, judgement['verdict']) not in (('right', 'proved'), ('wrong', 'wrong')):
            print(f'  {name} {judgement["file"]}: {real}, judged {judgement["verdict"]}: {truth["sqlState"] or ""} {truth["message"] or ""} {truth["differences"][:3]} {[f["message"] for f in judgement["findings"]][:3]}')
        if (real, judgement['verdict']) == ('wrong', 'wrong'):
            compare(options, name, folder, truth, differs, judgement, counts)
    shown = ', '.join(f'{real} {verdict} {counts[real, verdict]}' for real in ('wrong', 'right') for verdict in ('proved', 'wrong', 'unproved') if counts[real, verdict])
    print(f'{name}: {shown}, not applied {counts["not applied"]}', flush=True)
    return counts


def difference(text):
    """Object and property of one difference; None for what follows from the order of columns."""
    what, _, how = text.partition(': ')
    return None if how.startswith(('position', 'ordinal')) else (what, how)


def compare(options, name, folder, truth, differs, judgement, counts):
    findings = [f for f in judgement['findings'] if f['kind'] not in ('unproved', 'column-order')]
    if truth['verdict'] == 'rollback failed':
        counts['failures'] += 1
        if any(is_at(folder, f, truth) for f in findings):
            counts['failures found'] += 1
        elif options.verbose:
            print(f'  {name} {judgement["file"]}: {truth["sqlState"]} {truth["message"]} in {(truth["statement"] or "")[:80]!r}: not among {[(f["line"], f["message"]) for f in findings][:3]}')
        return
    counts['differences'] += len(differs)
    counts['findings'] += len(findings)
    for what, how in differs:
        if any(names(f, what) for f in findings):
            counts['named'] += 1
        elif options.verbose:
            print(f'  {name} {judgement["file"]}: not named: {what}: {how[:200]}')
    for f in findings:
        if any(names(f, what) for what, _ in differs):
            counts['borne out'] += 1
        elif options.verbose:
            print(f'  {name} {judgement["file"]}: not borne out: {f["message"][:200]}')


def is_at(folder, finding, truth):
    """The finding stands in the statement that the server refused, and says as much as its SQLSTATE."""
    with open(os.path.join(folder, finding['file']), encoding='utf-8', errors='replace') as file:
        text = file.read()
    place = sum(len(line) + 1 for line in text.split('\n')[:finding['line'] - 1]) + finding['column'] - 1
    refused = plain(truth['statement'] or '').rstrip('…')
    start = plain(text[place:place + 4 * len(refused) + 400])
    if truth['sqlState'] == '42601':
        return finding['kind'] in ('syntax-error', 'fails')
    same = start.startswith(refused[:40]) or plain(text).find(refused[:200]) >= 0 and plain(text[:place]).rfind(plain(refused[:15])) >= 0
    return same and re.search(WORDS.get(truth['sqlState'], ''), finding['message']) is not None


def plain(text):
    return re.sub(r'\s+', ' ', re.sub(r'--[^\n]*', ' ', text)).strip().lower()


def names(finding, what):
    """Whether the finding is about that object of the catalogs, or about the one that it is a part of."""
    subject, message, kind = finding['object'], finding['message'], finding['kind']
    whole = kind in WHOLE or message.endswith('it is missing')
    if what == subject or what.startswith(subject + ' ') or subject.split(' on ')[0] == what.split(' on ')[0]:
        return True
    if match := re.match(r'column (.+)\.("[^"]+"|[^.]+)$', what):
        return of_relation(subject, match[1]) and (whole or match[2].strip('"') in message or 'columns is' in message)
    if match := re.match(r'constraint (.+?) on (.+)$', what):
        is_not_null = '_not_null' in match[1]
        return of_relation(subject, match[2]) and (whole or (is_not_null and 'not null' in message) or (is_not_null and 'columns' in message))
    if match := re.match(r'(?:trigger|policy|rule) (.+?) on (.+)$', what):
        return of_relation(subject, match[2]) and whole
    if match := re.search(r' of (extension .+)$', what):
        return subject == match[1]
    return subject.split('(')[0].split(' ')[-1] == what.split('(')[0].split(' ')[-1]


def of_relation(subject, relation):
    return subject.split(' ')[-1] == relation and ' on ' not in subject


main()
