#!/usr/bin/env python3
"""Both changelogs tell the same facts: changelog_test.py ROOT.

Of the newest section: as many areas, in each as many bullets, and in each bullet the same codes and options in both
languages. A code is one of those in docs/findings.md.
"""
import itertools
import pathlib
import re
import sys

CODE = re.compile(r"(?<![A-Za-z0-9])[A-Z][0-9]{3}(?![0-9])")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def areas_of(document):
    """The areas of the newest section: a heading, and its bullets on a line each."""
    newest = re.split(r"^## ", document, flags=re.MULTILINE)[1]
    for area in re.split(r"^### ", newest, flags=re.MULTILINE)[1:]:
        heading, _, body = area.partition("\n")
        yield heading, [" ".join(bullet.split()) for bullet in re.split(r"^\* ", body, flags=re.MULTILINE)[1:]]


def names_in(text):
    return set(CODE.findall(text)) | set(OPTION.findall(text))


def faults(english, japanese, codes):
    for here, there in itertools.zip_longest(areas_of(english), areas_of(japanese), fillvalue=("(none)", [])):
        if len(here[1]) != len(there[1]):
            yield f"{here[0]} has {len(here[1])} bullets, {there[0]} {len(there[1])}"
        for ours, theirs in zip(here[1], there[1]):
            if differing := names_in(ours) ^ names_in(theirs):
                yield f"only one of the two has {', '.join(sorted(differing))}:\n  {ours}\n  {theirs}"
        for code in set(CODE.findall(" ".join(here[1] + there[1]))) - codes:
            yield f"{here[0]}: there is no {code}"


def main(root):
    docs = pathlib.Path(root) / "docs"
    english, japanese, findings = ((docs / name).read_text(encoding="utf-8")
                                   for name in ("changelog.md", "ja/changelog.md", "findings.md"))
    if not any(bullets for _, bullets in areas_of(english)):
        sys.exit("docs/changelog.md: its newest section has no area with bullets")
    found = list(faults(english, japanese, set(CODE.findall(findings))))
    for fault in found:
        print(fault)
    sys.exit(1 if found else 0)


main(sys.argv[1])
