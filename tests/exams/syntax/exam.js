#!/usr/bin/env node
// The parser's exam: PostgreSQL's own grammar (npm's libpg-query) and `pgrollback syntax` read the same files, which prepare.py made of the regression suite.
//   NODE_PATH=<folder>/node_modules node exam.js --grammar libpg-query-18 --tool <pgrollback.dll> [--psql 'psql <options for a server>'] FILE…
// Statements that the grammar accepts and we do not are put to the server, each in a transaction that is rolled back, when there is one.
// Prints what was counted and each difference. Exit code 0: passed; 1: failed; 2: usage.
'use strict';
const fs = require('fs');
const path = require('path');
const { spawnSync } = require('child_process');
const { commandTag } = require('./command-tag.js');
const { statements, skipBlank } = require('./statements.js');

const args = process.argv.slice(2);
const option = name => { const at = args.indexOf(name); return at < 0 ? undefined : args.splice(at, 2)[1]; };
const [grammar, tool, psql] = [option('--grammar'), option('--tool'), option('--psql')];
if (!grammar || !tool || args.length === 0) {
  console.error('exam.js --grammar MODULE --tool DLL [--psql COMMAND] FILE…');
  process.exit(2);
}

/** What the grammar says to each statement of a file. */
function judge(parser, bytes) {
  return statements(bytes).map(({ offset, length }) => {
    try {
      const tree = parser.parseSync(bytes.toString('utf8', offset, offset + length));
      return { offset, length, tag: commandTag(tree.stmts[0].stmt) };
    } catch (e) {
      if (e.message.startsWith('no command tag')) throw e;
      return { offset, length, error: e.message };
    }
  });
}

/** Lines of the tool about one file. An exception or a hang there fails the exam. */
function run(file, ...options) {
  const result = spawnSync('dotnet', [tool, 'syntax', '--format', 'json', ...options, file], { maxBuffer: 1 << 30, timeout: 120_000, encoding: 'utf8' });
  if (result.error || result.status > 1 || result.stderr) throw new Error(`${file}: ${result.error ?? result.stderr} (exit code ${result.status})`);
  return result.stdout.split('\n').filter(Boolean).map(line => JSON.parse(line));
}

/** The tokens and what lies between them, which must be white space and comments alone, make up the whole text. */
function tokensCover(bytes, tokens) {
  let position = 0;
  let sum = 0;
  for (const token of [...tokens, { offset: bytes.length, length: 0 }]) {
    if (token.offset < position || skipBlank(bytes, position, token.offset) !== token.offset) return false;
    sum += token.offset - position + token.length;
    position = token.offset + token.length;
  }
  return sum === bytes.length;
}

/** What a server answers, when it does not take the statement for its words: before anything is looked up in the catalogs. */
function refusal(sql) {
  if (!psql) return undefined;
  const [program, ...options] = psql.split(' ');
  const result = spawnSync(program, [...options, '-X', '-v', 'VERBOSITY=verbose', '-c', 'BEGIN', '-c', sql, '-c', 'ROLLBACK'], { encoding: 'utf8' });
  return /^ERROR: {2}((42601|22023): .*)/m.exec(result.stderr)?.[1];
}

/** The tag that a rejected statement was to have, by its first words. */
function intendedTag(text, tags) {
  const words = text.toUpperCase().replace(/--.*|\/\*[\s\S]*?\*\//g, ' ').replace(/\b(OR REPLACE|UNIQUE|TEMP|TEMPORARY|UNLOGGED|LOCAL|GLOBAL|CONSTRAINT(?= TRIGGER))\b/g, ' ').trim().split(/\s+/).join(' ');
  return tags.filter(tag => words.startsWith(tag + ' ') || words.startsWith(tag.replace(' TABLE', '') + ' ') && tag === 'TRUNCATE TABLE').sort((a, b) => b.length - a.length)[0];
}

(async () => {
  const parser = require(grammar);
  await parser.loadModule?.();
  parser.parseSync ??= parser.parseQuerySync;
  const tags = fs.readFileSync(path.join(__dirname, 'ddl-tags.txt'), 'utf8').split('\n').filter(l => l && !l.startsWith('#'));
  const ddl = new Set(tags);
  const seen = new Map();
  const count = { files: 0, accepted: 0, boundary: 0, kind: 0, opaque: 0, calledErrors: 0, refused: 0, rejected: 0, rejectedToo: 0, rejectedDdl: 0, rejectedDdlToo: 0, uncovered: 0 };
  const differ = (file, { offset, length }, what, bytes) => console.log(`${path.basename(file)} ${offset}+${length}: ${what}: ${bytes.toString('utf8', offset, offset + Math.min(length, 100)).replace(/\s+/g, ' ')}`);
  for (const file of args) {
    count.files++;
    const bytes = fs.readFileSync(file);
    const ours = new Map(run(file).map(s => [s.offset, s]));
    if (!tokensCover(bytes, run(file, '--tokens'))) {
      count.uncovered++;
      console.log(`${path.basename(file)}: the tokens do not make up the text`);
    }
    for (const theirs of judge(parser, bytes)) {
      const found = ours.get(theirs.offset);
      if (theirs.error === undefined) {
        count.accepted++;
        seen.set(theirs.tag, (seen.get(theirs.tag) ?? 0) + 1);
        const same = found?.length === theirs.length;
        count.boundary += same;
        count.opaque += found?.opaque === true;
        if (found?.error !== undefined) {
          const answer = refusal(bytes.toString('utf8', theirs.offset, theirs.offset + theirs.length));
          count.calledErrors++;
          count.refused += answer !== undefined;
          differ(file, theirs, `accepted by the grammar, "${found.error}" to us, ${answer ? `"${answer}" to a server` : 'not refused by a server'}`, bytes);
        } else if (!same) {
          differ(file, theirs, 'boundary', bytes);
        } else if (found.tag !== theirs.tag) {
          differ(file, theirs, `${theirs.tag}, to us ${found.tag}`, bytes);
        } else {
          count.kind++;
        }
      } else {
        const isDdl = intendedTag(bytes.toString('utf8', theirs.offset, theirs.offset + theirs.length), tags) !== undefined;
        const too = found?.error !== undefined;
        count.rejected++;
        count.rejectedToo += too;
        count.rejectedDdl += isDdl;
        count.rejectedDdlToo += isDdl && too;
        if (!too) differ(file, theirs, `"${theirs.error}" to PostgreSQL, accepted by us`, bytes);
      }
    }
  }

  const share = (part, whole) => `${part} of ${whole} (${(100 * part / Math.max(1, whole)).toFixed(2)} %)`;
  console.log(`${grammar}, ${count.files} files
accepted by PostgreSQL: same boundaries ${share(count.boundary, count.accepted)}, same tag ${share(count.kind, count.accepted)}, called an error ${count.calledErrors} (of them refused by a server: ${count.refused}), opaque ${count.opaque}
rejected by PostgreSQL: rejected too ${share(count.rejectedToo, count.rejected)}; of DDL ${share(count.rejectedDdlToo, count.rejectedDdl)}
tokens do not make up the text: ${count.uncovered} files
command tags seen: ${seen.size}; of the ${ddl.size} of DDL ${tags.filter(t => seen.has(t)).length}, not seen: ${tags.filter(t => !seen.has(t)).join(', ')}`);
  const passed = count.boundary >= 0.999 * count.accepted && count.kind + count.refused >= 0.999 * count.accepted && count.calledErrors === count.refused
    && count.rejectedToo >= 0.95 * count.rejected && count.rejectedDdlToo >= 0.95 * count.rejectedDdl && count.uncovered === 0;
  console.log(passed ? 'passed' : 'failed');
  process.exitCode = passed ? 0 : 1;
})();
