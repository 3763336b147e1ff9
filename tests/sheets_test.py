#!/usr/bin/python3
"""The pages against the documents that they are made after, fact by fact: sheets_test.py DAICHO ROOT.

tests/seeds/*.tsv holds what each sheet of the two documents states (headings, names, dates, figures;
no sentences), in the order of the sheet, and where a page rightly differs, why. tests/seeds/README.md
says how a list is written. A difference without a reason fails, and so does a reason without a difference.
"""
import html.parser
import re
import shlex
import subprocess
import sys
from pathlib import Path

KANA, LETTER = "ぁ-ゖ", r"A-Za-zァ-ヺー々一-鿿"
WIDE = str.maketrans({0xFF10 + i: 0x30 + i for i in range(10)})
BLOCKS = "h1 h2 h3 h4 p li th td dt dd tr div caption figcaption".split()


class Lines(html.parser.HTMLParser):
    """The text of an HTML page, a line for each block; headings are marked as Markdown marks them."""

    def __init__(self):
        super().__init__()
        self.lines, self.text, self.hidden = [], "", 0

    def flush(self, mark=""):
        if self.text.strip():
            self.lines.append(mark + self.text)
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.hidden += tag in ("style", "script")
        if tag in BLOCKS:
            self.flush()
        self.text += " "

    def handle_endtag(self, tag):
        self.hidden -= tag in ("style", "script")
        if tag in BLOCKS:
            self.flush("#" * int(tag[1]) + " " if re.fullmatch("h[1-4]", tag) else "")

    def handle_data(self, data):
        self.text += "" if self.hidden else data


def lines_of(page):
    """What a reader reads: without the marks of emphasis, each gap one space."""
    if page.lower().startswith("<!doctype"):
        parser = Lines()
        parser.feed(page)
        return [" ".join(line.split()).translate(WIDE) for line in parser.lines]
    plain = re.sub(r"</?u>|\\(?=[^\w\s])", "", page).translate(WIDE)
    return [re.sub(r"\s+", " ", line) for line in plain.splitlines()]


def level(line):
    """How far a part reaches: to the next line of its own level or a higher one."""
    for rank, shape in enumerate((r"# ", r"## ", r"### ", r"\*\*[^*]+\*\*", r"- ", r" +- ")):
        if re.match(shape, line):
            return rank
    return 99


def outside(end):
    """What may not stand beside a word that ends so: a particle may follow 市, another letter may not."""
    if end.isdigit():
        return "0-9"
    return LETTER if re.match(f"[{LETTER}]", end) else LETTER + KANA if re.match(f"[{KANA}]", end) else ""


def pattern(text, whole=True):
    """The text with any gaps; a whole one is no part of a longer word or figure."""
    text = text.translate(WIDE)
    body = r"\s*".join(map(re.escape, text.replace(" ", "")))
    if not whole:
        return re.compile(body)
    before, after = outside(text[0]), "" if re.search(r"\d[年月日]$", text) else outside(text[-1])
    return re.compile((f"(?<![{before}])" if before else "") + body + (f"(?![{after}])" if after else ""))


class Comparison:
    """One page against the rows of one list: `faults` fail, `reasons` are differences that are accounted for."""

    def __init__(self, page):
        self.page = self.part = lines_of(page)
        self.facts, self.faults, self.reasons = 0, [], []
        self.unordered, self.went_back, self.listed = None, False, None
        self.restart()

    def restart(self):
        self.line, self.column = 0, 0

    def plain(self, index):
        return self.part[index].replace("**", "")

    def places(self, found):
        """Each place of the part where a pattern stands, as (line, column of its end, its line)."""
        for index in range(len(self.part)):
            for match in found.finditer(self.plain(index)):
                yield index, match.end(), match.start()

    def next(self, found):
        """The first place after the last fact; anywhere where order means nothing."""
        everywhere = list(self.places(found))
        onward = [p for p in everywhere if (p[0], p[2]) >= (self.line, self.column)]
        if not onward and everywhere and self.unordered:
            self.went_back = True
            return everywhere[0]
        return onward[0] if onward else None

    def differs(self, what, text, why):
        self.reasons.append(f"{text}: {what}. {why}")

    def fault(self, what, text):
        self.faults.append(f"{text}: {what}")

    def must(self, text, whole=True):
        self.facts += 1
        found = pattern(text, whole)
        place = self.next(found)
        if place:
            self.line, self.column = place[0], place[1]
        elif any(self.places(found)):
            self.fault("stands earlier than the sheet has it", text)
        else:
            self.fault("is missing", text)

    # ---- the kinds of rows ---------------------------------------------------------------------

    def do_under(self, start):
        """The rows that follow are of one part of the page."""
        self.close()
        found = pattern(start, False)
        at = next((i for i, line in enumerate(self.page) if found.match(line) and level(line) < 99), None)
        if at is None:
            self.fault("the page has no such part", start)
            self.part = []
        else:
            rank = level(self.page[at])
            end = next((i for i in range(at + 1, len(self.page)) if level(self.page[i]) <= rank), len(self.page))
            self.part = self.page[at:end]
        self.restart()

    def do_unordered(self, why):
        if self.unordered:
            self.fault("a second reason for the order of one part", why)
        self.unordered, self.went_back = why, False

    def do_fact(self, text):
        self.must(text)

    def do_words(self, text):
        """A fact within a longer word or a sentence."""
        self.must(text, False)

    def do_heading(self, text):
        self.facts += 1
        found = pattern(text)
        for index in range(self.line, len(self.part)):
            match = found.search(self.plain(index)) if level(self.part[index]) < 4 else None
            if match:
                self.line, self.column = index, match.end()
                return
        self.fault("is no heading here", text)

    def do_item(self, text):
        """An item of a list or a cell: all of its text."""
        self.facts += 1
        place = self.next(re.compile(rf"^ *(?:- )?{pattern(text, False).pattern} *$"))
        if place:
            self.line, self.column = place[0], place[1]
        else:
            self.fault("is no item here, or stands earlier", text)

    def do_row(self, *cells):
        """Facts that stand on one line, in this order."""
        self.facts += len(cells)
        found = re.compile(".*?".join(pattern(cell).pattern for cell in cells))
        place = self.next(found)
        if place:
            self.line, self.column = place[0], place[1]
        else:
            self.fault("no line has these in this order", " ".join(cells))

    def do_left_out(self, text, why):
        self.facts += 1
        if any(self.places(pattern(text, False))):
            self.fault("is there, the list says that it is left out", text)
        self.differs("left out", text, why)

    def do_instead(self, text, other, why):
        if any(self.places(pattern(text))):
            self.fault(f"is there, the list says {other} stands instead", text)
        self.must(other, False)
        self.differs(f"the page has {other}", text, why)

    # ---- lines that list names: `head: a、b、c` ---------------------------------------------------

    def lists(self):
        found = {}
        for index in range(len(self.part)):
            match = re.match(r"- ([^:(]+?)(?: \([^)]*\))?: (.+)$", self.plain(index))
            if match:
                # Behind the names stands what is not known of the others.
                unread = match[2].startswith(("一覧のこの欄は読めない", "【要確認】"))
                found[match[1]] = [] if unread else match[2].split("。")[0].split("、")
        return found

    def do_names(self, head, names):
        if self.listed is None:
            self.listed = {}
        self.listed[head] = names.split()
        self.facts += 1 + len(self.listed[head])

    def do_misread(self, head, name, right, why):
        names = self.listed[head]
        names[names.index(name)] = right
        self.differs(f"the page has {right}", name, why)

    def do_beyond(self, head, names, why):
        self.listed.setdefault(head, [])
        self.listed[head] += names.split()
        self.differs("only the page has it", f"{head} {names}", why)

    def do_unread(self, head, why):
        self.listed = {**(self.listed or {}), head: []}
        self.differs("the page says that it cannot be read", head, why)

    def close(self):
        """What only the whole of a part tells: names that nobody stated, an order that was kept after all."""
        if self.listed is not None:
            shown = self.lists()
            for head in {**self.listed, **shown}:
                stated, found = set(self.listed.get(head, ())), set(shown.get(head, ()))
                if head not in self.listed or head not in shown:
                    self.fault("only one of sheet and page has this list", head)
                for name in sorted(stated - found):
                    self.fault("is missing", f"{head} {name}")
                for name in sorted(found - stated):
                    self.fault("the sheet does not have it", f"{head} {name}")
            if self.unordered and list(self.listed) == [head for head in shown if head in self.listed]:
                self.fault("the order is the sheet's after all", self.unordered)
        elif self.unordered and not self.went_back:
            self.fault("the order is the sheet's after all", self.unordered)
        if self.unordered:
            self.differs("another order", "the rows", self.unordered)
        self.listed = self.unordered = None


def compare(page, rows):
    comparison = Comparison(page)
    for kind, *fields in rows:
        getattr(comparison, "do_" + kind.replace("-", "_"))(*fields)
    comparison.close()
    return comparison


def try_comparison():
    """A comparison that finds nothing wrong with anything would pass too."""
    page = "# 題\n\n## 表\n\n- **東** (2): 甲市、**乙市**\n\n| ① | 丙市 | 38団体 |\n\n- 大津市 (12月)\n"
    good = [("heading", "題"), ("row", "①", "丙市", "38団体"), ("fact", "12月"), ("left-out", "石", "it")]
    assert not compare(page, good).faults
    for bad in [("fact", "津市"), ("fact", "8団体"), ("fact", "丁市"), ("row", "丙市", "①"), ("heading", "丙市"),
                ("item", "12月"), ("left-out", "丙市", "it"), ("instead", "丙市", "大津市", "it"),
                ("under", "## 図"), ("names", "東", "甲市"), ("names", "東", "甲市 乙市 丁市"), ("unordered", "it")]:
        assert compare(page, [bad]).faults, bad
    try_order(page)
    try_names()


def try_order(page):
    """What stands earlier than a row is not overlooked, and no reason for another order is."""
    assert compare(page, [("fact", "大津市"), ("fact", "丙市")]).faults, "order"
    assert compare(page, [("fact", "丙市"), ("instead", "甲市", "大津市", "it")]).faults, "instead of what is before"
    went_back = [("unordered", "it"), ("fact", "大津市"), ("fact", "丙市")]
    assert not compare(page, went_back).faults
    assert compare(page, [("unordered", "one"), *went_back]).faults, "two reasons"


def try_names():
    page = "- 東 (2): 甲市、**乙市**。ほかは【要確認】\n- 西: 一覧のこの欄は読めない\n"
    east, west = ("names", "東", "甲市 乙市"), ("unread", "西", "it")
    misread, short = ("names", "東", "甲市 己市"), ("names", "東", "甲市")
    for good in [("names", "東", "乙市 甲市"), west], [misread, ("misread", "東", "己市", "乙市", "it"), west], \
                [short, ("beyond", "東", "乙市", "it"), west]:
        assert not compare(page, good).faults, good
    for bad in [east], [misread, west], [misread, ("misread", "東", "己市", "丁市", "it"), west], [short, west], \
               [short, ("beyond", "東", "丁市", "it"), west], [east, ("unread", "東", "it"), west], \
               [east, ("unread", "南", "it"), west], [east, west, ("beyond", "西", "丙市", "it")]:
        assert compare(page, bad).faults, bad


def read(path):
    """The blocks of a list: the page of each and its rows."""
    blocks = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        kind, *fields = line.split("\t")
        assert fields and all(fields), f"{path.name}: an empty field: {line}"
        assert "。" not in line, f"{path.name}: a sentence: {line}"
        if kind in ("page", "file"):
            blocks.append((kind, fields[0], []))
        else:
            blocks[-1][2].append((kind, *fields))
    assert blocks and all(rows for _, _, rows in blocks), f"{path.name}: a page without facts"
    return blocks


def main(daicho, root):
    try_comparison()
    wrong, lists = 0, sorted((Path(root) / "tests" / "seeds").glob("*.tsv"))
    for path in lists:
        for kind, name, rows in read(path):
            if kind == "file":
                page = (Path(root) / name).read_text(encoding="utf-8")
            else:
                command = [daicho, "-C", root, "--lang", "ja", *shlex.split(name)]
                page = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
            done = compare(page, rows)
            wrong += len(done.faults)
            print(f"{path.stem}: {name}: {done.facts} facts, {len(done.reasons)} differ and are accounted for, "
                  f"{len(done.faults)} are wrong")
            print("".join(f"  WRONG {fault}\n" for fault in done.faults), end="")
            print("".join(f"  {reason}\n" for reason in done.reasons), end="")
    assert lists, "no lists"
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
