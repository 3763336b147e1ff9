"""The workflows, hooks and recipes of docs/ci.md: what they promise, and what they do when they are run.

usage: ci_test.py DAICHO ROOT

A service is played: checkouts are clones, the steps' commands run in their order with the service's variables.
The program's own build is played too, by a `tools/build` that puts DAICHO in place; the request brings one that
must never run.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import yaml
except ImportError:
    print("skipped: no python3-yaml")
    sys.exit(77)
if not shutil.which("git"):
    print("skipped: no git")
    sys.exit(77)

DAICHO, ROOT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
RECORD = "agreements/10-gunma/102041-isesaki.yaml"
COUNTED = "agreements/10-gunma/102016-maebashi.yaml"  # in the published totals
BUILD = f"#!/bin/sh\nmkdir -p build/release && ln -sf '{DAICHO}' build/release/daicho\n"
TRAP = "#!/bin/sh\ntouch \"$TRAPPED\"\n"


def read_workflow(path):
    text = path.read_text()
    document = yaml.safe_load(text)
    document["on"] = document.pop(True)  # YAML 1.1
    return text, document


def workflow(name):
    return read_workflow(ROOT / ".github/workflows" / name)


def steps(document):
    return [step for job in document["jobs"].values() for step in job["steps"]]


def recipe(name):
    """The fenced block of docs/ci.md behind `<!-- recipe: name -->`."""
    text = (ROOT / "docs/ci.md").read_text()
    found = re.search(rf"<!-- recipe: {name} -->\n```\w+\n(.*?)```", text, re.S)
    return found[1]


class World(unittest.TestCase):
    def setUp(self):
        self.work = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.work)
        self.trapped = self.work / "trapped"
        tools = self.work / "bin"
        tools.mkdir()
        (tools / "daicho").symlink_to(DAICHO)
        (tools / "apt-get").write_text("#!/bin/sh\n")
        (tools / "apt-get").chmod(0o755)
        self.environment = {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "HOME": str(self.work),
            "LC_ALL": "C.UTF-8",
            "TRAPPED": str(self.trapped),
            "GIT_CONFIG_NOSYSTEM": "1",
            **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
               for what, value in (("NAME", "t"), ("EMAIL", "t@example.org"))},
        }
        self.base = self.work / "base"
        shutil.copytree(ROOT / "tests/registry/agreements", self.base / "agreements")
        self.edit("until: 2027-03-31", "until: 2999-03-31", "agreements/registry.yaml")  # whatever today is
        self.tool("build", BUILD)
        self.tool("install", "#!/bin/sh\n")
        self.git("init", "-q", "-b", "main", ".", at=self.base)
        self.commit("the register")

    def tool(self, name, text):
        path = self.base / "tools" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)

    def run_in(self, folder, *command, **variables):
        return subprocess.run(command, cwd=folder, env={**self.environment, **variables}, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120)

    def git(self, *arguments, at=None):
        done = self.run_in(at or self.base, "git", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout.strip()

    def commit(self, message, at=None):
        self.git("add", "-A", at=at)
        self.git("commit", "-q", "-m", message, at=at)

    def edit(self, old, new, path=RECORD, at=None):
        file = (at or self.base) / path
        text = file.read_text()
        self.assertIn(old, text)
        file.write_text(text.replace(old, new, 1))

    def request(self, change):
        """A branch with a change of the register, and with tools of its own."""
        self.git("checkout", "-q", "-b", "request")
        self.tool("build", TRAP)
        self.tool("install", TRAP)
        change()
        self.commit("a request")
        self.git("checkout", "-q", "main")

    def delete(self):
        (self.base / COUNTED).unlink()

    def spoil(self):
        self.edit("title:", "titel:")

    def improve(self):
        with open(self.base / RECORD, "a") as file:
            file.write("# looked at\n")


class Promises(unittest.TestCase):
    def setUp(self):
        self.own = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.own)
        subprocess.run([DAICHO, "init", self.own / "own"], check=True, capture_output=True)
        self.own_workflow = self.own / "own/.github/workflows/agreements.yml"

    def test_a_register_of_ones_own_gets_the_program_from_where_it_is(self):
        _, document = read_workflow(self.own_workflow)
        program, register = [s["with"] for s in steps(document) if "checkout" in s.get("uses", "")]
        self.assertEqual(set(program), {"repository", "ref", "path", "persist-credentials"})
        self.assertRegex(program["repository"], r"^[\w.-]+/daicho$")
        self.assertRegex(program["ref"], r"^(v[0-9.]+|[0-9a-f]{40})$")
        self.assertNotIn("repository", register)

    def test_every_workflow_has_nothing_to_take(self):
        for file in [*(ROOT / ".github/workflows").glob("*"), self.own_workflow]:
            text, document = read_workflow(file)
            with self.subTest(file):
                self.assertEqual(set(document["on"]), {"pull_request", "push"})
                self.assertEqual(document["permissions"], {"contents": "read"})
                self.assertNotRegex(text, r"secrets\.|github\.token|pull_request_target|id-token")
                for job in document["jobs"].values():
                    self.assertNotIn("permissions", job)
                    self.assertIn("timeout-minutes", job)
                for step in steps(document):
                    # What a stranger chose (a title, a branch) is never a part of a command.
                    self.assertNotIn("${{", step.get("run", ""))
                    if "uses" in step:
                        self.assertRegex(step["uses"], r"^actions/[a-z-]+@[0-9a-f]{40}$")
                    if step.get("uses", "").startswith("actions/checkout"):
                        self.assertIs(step["with"]["persist-credentials"], False)
                for uses in re.findall(r"uses: (.*)", text):
                    self.assertRegex(uses, r"@[0-9a-f]{40} # v\d+\.\d+\.\d+$")

    def test_the_program_is_built_before_the_request_is_there(self):
        _, document = workflow("agreements.yml")
        program, register = [s["with"] for s in steps(document) if "checkout" in s.get("uses", "")]
        self.assertIn("pull_request.base.sha", program["ref"])
        self.assertNotIn("ref", register)
        names = [s.get("name", "") for s in steps(document)]
        self.assertLess(names.index("Build it"), names.index("The register, with the change"))

    def test_the_code_is_tested_by_the_command_of_the_readme(self):
        _, document = workflow("code.yml")
        self.assertIn(".ci/run", [step.get("run") for step in steps(document)])

    def test_hooks_of_pre_commit_look_at_everything(self):
        for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text()):
            self.assertTrue(hook["always_run"])
            self.assertFalse(hook["pass_filenames"])
            self.assertTrue(hook["entry"].startswith("daicho "))


class GitHub(World):
    def job(self, event, revision):
        """Runs the workflow's steps: the codes by the step's name."""
        place = self.work / f"job-{event}"
        place.mkdir()
        self.place = place
        self.summary = place / "summary.md"
        codes, self.output = {}, ""
        for step in steps(workflow("agreements.yml")[1]):
            options = step.get("with", {})
            if step.get("if", "").startswith("github.event_name") and event != "pull_request":
                continue
            if "checkout" in step.get("uses", ""):
                which = "main" if "ref" in options else revision
                self.git("clone", "-q", str(self.base), str(place / options["path"]))
                self.git("checkout", "-q", "--detach", f"origin/{which}", at=place / options["path"])
            if "run" in step:
                done = self.run_in(place / step.get("working-directory", "."), "bash", "--noprofile", "--norc",
                                   "-eo", "pipefail", "-c", step["run"], GITHUB_EVENT_NAME=event,
                                   GITHUB_STEP_SUMMARY=str(self.summary))
                codes[step["name"]] = done.returncode
                self.output += done.stdout + done.stderr
        self.assertFalse(self.trapped.exists(), "a tool of the request was run")
        return codes

    def merged(self):
        self.git("checkout", "-q", "-b", "merged")
        self.git("merge", "-q", "--no-ff", "-m", "merged", "request")
        self.git("checkout", "-q", "main")
        return "merged"

    def test_a_good_request_passes(self):
        self.request(self.improve)
        codes = self.job("pull_request", self.merged())
        self.assertEqual(set(codes.values()), {0}, self.output)
        self.assertIn("102041-isesaki", self.summary.read_text())

    def test_a_deleted_record_fails(self):
        self.request(self.delete)
        codes = self.job("pull_request", self.merged())
        self.assertEqual(codes["Check"], 1, self.output)
        self.assertIn("::error file=agreements/", self.output)

    def test_a_broken_record_fails_and_is_annotated_where_it_stands(self):
        self.request(self.spoil)
        codes = self.job("pull_request", self.merged())
        self.assertEqual(codes["Check"], 1, self.output)
        self.assertIn(f"::error file={RECORD},line=", self.output)
        self.assertIn("R201", (self.place / "out/findings.md").read_text())
        self.assertIn(f'"uri": "{RECORD}"', (self.place / "out/findings.sarif").read_text())
        self.assertEqual(codes["What the change means"], 0, self.output)
        self.assertIn("102041-isesaki", self.summary.read_text())

    def test_a_schema_of_another_is_told(self):
        self.request(lambda: (self.base / "agreements/record.schema.json").write_text("{}\n"))
        codes = self.job("pull_request", self.merged())
        self.assertEqual(codes["Check"], 1, self.output)
        self.assertIn("F007", self.output)

    def test_a_push_is_checked_whole(self):
        self.spoil()
        self.commit("broken")
        self.improve()
        self.commit("and another")
        self.assertEqual(self.job("push", "main")["Check"], 1, self.output)


class GitLab(World):
    def job(self, change, times=1):
        self.request(change)
        # The request comes from a fork whose main branch has tools of its own.
        fork = self.work / "fork"
        self.git("clone", "-q", str(self.base), str(fork))
        self.git("checkout", "-q", "-B", "main", "origin/request", at=fork)
        place = self.work / "builds/register"
        self.git("clone", "-q", str(fork), str(place))
        self.git("checkout", "-q", "--detach", "origin/main", at=place)
        job = yaml.safe_load(recipe("gitlab"))["agreements"]
        variables = {"CI_MERGE_REQUEST_PROJECT_URL": str(self.base),
                     "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
                     "CI_MERGE_REQUEST_DIFF_BASE_SHA": self.git("rev-parse", "main")}
        script = "set -e\n" + "\n".join(job["before_script"] + job["script"])
        for _ in range(times):
            done = self.run_in(place, "sh", "-c", script, **variables)
        self.assertFalse(self.trapped.exists(), "a tool of the request was run")
        report = place / job["artifacts"]["reports"]["junit"]
        return done, report.read_text() if report.exists() else ""

    def test_a_good_request_passes(self):
        done, _ = self.job(self.improve)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("102041-isesaki", (self.work / "builds/register/change.md").read_text())

    def test_a_runner_that_keeps_its_folder_runs_it_again(self):
        done, _ = self.job(self.improve, times=2)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_a_broken_record_fails_with_a_report(self):
        done, report = self.job(self.spoil)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertRegex(report, rf'name="{RECORD}">\s*<failure')


class Hook(World):
    """A bare repository with the hook, and a clone that pushes."""

    def setUp(self):
        super().setUp()
        self.server = self.work / "register.git"
        self.git("clone", "-q", "--bare", str(self.base), str(self.server))
        hook = self.server / "hooks/pre-receive"
        hook.write_text(recipe("pre-receive"))
        hook.chmod(0o755)
        self.git("remote", "add", "server", str(self.server))

    def push(self, *what):
        done = self.run_in(self.base, "git", "push", "-q", "server", *what)
        return done.returncode, done.stderr

    def test_what_is_good_comes_in(self):
        self.improve()
        self.commit("good")
        code, said = self.push("main")
        self.assertEqual(code, 0, said)
        self.assertEqual(self.git("rev-parse", "main"), self.git("rev-parse", "main", at=self.server))

    def test_what_is_broken_stays_out_and_leaves_nothing(self):
        for unpack_limit in ("100", "1"):  # loose objects, and a pack
            with self.subTest(unpack_limit):
                self.git("config", "receive.unpackLimit", unpack_limit, at=self.server)
                before = self.git("rev-parse", "main", at=self.server)
                self.spoil()
                self.commit("broken")
                code, said = self.push("main")
                self.assertNotEqual(code, 0)
                self.assertIn("R201", said)
                self.assertEqual(self.git("rev-parse", "main", at=self.server), before)
                kept = self.run_in(self.server, "git", "cat-file", "-e", self.git("rev-parse", "main"))
                self.assertNotEqual(kept.returncode, 0, "what was refused stayed in the store")
                self.git("reset", "-q", "--hard", before)

    def test_a_deleted_record_stays_out(self):
        self.delete()
        self.commit("gone")
        self.assertNotEqual(self.push("main")[0], 0)

    def test_the_branch_is_not_deleted_and_others_are_free(self):
        self.git("config", "receive.denyDeletes", "false", at=self.server)
        self.git("symbolic-ref", "HEAD", "refs/heads/other", at=self.server)
        code, said = self.push(":main")
        self.assertNotEqual(code, 0)
        self.assertIn("may not be deleted", said)
        self.spoil()
        self.commit("a draft")
        self.assertEqual(self.push("main:draft")[0], 0)

    def test_a_first_push_is_checked_whole(self):
        self.git("update-ref", "-d", "refs/heads/main", at=self.server)
        self.spoil()
        self.commit("broken")
        self.improve()
        self.commit("and another")
        code, said = self.push("main")
        self.assertNotEqual(code, 0)
        self.assertIn("R201", said)


class Beginning(World):
    """A repository that has no register yet, one that gets it, one that loses it."""

    def setUp(self):
        super().setUp()
        self.git("checkout", "-q", "--orphan", "empty")
        self.git("rm", "-rqf", "--cached", ".")
        shutil.rmtree(self.base / "agreements")
        (self.base / "NOTES").write_text("nothing yet\n")
        self.git("add", "NOTES")
        self.git("commit", "-q", "-m", "before")

    def of(self, name):
        self.git("checkout", "-q", "-f", name)

    def test_all_of_a_first_register_is_new(self):
        self.of("main")
        told = self.run_in(self.base, str(DAICHO), "diff", "empty..main", "--figures", "-f", "md")
        self.assertEqual(told.returncode, 0, told.stderr)
        self.assertIn("102041-isesaki", told.stdout)
        self.assertEqual(self.run_in(self.base, str(DAICHO), "check", "--since", "empty").returncode, 0)
        self.spoil()
        found = self.run_in(self.base, str(DAICHO), "check", "--since", "empty", "-f", "concise")
        self.assertEqual(found.returncode, 1, found.stderr)
        self.assertIn("R201", found.stdout)

    def test_a_register_that_goes_is_told(self):
        self.of("main")
        told = self.run_in(self.base, str(DAICHO), "diff", "main..empty", "-f", "md")
        self.assertEqual(told.returncode, 0, told.stderr)
        self.assertIn("102041-isesaki", told.stdout)

    def test_the_hook_lets_a_register_come_and_does_not_let_it_go(self):
        server = self.work / "register.git"
        self.git("init", "-q", "--bare", str(server))
        (server / "hooks/pre-receive").write_text(recipe("pre-receive"))
        (server / "hooks/pre-receive").chmod(0o755)
        push = lambda what: self.run_in(self.base, "git", "push", "-qf", str(server), f"{what}:main")
        for what in ("empty", "main"):
            done = push(what)
            self.assertEqual(done.returncode, 0, done.stderr)
        done = push("empty")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("the register would be gone", done.stderr)


class Paths(World):
    def test_they_begin_at_the_root_of_the_repository_wherever_the_command_runs(self):
        self.spoil()
        for form in ("github", "sarif", "junit", "md"):
            with self.subTest(form):
                here = self.run_in(self.base, DAICHO, "check", "-f", form).stdout
                self.assertRegex(here, rf'(file=|"uri": "|name="|\| ){RECORD}')
                below = self.run_in(self.base / "agreements/10-gunma", DAICHO, "check", "-f", form)
                self.assertEqual(below.stdout, here)
                outside = self.run_in(self.work, DAICHO, "-C", self.base, "check", "-f", form)
                self.assertEqual(outside.stdout, here)

    def test_an_editor_opens_them_from_where_the_command_runs(self):
        self.spoil()
        for folder in (self.base, self.base / "agreements/10-gunma", self.work):
            place = ["-C", str(self.base)] if folder == self.work else []
            said = self.run_in(folder, DAICHO, *place, "check", "-f", "concise").stdout
            for line in said.splitlines():
                self.assertTrue((folder / line.split(":")[0]).is_file(), line)


class PreCommit(World):
    def test_a_commit_that_only_deletes_is_refused_by_the_hook(self):
        hook = self.base / ".git/hooks/pre-commit"
        hook.write_text(recipe("pre-commit"))
        hook.chmod(0o755)
        self.delete()
        self.refused()

    @unittest.skipUnless(shutil.which("pre-commit"), "no pre-commit")
    def test_a_commit_that_only_deletes_is_refused_by_pre_commit(self):
        hooks = self.work / "hooks"
        hooks.mkdir()
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
        self.git("init", "-q", ".", at=hooks)
        self.commit("hooks", at=hooks)
        config = {"repos": [{"repo": str(hooks), "rev": self.git("rev-parse", "HEAD", at=hooks),
                             "hooks": [{"id": "daicho-check"}, {"id": "daicho-fmt"}]}]}
        (self.base / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
        self.commit("pre-commit")
        done = self.run_in(self.base, "pre-commit", "install")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.delete()
        self.refused()

    def refused(self):
        self.git("add", "-A")
        done = self.run_in(self.base, "git", "commit", "-q", "-m", "gone")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("T710", done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
