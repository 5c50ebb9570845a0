#!/usr/bin/env python3
"""prepare.py IN_DIR OUT_DIR: makes psql scripts pure SQL of the same length in bytes, so that offsets stay those of the original.

psql's commands become spaces, those that send the statement (\\g, \\gset, …) a semicolon; rows of COPY … FROM STDIN become spaces; the colon of a
variable that the file sets becomes part of a name, or goes where the variable is quoted. Both branches of \\if are kept.
"""
import os
import re
import sys

SENDERS = {b'g', b'gx', b'gset', b'gexec', b'gdesc', b'crosstabview', b'watch', b'bind', b'bind_named', b'parse', b'close_prepared', b'sendpipeline'}
NAME_START = re.compile(rb'[A-Za-z_\x80-\xff]')
NAME_PART = re.compile(rb'[A-Za-z0-9_$\x80-\xff]')
DOLLAR_TAG = re.compile(rb'\$(?:[A-Za-z_\x80-\xff][A-Za-z0-9_\x80-\xff]*)?\$')
LINE_COMMENT = re.compile(rb'--[^\n]*')
COPY_FROM_STDIN = re.compile(rb'^\s*copy\b.*\bfrom\s+stdin\b', re.I | re.S)
ROUTINE = re.compile(rb'create( or replace)? (function|procedure)\b')
END_OF_ROWS = re.compile(rb'^\\\.\r?\n?', re.M)
VARIABLE = re.compile(rb":(\{\?\w+\}|'\w+'|\"\w+\"|\w+)")


def variables(text):
    """Names that the script sets, and whether it sets some by \\gset."""
    names = set(re.findall(rb'\\(?:set|getenv)\s+([A-Za-z_]\w*)', text))
    has_gset = b'\\gset' in text
    if has_gset:
        prefixes = set(re.findall(rb'\\gset[ \t]+(\w+)', text)) | {b''}
        columns = set(re.findall(rb'(?i)\bas\s+"?(\w+)"?', text)) | set(re.findall(rb'(?i)\b(\w+)\s*\\gset', text))
        selected = b' '.join(re.findall(rb'(?i)select([^;\\]*?)from[^;\\]*\\gset', text))
        columns |= set(re.findall(rb'\b(\w+)\b', selected))
        names |= {p + c for p in prefixes for c in columns}
    return names, has_gset


class Script:
    def __init__(self, text):
        self.text, self.out, self.i = text, bytearray(text), 0
        self.names, self.has_gset = variables(text)
        self.rows_follow = False
        self.begin_statement()

    def begin_statement(self):
        self.start, self.parentheses, self.blocks, self.words = self.i, 0, 0, []

    def blank(self, start, end):
        for k in range(start, end):
            if self.text[k] not in b'\r\n':
                self.out[k] = 0x20

    def convert(self):
        text = self.text
        while self.i < len(text):
            c = text[self.i:self.i + 1]
            if c == b'\n' and self.rows_follow:
                self.rows_follow = False
                self.i += 1
                self.skip_rows()
            elif text.startswith((b'--', b'/*'), self.i):
                self.skip_comment()
            elif c in (b"'", b'"'):
                self.skip_quoted(c[0])
            elif c == b'$':
                self.skip_dollar_quoted()
            elif c == b'\\':
                self.command()
            elif c == b':':
                self.colon()
            elif NAME_START.match(c):
                self.word()
            elif c.isdigit():
                self.skip_name()
            else:
                self.sign(c)
        return bytes(self.out)

    def skip_rows(self):
        end = END_OF_ROWS.search(self.text, self.i)
        end = end.end() if end else len(self.text)
        self.blank(self.i, end)
        self.i = end
        self.begin_statement()

    def skip_comment(self):
        text = self.text
        if text.startswith(b'--', self.i):
            end = text.find(b'\n', self.i)
            self.i = len(text) if end < 0 else end
            return
        depth = 0
        while self.i < len(text):
            if text.startswith(b'/*', self.i):
                depth, self.i = depth + 1, self.i + 2
            elif text.startswith(b'*/', self.i):
                depth, self.i = depth - 1, self.i + 2
                if depth == 0:
                    return
            else:
                self.i += 1

    def skip_quoted(self, quote):
        text, i = self.text, self.i
        escapes = quote == 0x27 and i > 0 and text[i - 1:i] in (b'e', b'E') and not (i > 1 and NAME_PART.match(text[i - 2:i - 1]))
        i += 1
        while i < len(text):
            if escapes and text[i] == 0x5C:
                i += 2
            elif text[i] != quote:
                i += 1
            elif text[i + 1:i + 2] == bytes([quote]):
                i += 2
            else:
                break
        self.i = i + 1

    def skip_dollar_quoted(self):
        tag = DOLLAR_TAG.match(self.text, self.i)
        if tag is None:
            self.i += 1
            return
        end = self.text.find(tag.group(), tag.end())
        self.i = len(self.text) if end < 0 else end + len(tag.group())

    def skip_name(self):
        while self.i < len(self.text) and NAME_PART.match(self.text[self.i:self.i + 1]):
            self.i += 1

    def word(self):
        start = self.i
        self.skip_name()
        word = self.text[start:self.i].lower()
        if len(self.words) < 4:
            self.words.append(word)
        if self.parentheses == 0 and ROUTINE.match(b' '.join(self.words)):
            if word == b'begin' or (word == b'case' and self.blocks):
                self.blocks += 1
            elif word == b'end' and self.blocks:
                self.blocks -= 1

    def sign(self, c):
        self.i += 1
        if c == b'(':
            self.parentheses += 1
        elif c == b')':
            self.parentheses = max(0, self.parentheses - 1)
        elif c == b';' and not self.parentheses and not self.blocks:
            self.rows_follow = self.rows_follow or self.is_copy(self.i - 1)
            self.begin_statement()

    def is_copy(self, end):
        return COPY_FROM_STDIN.match(LINE_COMMENT.sub(b'', self.text[self.start:end])) is not None

    def command(self):
        text, i = self.text, self.i
        if text[i + 1:i + 2] == b';':
            self.out[i] = 0x20
            self.i += 2
            self.begin_statement()
            return
        name = re.compile(rb'\\([A-Za-z_!?.]*)').match(text, i).group(1)
        end = text.find(b'\n', i)
        end = len(text) if end < 0 else end
        if name == b'copy':
            self.blank(i, end)
            self.i = end
            if re.search(rb'from\s+p?stdin', text[i:end], re.I):
                self.i += 1
                self.skip_rows()
            return
        separator = text.find(b'\\\\', i + 1, end)
        end = separator + 2 if separator >= 0 else end
        self.blank(i, end)
        self.i = end
        if name in SENDERS and text[self.start:i].strip():
            self.out[i] = 0x3B
            is_copy = self.is_copy(i)
            self.begin_statement()
            if is_copy:
                self.i += 1
                self.skip_rows()
        elif name in (b'r', b'reset'):
            self.begin_statement()

    def colon(self):
        text, i = self.text, self.i
        if text[i + 1:i + 2] in (b':', b'='):
            self.i += 2
            return
        variable = VARIABLE.match(text, i)
        if variable is None:
            self.i += 1
            return
        written, self.i = variable.group(1), variable.end()
        name = written.strip(b"'\"{?}")
        if written.startswith(b'{'):
            self.out[i:self.i] = b'true'.ljust(self.i - i)
        elif written[:1] in (b"'", b'"'):
            if name in self.names or self.has_gset:
                self.out[i] = 0x20
        elif name in self.names and not (text[i - 1:i].isalnum() or text[i - 1:i] in b'])'):
            self.out[i] = 0x5F


def main(source, target):
    os.makedirs(target, exist_ok=True)
    files = sorted(f for f in os.listdir(source) if f.endswith('.sql'))
    for name in files:
        with open(os.path.join(source, name), 'rb') as file:
            text = file.read()
        sql = Script(text).convert()
        assert len(sql) == len(text), name
        with open(os.path.join(target, name), 'wb') as file:
            file.write(sql)
    print(f'{target}: {len(files)} files')


main(*sys.argv[1:3])
