"""The schemas of `daicho schema` as a validator of others reads them: the shipped files hold, broken ones do not.

usage: schema_test.py DAICHO ROOT
"""
import json
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


class Schemas(unittest.TestCase):
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
