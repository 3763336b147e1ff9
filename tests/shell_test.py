"""Completion in the shells themselves, each on a terminal of its own; and the pages of `daicho man`.

usage: shell_test.py DAICHO ROOT

A shell that is not installed is left out, and said so.
"""
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

DAICHO, ROOT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
FROZEN = ROOT / "tests/frozen"
INDICATORS = re.findall(r"^  ([a-z0-9-]+):", re.search(
    r"^indicators:\n((?: .*\n)+)", (FROZEN / "agreements/03-iwate/030007-iwate.yaml").read_text(), re.M)[1], re.M)
FACILITIES = re.findall(r"^  - \{?name: ([^,\n]+)", re.search(
    r"^facilities:\n((?: .*\n)+)", (FROZEN / "agreements/20-nagano/202011-nagano.yaml").read_text(), re.M)[1], re.M)


def daicho(*arguments, at=FROZEN, lang="en_GB.UTF-8"):
    done = subprocess.run([DAICHO, *arguments], cwd=at, capture_output=True, text=True, timeout=60,
                          env={**os.environ, "LC_ALL": lang})
    return done.returncode, done.stdout, done.stderr


def offered(*words, **options):
    code, out, err = daicho("completion", "words", "--", *words, **options)
    assert code == 0 and err == "", (code, err)
    return [line.split("\t")[0] for line in out.splitlines()]


def commands():
    return offered("")


class Words(unittest.TestCase):
    """What the scripts ask."""

    def test_commands_and_options(self):
        self.assertEqual(offered("sta"), ["stats"])
        self.assertIn("--as-of", offered("stats", "--"))
        self.assertIn("--directory", offered("--dir"))
        self.assertNotIn("--as-of", offered("stats", "--as-of", "today", "--as"))
        self.assertIn("--prefecture", offered("stats", "--prefecture", "群馬県", "--pre"))
        self.assertEqual(offered("no-such-command", ""), [])
        self.assertEqual(offered("stats", "--as-of", ""), ["today", "latest"])
        self.assertIn(":files", offered("stats", "-o", ""))
        self.assertIn(":folders", offered("-C", ""))

    def test_revisions_of_the_repository(self):
        with tempfile.TemporaryDirectory() as place:
            git = ["git", "-C", place, "-c", "user.name=a", "-c", "user.email=a@b.invalid", "-c", "gc.auto=0"]
            for line in ("init -q -b main", "commit -q --allow-empty -m one", "tag v1", "pack-refs --all",
                         "branch feature/two", "update-ref refs/notes/x HEAD", "update-ref refs/heads/$(x) HEAD"):
                subprocess.run([*git, *line.split(" ")], check=True)
            for line in (("stats", "--rev"), ("check", "--since"), ("diff",)):
                _, out, _ = daicho("completion", "words", "--", *line, "", at=place)
                self.assertEqual(out.split(), ["HEAD", "feature/two", "main", "v1"], line)
            _, out, _ = daicho("completion", "words", "--", "diff", "main...f", at=place)
            self.assertEqual(out.split(), ["main...feature/two"])
            _, out, _ = daicho("completion", "words", "--", "-C", place, "diff", "v", at="/")
            self.assertEqual(out.split(), ["v1"])
        self.assertEqual(daicho("completion", "words", "--", "diff", "x", at="/")[1], "")

    def test_values_of_the_registry(self):
        self.assertEqual(offered("show", "10204"), ["102041-isesaki"])
        self.assertEqual(offered("stats", "--prefecture", "群"), ["群馬県"])
        self.assertEqual(offered("stats", "--prefecture", "gun"), ["gunma"])
        self.assertEqual(offered("stats", "--prefecture=gun"), ["--prefecture=gunma"])
        self.assertIn("youth", offered("stats", "--group", ""))
        self.assertIn("102041-isesaki", offered("add", "meetings", ""))
        self.assertEqual(offered("add", "source", ""), [])
        self.assertIn("all", offered("list", "--kind", ""))
        self.assertIn("council", offered("add", "meetings", "102041-isesaki", "--tier", ""))
        self.assertIn("measures", offered("add", "me"))
        # What is offered is what the command takes: an id in other capitals is another.
        self.assertIn("measures", offered("add", "ME"))
        self.assertIn("council", offered("add", "meetings", "102041-isesaki", "--tier", "C"))
        self.assertEqual(offered("show", "102041-I"), ["102041-isesaki"])
        self.assertTrue(all(each[0] == "S" for each in offered("new", "x", "--source", "S")))
        self.assertEqual(offered("report", "prefecture", "群"), ["群馬県"])
        self.assertEqual(offered("report", "signing", "10204"), ["102041-isesaki"])
        self.assertEqual(offered("report", "national", ""), [])
        self.assertIn("S1", offered("new", "x", "--source", "S"))
        self.assertEqual(offered("new", "前橋"), ["前橋市"])
        self.assertEqual(offered("add", "meetings", "102041-isesaki", ""), [])
        self.assertEqual(offered("report", "prefecture", "群馬県", ""), [])
        self.assertIn("placements", INDICATORS)
        self.assertEqual(offered("add", "results", "030007-iwate", "--indicator", ""), INDICATORS)
        self.assertEqual(offered("add", "results", "岩手県", "--indicator", ""), INDICATORS)
        self.assertEqual(offered("add", "results", "no-such-record", "--indicator", ""), [])
        self.assertEqual(offered("add", "measures", "202011-nagano", "--facility", ""), FACILITIES)
        self.assertEqual(offered("stats", "--why", "群"), ["群馬県"])
        self.assertEqual(offered("stats", "--why", "九"), ["九州・沖縄"])
        self.assertEqual(offered("stats", "--by", "group", "--why", "群"), [])
        self.assertEqual(offered("explain", "D30")[0], "D301")
        self.assertEqual(offered("schema", "reg"), ["registry"])
        self.assertEqual(offered("-C", FROZEN, "show", "10204", at="/"), ["102041-isesaki"])

    def test_names_are_offered_where_they_are_taken(self):
        self.assertEqual(offered("show", "伊勢崎"), ["伊勢崎市"])
        self.assertEqual(offered("timeline", "前橋"), ["前橋市"])
        self.assertEqual(offered("add", "meetings", "前橋"), ["前橋市"])
        self.assertEqual(offered("show", "群馬労"), [])  # of many agreements
        for words in (["show"], ["timeline"], ["add", "meetings"], ["reference"], ["new"]):
            self.assertEqual(offered(*words, "Isesa"), ["Isesaki-shi"])
            self.assertEqual(offered(*words, "isesa"), ["isesaki-shi"])
        self.assertEqual(offered("show", "Hiroshima"), ["Hiroshima-shi"])  # a prefecture's, too
        self.assertEqual(offered("new", "Date-"), [])
        self.assertEqual(offered("new", "--prefecture", "福島県", "Date-"), ["Date-shi"])
        for words in (["show"], ["timeline"]):
            self.assertEqual(daicho(*words, offered(*words, "isesa")[0])[0], 0)
        self.assertEqual(offered("add", "results", "Iwate", "--indicator", ""), INDICATORS)
        # Two bear the name: what is offered for a government is one that `new` takes.
        self.assertEqual(offered("reference", "伊達"), ["伊達市"])
        self.assertEqual(offered("new", "伊達"), [])
        self.assertEqual(offered("new", "北海道伊達"), ["北海道伊達市"])
        self.assertEqual(offered("new", "--prefecture", "福島県", "伊達"), ["伊達市"])
        self.assertEqual(offered("new", "--prefecture=hokkaido", "伊達"), ["伊達市"])
        for words in (["北海道伊達市"], ["伊達市", "--prefecture", "福島県"]):
            code, _, err = daicho("new", *words, "--dry-run")
            self.assertNotIn("may be one of", err)
        self.assertIn("may be one of", daicho("new", "伊達市", "--dry-run")[2])

    def test_a_path_says_what_stands_before_it(self):
        _, out, _ = daicho("completion", "words", "--", "check", "-f", "md=/tmp/x")
        self.assertEqual(out, ":files\tmd=\n")
        _, out, _ = daicho("completion", "words", "--", "check", "--format=md=/tmp/x")
        self.assertEqual(out, ":files\t--format=md=\n")
        _, out, _ = daicho("completion", "words", "--", "stats", "--output=/tmp/x")
        self.assertEqual(out, ":files\t--output=\n")
        _, out, _ = daicho("completion", "words", "--", "--directory=/tmp/x")
        self.assertEqual(out, ":folders\t--directory=\n")
        self.assertEqual(offered("check", "-f", "none=/tmp/x"), [])
        self.assertEqual(offered("check", "-f", "m"), ["md"])

    def test_every_choice_of_an_option_is_offered(self):
        _, out, _ = daicho("stats", "--help")
        formats = re.search(r"--format FORMAT.*?\[(.*?)\]", out, re.S)[1]
        self.assertEqual(offered("stats", "-f", ""), re.split(r",\s+", formats))

    def test_without_a_registry_there_is_less(self):
        self.assertEqual(offered("show", "", at="/"), [])
        self.assertEqual(offered("-C", "/nowhere", "stats", "--group", ""), [])
        self.assertIn("stats", offered("", at="/"))

    def test_a_hostile_registry_offers_nothing_that_a_shell_reads(self):
        with tempfile.TemporaryDirectory() as place:
            shutil.copytree(FROZEN / "agreements", f"{place}/agreements")
            folder = Path(place, "agreements/10-gunma")
            text = (folder / "102041-isesaki.yaml").read_text()
            for name in ("$(touch x)", "`touch x`", "a b", "a;touch x", "a\ttab", "'q", "a\nb", "-C", "*", "~root"):
                (folder / f"{name}.yaml").write_text(text)
            (folder / "fine.yaml").write_text(text.replace("title: ", "title: \"\\e[31m\" # "))
            with open(Path(place, "agreements/sources.yaml"), "a") as file:
                file.write('"$(touch x)": {title: x}\n"a b": {title: y}\n')
            for line in (("show", ""), ("new", "x", "--source", "")):
                _, out, _ = daicho("completion", "words", "--", *line, at=place)
                self.assertNotIn("\x1b", out)
                for word in [row.split("\t")[0] for row in out.splitlines()]:
                    self.assertRegex(word, r"^[\w./=,+%@-]+$")


class Terminal:
    """A shell that somebody types to."""

    def __init__(self, command, environment, at):
        self.said = ""
        child, self.master = pty.fork()
        if child == 0:
            os.chdir(at)
            os.execvpe(command[0], command, environment)
        self.child = child

    def type(self, text):
        os.write(self.master, text.encode())

    def until(self, wanted, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if re.search(wanted, self.said):
                return True
            if select.select([self.master], [], [], 0.2)[0]:
                try:
                    self.said += os.read(self.master, 65536).decode(errors="replace")
                except OSError:
                    break
        return False

    def close(self):
        os.close(self.master)
        os.waitpid(self.child, 0)


class Shell(unittest.TestCase):
    # What is typed, and what the line is then.
    typed = {
        "daicho comp\t": r"daicho completion",
        "daicho show 10204\t": r"show 102041-isesaki",
        "daicho stats --prefecture=gun\t": r"--prefecture=gunma",
        "daicho stats --prefecture gun\t": r"--prefecture gunma",
        "daicho stats --cumu\t": r"--cumulative",
        "daicho report signing 10204\t": r"signing 102041-isesaki",
        "daicho show 伊勢崎\t": r"show 伊勢崎市",
        # Paths, behind what stands before them in the word; HERE is the folder of the shell's home.
        "daicho check -f md=HERE/commi\t": r"md=HERE/commit-message",
        "daicho stats --output=HERE/commi\t": r"--output=HERE/commit-message",
        "daicho --directory=HERE/regis\t": r"--directory=HERE/register",
        # A leading ~ stands for that folder.
        "~/bin/daicho comp\t": r"daicho completion",
        "daicho -C ~/register show 10204\t": r"show 102041-isesaki",
    }

    def setUp(self):
        self.work = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.work, ignore_errors=True)
        (self.work / "bin").mkdir()
        (self.work / "bin/daicho").symlink_to(DAICHO)
        (self.work / "commit-message").touch()
        (self.work / "register").symlink_to(FROZEN)
        here = str(self.work)
        self.typed = {typed.replace("HERE", here): wanted.replace("HERE", here)
                      for typed, wanted in self.typed.items()}
        self.environment = {"PATH": f"{self.work / 'bin'}:{os.environ['PATH']}", "HOME": str(self.work),
                            "TERM": "dumb", "LC_ALL": "C.UTF-8", "PS1": "$ "}

    def drive(self, command, ready):
        for typed, wanted in self.typed.items():
            with self.subTest(command[0], typed=typed):
                shell = Terminal(command, self.environment, FROZEN)
                try:
                    shell.type(ready + "\n")
                    self.assertTrue(shell.until(r"\nready"), shell.said)
                    shell.said = ""  # the command itself would be found in it
                    shell.type(typed)
                    self.assertTrue(shell.until(wanted), repr(shell.said))
                finally:
                    shell.close()

    @unittest.skipUnless(shutil.which("bash"), "no bash")
    def test_bash(self):
        self.drive(["bash", "--noprofile", "--norc", "-i"], "source <(daicho completion bash); echo; echo ready")

    @unittest.skipUnless(shutil.which("bash"), "no bash")
    def test_bash_asks_complete(self):
        script = """source <(daicho completion bash)
            complete -p daicho
            COMP_WORDS=(daicho stats --group '') COMP_CWORD=3
            _daicho daicho '' --group
            printf '%s\\n' "${COMPREPLY[@]}" """
        done = subprocess.run(["bash", "--noprofile", "--norc", "-c", script], cwd=FROZEN, env=self.environment,
                              capture_output=True, text=True, timeout=60)
        self.assertIn("complete -F _daicho daicho", done.stdout)
        self.assertEqual(done.stdout.split()[4:], offered("stats", "--group", ""))

    @unittest.skipUnless(shutil.which("zsh"), "no zsh")
    def test_zsh(self):
        self.drive(["zsh", "-f", "-i"], "autoload -Uz compinit; compinit -u; source <(daicho completion zsh); "
                   "echo; echo ready")

    @unittest.skipUnless(shutil.which("fish"), "no fish")
    def test_fish(self):
        for typed, wanted in self.typed.items():
            line = typed.rstrip("\t")
            done = subprocess.run(
                ["fish", "--no-config", "-c", f"daicho completion fish | source; complete -C '{line}'"], cwd=FROZEN,
                env=self.environment, capture_output=True, text=True, timeout=60)
            words = [row.split("\t")[0] for row in done.stdout.splitlines()]
            with self.subTest("fish", typed=typed):
                self.assertTrue(any(wanted.split(" ")[-1] == word.rstrip("/") for word in words), done.stdout + done.stderr)


class Manual(unittest.TestCase):
    def pages(self):
        for lang in ("en", "ja"):
            yield "daicho", lang, daicho("man", "--lang", lang)[1]
            for name in commands():
                yield name, lang, daicho("man", name, "--lang", lang)[1]

    def test_every_command_and_option_has_its_place(self):
        for name, lang, page in self.pages():
            with self.subTest(name, lang=lang):
                if name == "daicho":
                    for command in commands():
                        self.assertIn(f"\n.It Cm \\&{command}\n", page)
                        self.assertIn(f"\n.Xr daicho-{command} 1", page)
                    continue
                for option in offered(name, "--"):
                    self.assertIn(f"Fl Fl {option[2:]}", page)
                said = re.sub(r"\\fB.*?\\fR", "", page, flags=re.S)
                self.assertEqual(lang == "ja", bool(re.search("[ぁ-ん]", said)), re.findall(".*[ぁ-ん].*", said)[:3])

    def test_the_day_is_not_todays(self):
        page = subprocess.run([DAICHO, "man"], env={**os.environ, "SOURCE_DATE_EPOCH": "1760000000"},
                              capture_output=True, text=True).stdout
        self.assertTrue(page.startswith(".Dd October 9, 2025\n"), page[:40])

    def test_the_language_is_english_whatever_the_locale(self):
        self.assertEqual(daicho("man", lang="ja_JP.UTF-8"), daicho("man", lang="C"))

    @unittest.skipUnless(shutil.which("mandoc"), "no mandoc")
    def test_mandoc_finds_nothing(self):
        with tempfile.TemporaryDirectory() as place:
            for name, lang, page in self.pages():
                file = Path(place, f"{name}.{lang}.1")
                file.write_text(page)
                # The length of a line is a matter of style that Japanese, without blanks, cannot keep.
                level = "all" if lang == "en" else "warning"
                done = subprocess.run(["mandoc", "-T", "lint", "-W", level, file], capture_output=True, text=True)
                said = [line for line in done.stdout.splitlines() if "referenced manual not found" not in line]
                self.assertEqual(said, [], f"{name} {lang}")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
