// The schema of records in yaml-language-server, as an editor asks it: editor_test.mjs DAICHO. What is
// offered, what is told of a key, and what of a broken record is seen while it is being typed.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const daicho = resolve(process.argv[2]);
const place = mkdtempSync(join(tmpdir(), "daicho-editor-"));
const registry = join(place, "own");
const recordPath = join(registry, "agreements/10-gunma/102041-isesaki.yaml");
const uri = pathToFileURL(recordPath).href;

let checks = 0;
let failures = 0;
function expect(what, holds, seen = "") {
    checks += 1;
    if (holds) return;
    failures += 1;
    console.log(`FAILED ${what}${seen === "" ? "" : `: ${JSON.stringify(seen)}`}`);
}

function run(...args) {
    const done = spawnSync(daicho, ["-C", registry, ...args], { encoding: "utf8" });
    return { code: done.status, out: done.stdout + done.stderr };
}

// ---- the server --------------------------------------------------------------------------------

class Server {
    constructor() {
        this.child = spawn(process.execPath, ["node_modules/yaml-language-server/bin/yaml-language-server", "--stdio"], {
            stdio: ["pipe", "pipe", "inherit"],
        });
        this.bytes = Buffer.alloc(0);
        this.answers = new Map();
        this.diagnostics = [];
        this.lastId = 0;
        this.version = 0;
        this.child.stdout.on("data", (more) => this.read(more));
    }

    read(more) {
        this.bytes = Buffer.concat([this.bytes, more]);
        for (;;) {
            const head = this.bytes.indexOf("\r\n\r\n");
            if (head < 0) return;
            const size = Number(/Content-Length: (\d+)/i.exec(this.bytes.toString("latin1", 0, head))[1]);
            if (this.bytes.length < head + 4 + size) return;
            const message = JSON.parse(this.bytes.toString("utf8", head + 4, head + 4 + size));
            this.bytes = this.bytes.subarray(head + 4 + size);
            this.take(message);
        }
    }

    take(message) {
        if (message.method === "textDocument/publishDiagnostics") {
            for (const told of this.diagnostics.splice(0)) told(message.params.diagnostics);
        } else if (message.method !== undefined && message.id !== undefined) {
            const result = message.method === "workspace/configuration" ? message.params.items.map((i) => settings[i.section] ?? null) : null;
            this.send({ id: message.id, result });
        } else if (message.id !== undefined) {
            this.answers.get(message.id)(message.result);
        }
    }

    send(message) {
        const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
        this.child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
        this.child.stdin.write(body);
    }
    tell(method, params) {
        this.send({ method, params });
    }
    ask(method, params) {
        const id = ++this.lastId;
        return new Promise((answer) => {
            this.answers.set(id, answer);
            this.send({ id, method, params });
        });
    }

    async begin() {
        const root = pathToFileURL(registry).href;
        await this.ask("initialize", {
            processId: process.pid,
            rootUri: root,
            workspaceFolders: [{ uri: root, name: "own" }],
            capabilities: {
                textDocument: {
                    completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown", "plaintext"] } },
                    hover: { contentFormat: ["markdown", "plaintext"] },
                    publishDiagnostics: { versionSupport: true },
                },
            },
        });
        this.tell("initialized", {});
        this.tell("workspace/didChangeConfiguration", { settings });
    }

    /// Puts a text into the editor and gives what the server says of it.
    async show(text) {
        const told = new Promise((done) => this.diagnostics.push(done));
        const version = ++this.version;
        if (version === 1) this.tell("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version, text } });
        else this.tell("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ text }] });
        return told;
    }

    /// `|` stands where the cursor is.
    async at(method, marked) {
        const before = marked.slice(0, marked.indexOf("|")).split("\n");
        await this.show(marked.replace("|", ""));
        const position = { line: before.length - 1, character: before.at(-1).length };
        return this.ask(method, { textDocument: { uri }, position });
    }
    async offered(marked) {
        const answer = await this.at("textDocument/completion", marked);
        return answer?.items ?? answer ?? [];
    }
    async hover(marked) {
        const answer = await this.at("textDocument/hover", marked);
        return answer?.contents?.value ?? "";
    }
}

const settings = {
    yaml: { validate: true, completion: true, hover: true, schemaStore: { enable: false }, schemas: {} },
    "http.proxy": "",
    "http.proxyStrictSSL": false,
};

// ---- a record, and what may be wrong with it -----------------------------------------------------

const good = `# yaml-language-server: $schema=../record.schema.json
title: 伊勢崎市・群馬労働局雇用対策協定
kind: employment-measures
parties:
  - {role: government, name: 伊勢崎市}
  - {role: bureau, name: 群馬労働局}
concluded: 2025-10-08
revised: [{date: 2026-02, summary: 取組の追加}]
ended: {date: 2026-03-31}
measures:
  - title: 面接会
    groups: [youth, women]
    activity: joint-interview-fair
    field: employment
    new_in: FY2025
governance:
  - {tier: council, per_year: 1}
meetings:
  - {date: 2026-02-10, tier: council}
indicators:
  jobs: {name: 就職件数, unit: cases, better: higher}
plans:
  - {fiscal_year: FY2025, targets: {jobs: 1200}}
results:
  - {indicator: jobs, fiscal_year: FY2025, value: 1234, own: true}
facilities:
  - {name: 相談窓口, kind: centre, groups: [youth]}
signing:
  date: 2025-10-08
  time: 11:00
  agenda: [開会, 署名]
sources: [S1]
`;

// Broken in fifty ways, none of which needs a second file, the calendar or the reference.
const broken = [
    ["a key misspelt", "title: 伊", "titel: 伊"],
    ["a key of another place", "sources: [S1]", "sources: [S1]\ntier: council"],
    ["a key misspelt in a party", "{role: bureau", "{rolle: bureau"],
    ["a key misspelt in a measure", "    field: employment", "    fields: employment"],
    ["a key misspelt in the signing", "  time: 11:00", "  tme: 11:00"],
    ["a key misspelt in an indicator", "better: higher", "beter: higher"],
    ["a key twice", "kind: employment-measures", "kind: employment-measures\nkind: employment-measures"],
    ["no kind", "kind: employment-measures\n", ""],
    ["no date of the conclusion", "concluded: 2025-10-08\n", ""],
    ["no role", "role: bureau, ", ""],
    ["no name", ", name: 群馬労働局", ""],
    ["no title of a measure", "  - title: 面接会\n    groups", "  - groups"],
    ["no date of a revision", "date: 2026-02, ", ""],
    ["no fiscal year of a plan", "fiscal_year: FY2025, targets", "targets"],
    ["no indicator of a result", "indicator: jobs, ", ""],
    ["no name of a facility", "name: 相談窓口, ", ""],
    ["a kind that there is not", "kind: employment-measures", "kind: employment-measure"],
    ["a kind by its label", "kind: employment-measures", "kind: 雇用対策協定"],
    ["a role that there is not", "role: bureau", "role: buro"],
    ["a group that there is not", "[youth, women]", "[youth, woman]"],
    ["a group by its label", "[youth, women]", "[若者, women]"],
    ["two groups in one", "[youth, women]", "[youth、women]"],
    ["an activity that there is not", "joint-interview-fair", "interview"],
    ["a field that there is not", "field: employment", "field: work"],
    ["a tier that there is not", "{tier: council, per", "{tier: counsel, per"],
    ["a kind of facility that there is not", "kind: centre", "kind: center"],
    ["a unit that there is not", "unit: cases", "unit: case"],
    ["better in which direction", "better: higher", "better: more"],
    ["a group twice", "[youth, women]", "[youth, youth]"],
    ["a source twice", "sources: [S1]", "sources: [S1, S1]"],
    ["no source in the list", "sources: [S1]", "sources: []"],
    ["a page that is no number", "sources: [S1]", "sources: [\"S1#p3\"]"],
    ["groups that are no list", "[youth, women]", "youth"],
    ["sources that are no list", "sources: [S1]", "sources: S1"],
    ["parties that are no list", "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}", "parties: {role: government, name: 伊勢崎市}"],
    ["an end that is a date alone", "ended: {date: 2026-03-31}", "ended: 2026-03-31"],
    ["revisions that are dates alone", "[{date: 2026-02, summary: 取組の追加}]", "[2026-02]"],
    ["a title that is a list", "title: 伊勢崎市・群馬労働局雇用対策協定", "title: [伊勢崎市]"],
    ["a date with slashes", "concluded: 2025-10-08", "concluded: 2025/10/8"],
    ["a date as documents print it", "concluded: 2025-10-08", "concluded: 令和7年10月8日"],
    ["an era in short", "concluded: 2025-10-08", "concluded: R7.10.8"],
    ["a date in full-width digits", "concluded: 2025-10-08", "concluded: ２０２５－１０－０８"],
    ["a day of one digit", "concluded: 2025-10-08", "concluded: 2025-10-8"],
    ["an interval by a wave dash", "concluded: 2025-10-08", "concluded: 2025-09〜2025-10"],
    ["a fiscal year without FY", "new_in: FY2025", "new_in: 2025"],
    ["a fiscal year in short", "fiscal_year: FY2025, value", "fiscal_year: FY25, value"],
    ["a number with its unit", "per_year: 1", "per_year: 1回"],
    ["a number below nothing", "per_year: 1", "per_year: -1"],
    ["a fraction of a meeting", "per_year: 1", "per_year: 1.5"],
    ["yes in capitals", "own: true", "own: YES"],
    ["a time of day without minutes", "time: 11:00", "time: 11時"],
    ["a time that no day has", "time: 11:00", "time: 25:00"],
    ["a tab as indentation", "  - {role: bureau", "\t- {role: bureau"],
    ["a bracket that is not closed", "sources: [S1]", "sources: [S1"],
    ["an empty title", "title: 伊勢崎市・群馬労働局雇用対策協定", 'title: ""'],
    ["a title without a value", "title: 伊勢崎市・群馬労働局雇用対策協定", "title:"],
    ["a title of two lines", "title: 伊勢崎市・群馬労働局雇用対策協定", "title: |\n  伊勢崎市\n  群馬労働局"],
    ["a year of five digits", "concluded: 2025-10-08", "concluded: 99999"],
    ["a year below nothing", "concluded: 2025-10-08", "concluded: -2025"],
    ["a year of naught", "concluded: 2025-10-08", "concluded: 0000"],
    ["a thirteenth month", "concluded: 2025-10-08", "concluded: 2025-13"],
    ["a day that no month has", "concluded: 2025-10-08", "concluded: 2025-10-32"],
    ["a fiscal year before there was one", "new_in: FY2025", "new_in: FY1800"],
    ["the last fiscal year of all", "new_in: FY2025", "new_in: FY9999"],
    ["no meeting a year", "per_year: 1", "per_year: 0"],
    ["more meetings than there are", "per_year: 1", "per_year: 10000000000"],
    ["a figure in full-width digits", "value: 1234", "value: １"],
    ["no parties in the list", "parties:\n  - {role: government, name: 伊勢崎市}\n  - {role: bureau, name: 群馬労働局}", "parties: []"],
    ["empty notes", "sources: [S1]", 'notes: ""\nsources: [S1]'],
    ["a blank behind a source", "sources: [S1]", "sources: ['S1 ']"],
];

// What it cannot see: these need a second file, the calendar or the reference.
const beyond = [
    ["a source that is in no sources.yaml", "sources: [S1]", "sources: [S9]"],
    ["a day that the calendar has not", "concluded: 2025-10-08", "concluded: 2025-02-30"],
    ["a city that there is not", "name: 伊勢崎市}", "name: 伊勢埼市}"],
    // The server reads them as 1, 1, 16 and 2025.
    ["a leading zero", "per_year: 1", "per_year: 01"],
    ["a whole number with a point", "per_year: 1", "per_year: 1.0"],
    ["hexadecimal digits", "per_year: 1", "per_year: 0x10"],
    ["a year with a point", "concluded: 2025-10-08", "concluded: 2025.0"],
    ["a figure with an exponent", "value: 1234", "value: 1e2"],
    ["a figure without its naught", "value: 1234", "value: .5"],
];

// Odd, but as good: nothing is said of it.
const taken = [
    ["a fiscal year that is inferred", "concluded: 2025-10-08", "concluded: FY2025?"],
    ["a number in quotes", "per_year: 1", 'per_year: "1"'],
    ["a truth value in quotes", "own: true", 'own: "true"'],
    ["a result that an editor takes for a truth value", "value: 1234", "value: true"],
    ["such a title", "title: 伊勢崎市・群馬労働局雇用対策協定", "title: true"],
    ["a title that is a number", "title: 伊勢崎市・群馬労働局雇用対策協定", "title: 2025"],
];

// ---- the test ------------------------------------------------------------------------------------

function edited(from, to) {
    if (good.split(from).length !== 2) throw new Error(`not once in the record: ${from}`);
    return good.replace(from, () => to);
}

/// What `check` finds of the record in its place.
function errorsOf(text) {
    writeFileSync(recordPath, text);
    return run("check").code === 1;
}

const inWords = (message) => !/\\d|\[0-9|\^\(|\^\[|"\^/.test(message);

async function offers(server) {
    const labels = async (marked) => (await server.offered(marked)).map((item) => item.label);
    const head = "# yaml-language-server: $schema=../record.schema.json\n";
    const keys = await labels(`${head}title: x\n|`);
    for (const key of ["kind", "parties", "concluded", "measures", "sources"]) expect(`the key ${key} is offered`, keys.includes(key), keys);
    expect("… and none that stands there", !keys.includes("title"), keys);
    const inner = await labels(`${head}parties:\n  - role: bureau\n    |`);
    expect("keys of a party", inner.includes("name") && !inner.includes("measures"), inner);
    const described = (await server.offered(`${head}title: x\n|`)).find((item) => item.label === "concluded");
    const text = (item) => item?.documentation?.value ?? item?.documentation ?? "";
    expect("a key says in Japanese what it is", text(described).includes("締結日"), described);
    for (const [marked, id, label] of [
        ["kind: |", "employment-measures", "雇用対策協定"],
        ["parties:\n  - role: |", "bureau", "労働局"],
        ["measures:\n  - groups:\n      - |", "youth", "若者"],
        ["measures:\n  - activity: |", "seminar", "セミナー"],
    ]) {
        const found = (await server.offered(head + marked)).find((item) => item.label === id);
        expect(`the word ${id} with its label`, text(found).includes(label), found);
    }
    for (const marked of ["sources:\n  - |", "sources: [|]", "numbered:\n  - source: |"]) {
        const all = await server.offered(head + marked);
        const found = all.find((item) => item.label.startsWith("S1"));
        expect(`sources are offered at ${marked}`, found !== undefined, all.map((item) => item.label));
        expect("… by their titles", JSON.stringify(found ?? "").includes("県の報道資料"), found);
        expect("… and written by their ids", (found?.textEdit?.newText ?? found?.insertText ?? "").trim() === "S1", found);
    }
}

/// Keys that a vocabulary or the format names, and words of the format.
async function offersKeys(server) {
    const text = (item) => item?.documentation?.value ?? item?.documentation ?? "";
    const [ofRecord, ofRegistry] = ["record", "registry"].map((name) => `# yaml-language-server: $schema=../${name}.schema.json\n`);
    for (const [marked, id, label] of [
        [`${ofRecord}measures:\n  - title: x\n    roles:\n      |`, "bureau", "労働局"],
        [`${ofRegistry}totals:\n  - as_of: 2026-03-31\n    counts:\n      |`, "city", "市"],
        [`${ofRegistry}totals:\n  - new_in:\n      FY2025:\n        |`, "town", "町"],
        [`${ofRegistry}unlisted:\n  - kind: |`, "ward", "特別区"],
        [`${ofRegistry}scope:\n  - |`, "群馬県", "Gunma"],
        [`${ofRecord}indicators:\n  jobs:\n    better: |`, "higher", "高い方がよい"],
        [`${ofRecord}results:\n  - status: |`, "interim", "途中"],
        [`${ofRecord}numbered:\n  - among: |`, "cities", "市"],
    ]) {
        const all = await server.offered(marked);
        const found = all.find((item) => item.label === id);
        expect(`${id} is offered with its words`, text(found).includes(label), all.map((item) => item.label));
        expect(`… and no word "property"`, !all.some((item) => item.label === "property"), all.map((item) => item.label));
    }
    const values = (await server.offered(`${ofRecord}title: |`)).map((item) => item.label);
    expect("no value is offered for a title", !["true", "false", "null"].some((word) => values.includes(word)), values);
}

async function tells(server) {
    for (const [from, to, wanted] of [
        ["concluded: 2025", "conc|luded: 2025", "締結日"],
        ["    groups: [", "    gro|ups: [", "対象者"],
        ["role: bureau", "ro|le: bureau", "立場"],
        ["governance:", "gover|nance:", "会議"],
    ]) {
        const said = await server.hover(edited(from, to));
        expect(`hover at ${to}`, said.includes(wanted), said);
    }
}

async function finds(server) {
    expect("nothing is wrong with a good record", (await server.show(good)).length === 0);
    expect("… nor for check", !errorsOf(good), run("check").out);
    expect("fifty kinds of broken record", broken.length >= 50, broken.length);
    for (const [what, from, to] of broken) {
        const text = edited(from, to);
        const found = await server.show(text);
        expect(`found: ${what}`, found.length > 0);
        for (const { message } of found) expect(`in words: ${what}`, inWords(message), message);
        expect(`an error of check too: ${what}`, errorsOf(text));
    }
    for (const [what, from, to] of taken) {
        const found = await server.show(edited(from, to));
        expect(`taken: ${what}`, found.length === 0, found.map((each) => each.message));
        expect(`… by check too: ${what}`, !errorsOf(edited(from, to)));
    }
    for (const [what, from, to] of beyond) {
        expect(`left to check: ${what}`, (await server.show(edited(from, to))).length === 0);
        expect(`… which finds it: ${what}`, errorsOf(edited(from, to)));
    }
}

let server;
try {
    spawnSync(daicho, ["init", registry, "--lang", "ja"]);
    run("add", "source", "S1", "--title", "県の報道資料", "--publisher", "群馬県", "--date", "2026-03-31");
    run("new", "伊勢崎市", "--concluded", "2025-10-08", "--source", "S1");
    run("schema", "-o", join(registry, "agreements/record.schema.json"));
    server = new Server();
    await server.begin();
    await offers(server);
    await offersKeys(server);
    await tells(server);
    await finds(server);
} finally {
    server?.child.kill();
    rmSync(place, { recursive: true, force: true });
}
console.log(`${checks} checks, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
