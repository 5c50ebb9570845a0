// Cuts SQL into statements as psql does: at semicolons outside of quotes, comments, parentheses and SQL-standard function bodies. Offsets are in bytes.
'use strict';

const isBlank = c => c === 32 || (c >= 9 && c <= 13);
const isStart = c => (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95 || c >= 128;
const isDigit = c => c >= 48 && c <= 57;
const isPart = c => isStart(c) || isDigit(c) || c === 36;
const at = (s, i, text) => s.toString('latin1', i, i + text.length) === text;

/** Behind the comment that begins here. */
function skipComment(s, i, end) {
  if (at(s, i, '--')) {
    while (i < end && s[i] !== 10 && s[i] !== 13) i++;
    return i;
  }
  for (let depth = 0; i < end; i++) {
    if (at(s, i, '/*')) { depth++; i++; } else if (at(s, i, '*/')) { i++; if (--depth === 0) return i + 1; }
  }
  return end;
}

const startsComment = (s, i) => at(s, i, '--') || at(s, i, '/*');

/** The first byte from i on that is neither white space nor in a comment. A byte order mark counts as white space. */
exports.skipBlank = function skipBlank(s, i, end) {
  if (i === 0 && s[0] === 0xef && s[1] === 0xbb && s[2] === 0xbf) i = 3;
  while (i < end) {
    if (isBlank(s[i])) i++;
    else if (startsComment(s, i)) i = skipComment(s, i, end);
    else break;
  }
  return i;
};

/** Behind the quoted text that begins here. */
function skipQuoted(s, i, end, quote, escapes) {
  for (i++; i < end; i++) {
    if (escapes && s[i] === 92) i++;
    else if (s[i] === quote && s[i + 1] === quote) i++;
    else if (s[i] === quote) return i + 1;
  }
  return end;
}

function skipDollarQuoted(s, i, end) {
  let tag = i + 1;
  if (isStart(s[tag])) while (tag < end && s[tag] !== 36 && isPart(s[tag])) tag++;
  if (s[tag] !== 36) return i + 1;
  const close = s.indexOf(s.subarray(i, tag + 1), tag + 1);
  return close < 0 ? end : close + tag + 1 - i;
}

/** Where the statement that begins at i ends. */
function statementEnd(s, i, end) {
  let [parentheses, blocks] = [0, 0];
  const first = [];
  while (i < end) {
    const c = s[i];
    if (startsComment(s, i)) {
      i = skipComment(s, i, end);
    } else if (c === 39) {
      i = skipQuoted(s, i, end, 39, i > 0 && (s[i - 1] | 32) === 101 && !(i > 1 && isPart(s[i - 2])));
    } else if (c === 34) {
      i = skipQuoted(s, i, end, 34, false);
    } else if (c === 36) {
      i = skipDollarQuoted(s, i, end);
    } else if (isStart(c)) {
      const start = i;
      while (i < end && isPart(s[i])) i++;
      const word = s.toString('latin1', start, i).toLowerCase();
      if (first.length < 4) first.push(word);
      if (parentheses === 0 && /^create (or replace )?(function|procedure)\b/.test(first.join(' '))) {
        if (word === 'begin' || (word === 'case' && blocks > 0)) blocks++;
        else if (word === 'end' && blocks > 0) blocks--;
      }
    } else if (isDigit(c)) {
      while (i < end && isPart(s[i])) i++;
    } else {
      if (c === 40) parentheses++;
      else if (c === 41) parentheses = Math.max(0, parentheses - 1);
      else if (c === 59 && parentheses === 0 && blocks === 0) return i;
      i++;
    }
  }
  return end;
}

/** @returns [{ offset, length }], from the first byte of each statement to its semicolon. */
exports.statements = s => {
  const found = [];
  for (let i = exports.skipBlank(s, 0, s.length); i < s.length; i = exports.skipBlank(s, i, s.length)) {
    if (s[i] === 59) {
      i++;
      continue;
    }
    const end = statementEnd(s, i, s.length);
    found.push({ offset: i, length: lengthOfTokens(s, i, end) });
    i = end;
  }
  return found;
};

/** Up to the last token: without the white space and the comments before the semicolon. */
function lengthOfTokens(s, start, end) {
  let [i, last] = [start, start];
  while ((i = exports.skipBlank(s, i, end)) < end) {
    const c = s[i];
    if (c === 39) i = skipQuoted(s, i, end, 39, i > 0 && (s[i - 1] | 32) === 101 && !(i > 1 && isPart(s[i - 2])));
    else if (c === 34) i = skipQuoted(s, i, end, 34, false);
    else if (c === 36) i = skipDollarQuoted(s, i, end);
    else if (isStart(c) || isDigit(c)) while (i < end && isPart(s[i])) i++;
    else i++;
    last = i;
  }
  return last - start;
}
