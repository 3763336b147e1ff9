"""The schemas of `daicho schema` as a validator of others reads them: the shipped files hold, broken ones do not.

usage: schema_test.py DAICHO ROOT
"""
import json
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import jsonschema
    import yaml
except ImportError:
    print("skipped: no python3-jsonschema or no python3-yaml")
    sys.exit(77)

DAICHO, ROOT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
FILES = {"registry": "registry.yaml", "sources": "sources.yaml", "vocabulary": "vocabulary.yaml",
         "about": "about.yaml"}


class Loader(yaml.SafeLoader):
    """Of YAML 1.2's core, as the language server of editors reads it: a date is a text, only true is true."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag.rsplit(":", 1)[1] in ("null", "float")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", yaml.resolver.re.compile(r"^(true|false)$"), list("tf"))
Loader.add_implicit_resolver("tag:yaml.org,2002:int", yaml.resolver.re.compile(r"^[-+]?[0-9]+$"),
                             list("-+0123456789"))


def read(text):
    return yaml.load(text, Loader)


def schema(name, registry=ROOT):
    done = subprocess.run([DAICHO, "-C", registry, "schema", name], capture_output=True, check=True)
    return json.loads(done.stdout)


def validator(name):
    found = schema(name)
    jsonschema.Draft7Validator.check_schema(found)
    return jsonschema.Draft7Validator(found)


RECORD = {
    "title": "title: 伊勢崎市・群馬労働局雇用対策協定",
    "kind": "kind: employment-measures",
    "parties": "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}",
    "concluded": "concluded: 2025-10-08",
    "indicators": "indicators: {jobs: {name: 就職件数, unit: cases, better: higher}}",
    "sources": "sources: [S1]",
}
TOTAL = "totals: [{as_of: 2026-03-31, counts: {city: 1}, sources: [S1]}]"
UNLISTED = ("unlisted: [{kind: city, count: 1, concluded: 2020/2026-03, reason: 未確認, until: 2027-03-31,"
            " sources: [S1]}]")


def record(line):
    """A good record with a line of its own, in the place of that of the same key."""
    return "\n".join({**RECORD, line.split(":")[0]: line}.values()) + "\n"


def registry(lines):
    return f"format: 1\ntitle: 台帳\n{lines}\n" if not lines.startswith("format") else f"{lines}\ntitle: 台帳\n"


def publication(value):
    return f"S1: {{title: 県の報道資料, {value}}}\n" if not value.startswith("title") else f"S1: {{{value}}}\n"


# What needs no second file, no calendar and no reference to be seen.
BROKEN = {
    "record": [record(line) for line in (
        'title: ""', 'title: " "', "title: |\n  伊勢崎市\n  群馬労働局", "title:",
        "concluded: 99999", "concluded: -2025", "concluded: 0", 'concluded: "0000"', "concluded: 2025-13",
        "concluded: 2025-00", "concluded: 2025-10-32", "concluded: 2025-10-00", "concluded: FY1800",
        "concluded: FY9999", "concluded: 2025-10/2025-13", "concluded: 2025-10/?", "concluded: 2025.5",
        "concluded: true", "parties: []", 'notes: ""', "notes: [x]", "sources: ['S1 ']", "sources: [' S1']",
        "sources: ['S1#03']", "sources: [[S1]]", "measures: [{title: 面接会, new_in: FY1800}]",
        "measures: [{title: 面接会, new_in: FY9999}]", "measures: [{title: 面接会, roles: {city: 会場}}]",
        "measures: [{title: 面接会, activity: []}]", "governance: [{tier: council, per_year: 0}]",
        "governance: [{tier: council, per_year: 10000000000}]", 'governance: [{tier: council, per_year: "01"}]',
        "numbered: [{source: S1, number: 1, within: 群馬}]",
        *(f"results: [{{indicator: jobs, fiscal_year: FY2025, own: true, value: {value}}}]"
          for value in ("１", '"1,000"', '".5"', '"1e2"', '"01"', "95%", "＋５", "[1]")),
        *(f"results: [{{indicator: jobs, fiscal_year: FY2025, own: {own}, value: 1}}]" for own in ("1", "'yes'", "YES")),
        "signing: {date: 2025-10-08, time: 24:00}", "supersedes: 102041_ota",
    )],
    "registry": [registry(lines) for lines in (
        "format: 2", "format: 0", 'format: "2"', "scope: [火星]", "scope: [群馬]",
        "totals: [{as_of: 2026-03-31, counts: {city: 1}}]", TOTAL.replace("[S1]", "[]"),
        TOTAL.replace("-03-31", "-03"), TOTAL.replace("2026-03-31", "FY2025"),
        TOTAL.replace("{city: 1}", "{}"), TOTAL.replace("{city: 1}", "{citys: 1}"),
        TOTAL.replace("{city: 1}", "{city: 1}, new_in: {FY2025: {}}"),
        TOTAL.replace("{city: 1}", "{city: 1}, new_in: {FY2025: {citys: 1}}"),
        TOTAL.replace("{city: 1}", "{city: 1}, new_in: {'2025': {city: 1}}"),
        UNLISTED.replace("city", "shi"), UNLISTED.replace("kind", "prefecture: 火星, kind"),
        UNLISTED.replace("kind", "prefectures: [群馬], kind"), UNLISTED.replace("count: 1", "count: 一"),
    )],
    "sources": [publication(value) for value in (
        'url: "https://"', 'url: "http://x y"', "url: https://a@b.jp/", "url: ftp://a.jp", "url: 12", 'title: ""',
        "date: 2025-13", "title: [x]",
    )],
}

# What `check` takes, however odd: no editor may object to it.
TAKEN = {
    "record": [record(line) for line in (
        "title: true", "title: 2025", "title: 1.50", "title: 0x10", "concluded: FY2025?", "concluded: FY2025",
        "concluded: 2025", "concluded: 2025-10?", "concluded: 2025-10/FY2025", 'concluded: "2025-10-08"',
        "governance: [{tier: council, per_year: 1}]", 'governance: [{tier: council, per_year: "1"}]',
        *(f"results: [{{indicator: jobs, fiscal_year: FY2025, own: {own}, value: {value}}}]"
          for own, value in (("true", "true"), ('"true"', "1"), ("false", "12.5"), ("true", "約1000"), ("true", '"12"'),
                             ("true", "達成"), ("true", "0.5"))),
        "measures: [{title: 面接会, groups: [], roles: {}}]", "measures: []", "hello_works: []", "notes: true", "notes: 12",
        "numbered: [{source: S1, number: 0, within: 群馬県}]", "sources: ['S1#3']",
        "signing: {date: 2025-10-08, time: '9:05'}", "x-memo: {a: [1]}",
    )],
    "registry": [registry(lines) for lines in (
        'format: "1"', "scope: [群馬県]", "scope: []", TOTAL, TOTAL.replace("2026-03-31", "2026-03-31/2026-03-31"),
        TOTAL.replace("2026-03-31", "'2026-03-31?'"), TOTAL.replace("{city: 1}", '{city: "1"}'),
        TOTAL.replace("{city: 1}", "{city: 1}, new_in: {}"),
        TOTAL.replace("{city: 1}", "{city: 1}, new_in: {FY2025: {city: 1}}"), TOTAL + "\n" + UNLISTED.replace("count: 1", "count: 0"),
        "totals: []",
    )],
    "sources": [publication(value) for value in (
        "url: HTTPS://a.jp", 'url: "http://a.jp/x?y#z@"', "date: 2025", 'date: "FY2025?"', "title: true", "publisher: 2025")],
}

# What an editor reads as the same number as what is right: only `check` sees it.
UNSEEN = [record(line) for line in (
    "governance: [{tier: council, per_year: 01}]", "concluded: 02025",
)]


def errors_of(files):
    """The files in which `check` has an error, in a small registry with these."""
    with tempfile.TemporaryDirectory() as place:
        agreements = Path(place, "agreements")
        (agreements / "10-gunma").mkdir(parents=True)
        for path, text in {"registry.yaml": registry(""), "sources.yaml": publication("publisher: 群馬県"),
                           "vocabulary.yaml": (ROOT / "agreements/vocabulary.yaml").read_text(),
                           "10-gunma/102041-isesaki.yaml": record("title: 協定"), **files}.items():
            (agreements / path).write_text(text)
        done = subprocess.run([DAICHO, "-C", place, "--today", "2026-04-01", "--lang", "en", "check", "-f", "concise"],
                              capture_output=True, text=True)
    found = re.findall(r"^\S*agreements/(\S+?):\d+:\d+: error\[(\w+)\]", done.stdout, re.M)
    if done.returncode not in (0, 1) or (done.returncode == 1) != bool(found):
        raise AssertionError(done.stdout + done.stderr)
    return {path for path, code in found if code != "X501"}  # that all are the same agreement


def refused(name, texts):
    """Those that are an error of `check`. Where there is an error of form rules are silent, so that those without one
    are looked at again, alone."""
    path = FILES.get(name, "10-gunma/102041-isesaki.yaml")
    there = set()
    if name == "record":
        found = errors_of({f"10-gunma/102041-isesaki-x{i}.yaml": text for i, text in enumerate(texts)})
        there = {text for i, text in enumerate(texts) if f"10-gunma/102041-isesaki-x{i}.yaml" in found}
    return {text for text in texts if text in there or errors_of({path: text})}


class Schemas(unittest.TestCase):

    def test_what_one_file_shows_is_found_and_is_an_error_of_check(self):
        for name, texts in BROKEN.items():
            check, errors = validator(name), refused(name, texts)
            for text in texts:
                with self.subTest(text):
                    self.assertFalse(check.is_valid(read(text)), "passed by the schema")
                    self.assertIn(text, errors, "passed by check")

    def test_the_schema_is_never_stricter_than_check(self):
        for name, texts in TAKEN.items():
            check, errors = validator(name), refused(name, texts)
            for text in texts:
                with self.subTest(text):
                    self.assertNotIn(text, errors, "refused by check")
                    self.assertEqual([e.message for e in check.iter_errors(read(text))], [])

    def test_what_is_the_same_number_is_left_to_check(self):
        check, errors = validator("record"), refused("record", UNSEEN)
        for text in UNSEEN:
            with self.subTest(text):
                self.assertTrue(check.is_valid(read(text)))
                self.assertIn(text, errors)

    def test_keys_of_a_vocabulary_and_fixed_choices_are_offered_in_words(self):
        of_record = schema("record")["properties"]
        roles = of_record["measures"]["items"]["properties"]["roles"]
        self.assertIn("労働局", roles["properties"]["bureau"]["description"])
        self.assertIs(roles["additionalProperties"], False)
        total = schema("registry")["properties"]["totals"]["items"]["properties"]
        self.assertIn("市", total["counts"]["properties"]["city"]["description"])
        for place in (of_record["indicators"]["additionalProperties"]["properties"]["better"],
                      of_record["results"]["items"]["properties"]["status"],
                      of_record["numbered"]["items"]["properties"]["among"],
                      schema("registry")["properties"]["unlisted"]["items"]["properties"]["kind"]):
            self.assertEqual(len(place["enum"]), len(place["enumDescriptions"]))
            for words in place["enumDescriptions"]:
                self.assertRegex(words, "[\u3040-\u30ff\u4e00-\u9fff].* / [a-z]")
        self.assertIn("群馬県", schema("registry")["properties"]["scope"]["items"]["enum"])

    def assert_valid(self, check, path):
        errors = [f"{list(e.absolute_path)}: {e.message}" for e in check.iter_errors(read(path.read_text()))]
        self.assertEqual(errors, [], path)

    def test_every_shipped_file_holds(self):
        records = validator("record")
        for registry in ("agreements", "tests/frozen/agreements"):
            for name, file in FILES.items():
                if (ROOT / registry / file).exists():
                    self.assert_valid(validator(name), ROOT / registry / file)
            for path in sorted((ROOT / registry).glob("*/*.yaml")):
                self.assert_valid(records, path)

    def test_what_is_wrong_is_found(self):
        wrong = {
            "registry": [
                "title: x",
                "format: 1\ntitle: x\ntitel: y",
                "format: one\ntitle: x",
                "format: 1\ntitle: x\ntotals: [{as_of: 2025-09-25, counts: {citys: 1}}]",
                "format: 1\ntitle: x\ntotals: [{as_of: 2025-09-25, counts: {city: many}}]",
                "format: 1\ntitle: x\ntotals: [{as_of: 2025-09-25, counts: {city: 1}, new_in: {FY2025: 3}}]",
                "format: 1\ntitle: x\ntotals: [{as_of: 平成27年, counts: {city: 1}}]",
                "format: 1\ntitle: x\nunlisted: [{kind: city}]",
                "format: 1\ntitle: x\nunlisted: {kind: city}",
            ],
            "sources": ["S1: {titel: x}", "S1: x", "[]", "S1: {title: x, url: www.example.org}",
                        "S1: {title: x, date: yesterday}"],
            "about": ["definiton: {}", "definition: x"],
            "vocabulary": ["kinds: {a: {ja: x, en: y}}", "things: {}"],
        }
        for name, texts in wrong.items():
            check = validator(name)
            for text in texts:
                with self.subTest(text):
                    self.assertFalse(check.is_valid(read(text)))

    def test_the_program_agrees_that_it_is_wrong(self):
        """What the schema refuses of sources.yaml is an error of `check` too, and what it takes is none."""
        for text, is_right in (("S1: {title: x, publisher: y, date: 2015}\n", True), ("S1: {titel: x}\n", False),
                               ("S1: {title: x, date: yesterday}\n", False)):
            with tempfile.TemporaryDirectory() as place:
                subprocess.run([DAICHO, "init", f"{place}/own"], capture_output=True, check=True)
                Path(place, "own/agreements/sources.yaml").write_text(text)
                code = subprocess.run([DAICHO, "-C", f"{place}/own", "check"], capture_output=True).returncode
                self.assertEqual(code, 0 if is_right else 1, text)
                self.assertEqual(validator("sources").is_valid(read(text)), is_right, text)

    def test_editors_are_told_of_every_schema(self):
        self.assertEqual(json.loads((ROOT / ".vscode/extensions.json").read_text()),
                         {"recommendations": ["redhat.vscode-yaml"]})
        told = json.loads((ROOT / ".vscode/settings.json").read_text())["yaml.schemas"]
        for name, files in {**{n: f"agreements/{f}" for n, f in FILES.items()},
                            "record": "agreements/*/*.yaml"}.items():
            self.assertEqual(told[f"./agreements/{name}.schema.json"], files)
        for name, file in FILES.items():
            first = (ROOT / "agreements" / file).read_text().splitlines()[0]
            self.assertEqual(first, f"# yaml-language-server: $schema={name}.schema.json")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
