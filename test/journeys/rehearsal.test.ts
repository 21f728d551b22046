import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { LedgerEntry } from "@samenhang/ledger";
import { checkReplay, readVersion, readVersions, recordedIn, rehearse, versionOf, type Change, type RecordedEntry, type Rehearsal, type ReplayCheck } from "@samenhang/office";
import { createPolicy, MATRIX, type GridCategory } from "@samenhang/policy";
import { proposeRelease, type Release } from "@samenhang/release";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { announceHub, signDemoPolicy } from "../../demo/dist/demo-policy.js";
import { FAMILY_VIEW } from "../../demo/dist/family-view.js";
import { schemaFields } from "../../demo/dist/schema-fields.js";
import { ROOT } from "../architecture/sources.js";
import { caseOf, people, startTestHub, SUBGRAPHS, type TestHub } from "../hub.js";

const KIM = `query Kim($id: ID!) { person(id: $id) { displayName knownHere { known since } helpRequests { question } } }`;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

let hub: TestHub;
let folder: string;
let matrixFile: string;
const ledgersOf = ({ hub: { subgraphs } }: TestHub): string[] => SUBGRAPHS.map((name) => (subgraphs[name].database.options as { url: string }).url);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "samenhang-rehearsal-"));
  matrixFile = join(ROOT, "docs/policy/matrix.json");
  hub = await startTestHub();
  for (let time = 0; time < 2; time += 1) expect((await hub.ask("vt-worker", KIM, { variables: { id: people["K2"] } })).data.person.knownHere.known).toBe(true);
  for (const persona of ["gi-supervisor", "gi-safety-officer", "lt-careworker", "ggz-clinician", "rvdk-investigator", "mother-m"]) {
    const { data } = await hub.ask(persona, FAMILY_VIEW, { variables: { case: caseOf(persona) } });
    expect(data, persona).not.toBeNull();
  }
}, 120_000);
afterAll(async () => {
  await hub.stop();
  await rm(folder, { recursive: true });
});

interface Run {
  readonly status: number;
  readonly said: string;
}
/** As somebody runs it: a process of its own, on the ledgers of a hub. */
const run = (of: TestHub, ...args: readonly string[]): Promise<Run> => start([...args, ...ledgersOf(of).flatMap((url) => ["--database", url])]);
async function start(args: readonly string[]): Promise<Run> {
  return promisify(execFile)(process.execPath, [join(ROOT, "office/dist/rehearse.js"), ...args], { maxBuffer: 10_000_000 }).then(
    ({ stdout }) => ({ status: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({ status: error.code, said: error.stdout + error.stderr }),
  );
}
const rehearsed = async (of: TestHub, file: string, { without = [], current }: { without?: string[]; current?: string } = {}): Promise<Rehearsal> =>
  rehearse(recordedIn(ledgersOf(of)), (current === undefined ? versionOf(MATRIX) : await readVersion(current)).permit, (await readVersion(file, without)).permit);
const checked = async (of: TestHub, releases?: string): Promise<ReplayCheck> => {
  const versions = [versionOf(MATRIX), ...(releases === undefined ? [] : await readVersions(releases))];
  return checkReplay(recordedIn(ledgersOf(of)), new Map(versions.map(({ version, permit }) => [version, permit])));
};

const line = (field: string, category: GridCategory, numbers: Partial<Change>): Change => ({
  organisation: "vt-noord",
  role: "VT_WORKER",
  purpose: "ASSESS_REPORT",
  field,
  category,
  decisions: 0,
  people: 0,
  questions: 0,
  askedAbout: 0,
  ...numbers,
});

describe("a change of the policy is rehearsed on what was really asked", () => {
  test("without S-02 Veilig Thuis no longer learns that the local team knows Kim; nobody else gains or loses anything", async () => {
    const { gains, losses, peopleLost, replayed, notReplayable } = await rehearsed(hub, matrixFile, { without: ["S-02"] });
    expect(gains).toEqual([]);
    expect(losses).toEqual(["KnownHere.known", "KnownHere.since"].map((field) => line(field, "INVOLVEMENT", { decisions: losses[0]!.decisions, people: 1 })));
    // Both times, of what the local team knows and of what it does not.
    expect(losses[0]!.decisions % 2).toBe(0);
    expect(losses[0]!.decisions).toBeGreaterThan(0);
    expect(peopleLost).toBe(1);
    expect(replayed.decisions).toBeGreaterThan(100);
    expect(replayed.people).toBeGreaterThan(3);
    expect(notReplayable).toBe(0);
  });

  test("with one cell wider, Veilig Thuis gains the question for help: of one record, asked twice, about one person", async () => {
    const file = join(folder, "wider.json");
    await writeFile(file, JSON.stringify({ ...MATRIX, rows: MATRIX.rows.map((row) => (row.id === "P02-VT" ? { ...row, cells: { ...row.cells, PLAN: "A" } } : row)) }));
    const { gains, losses, peopleGained } = await rehearsed(hub, file);
    expect(losses).toEqual([]);
    expect(gains).toEqual([line("HelpRequest.question", "PLAN", { decisions: 2, people: 1, questions: 2, askedAbout: 1 })]);
    expect(peopleGained).toBe(1);
  });

  test("under the version in force nobody gains or loses anything", async () => {
    const { gains, losses } = await rehearsed(hub, matrixFile);
    expect([gains, losses]).toEqual([[], []]);
  });

  test("what is printed says who, what and how many, and names nobody", async () => {
    const { status, said } = await run(hub, matrixFile, "--without", "S-02");
    expect(status).toBe(0);
    expect(said).toContain(`Version ${createPolicy({ withoutSignOff: ["S-02"] }).version} against version ${createPolicy().version}`);
    expect(said).toMatch(/Who loses what, about 1 person:\n {2}vt-noord VT_WORKER for ASSESS_REPORT\n {4}KnownHere\.known \(INVOLVEMENT\): \d+ decisions about 1 person\n/);
    expect(said).toContain("Nobody gains anything.");
    expect(said).toContain("for the two privacy officers");
    expect(said).not.toMatch(UUID);
    expect((await run(hub, matrixFile, "--without", "S-02", "--json")).said).not.toMatch(UUID);
    for (const name of ["Kim", "Denkbeeldig", "Maria"]) expect(said).not.toContain(name);
  });

  test.each<[what: string, args: readonly string[], said: RegExp]>([
    ["no version", [], /npm run policy:rehearse/],
    ["a file that is not there", ["/nowhere.json"], /ENOENT/],
    ["a file of something else", ["docs/policy/fields.json"], /this is no matrix/],
    ["another option", ["--chekc"], /Unknown option/],
  ])("asked with %s it says what it needs", async (_what, args, said) => {
    const answer = await run(hub, ...args);
    expect(answer.status).toBeGreaterThan(0);
    expect(answer.said).toMatch(said);
  });
});

describe("the hub that runs on this machine", () => {
  const url = (name: (typeof SUBGRAPHS)[number]): string => ledgersOf(hub)[SUBGRAPHS.indexOf(name)]!;

  test("is found without naming its databases, and is compared with its own release; once it stopped, that is said", async () => {
    vi.stubEnv("SAMENHANG_HOME", join(folder, "home"));
    try {
      const databases = Object.fromEntries(SUBGRAPHS.map((name) => [name, { url: url(name), migrationUrl: url(name) }])) as Parameters<typeof announceHub>[0];
      const takeBack = await announceHub(databases, await signDemoPolicy({}, new Date()), hub.hub.publicKeys);
      expect((await stat(join(folder, "home", "running-hub.json"))).mode & 0o777).toBe(0o600);
      const { said } = await start([matrixFile, "--without", "S-02"]);
      expect(said).toContain(`against version ${createPolicy().version}: `);
      expect(said).toContain("KnownHere.known");
      await takeBack();
      expect(await start(["--check"])).toEqual({ status: 1, said: "no hub runs here: start one with `npm start`, or name each database with --database\n" });
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe("old versions stay replayable", () => {
  test("each decision comes out under its own version as it was recorded, with the same rule", async () => {
    const { status, said } = await run(hub, "--check");
    expect(said).toContain("all come out as recorded");
    expect(status).toBe(0);
    const { checked: count, unknownVersions, notReplayable } = await checked(hub);
    expect(count).toBeGreaterThan(100);
    expect(unknownVersions).toEqual({});
    expect(notReplayable).toBe(0);
  });

  test("decisions of another version need its release, and then come out as recorded", async () => {
    const policy = await signDemoPolicy({ withoutSignOff: ["S-02"] }, new Date());
    const former = await startTestHub({ policy });
    try {
      await former.ask("vt-worker", KIM, { variables: { id: people["K2"] } });
      await former.ask("gi-supervisor", FAMILY_VIEW, { variables: { case: caseOf("gi-supervisor") } });
      const without = await checked(former);
      expect(without.checked).toBe(0);
      expect(Object.keys(without.unknownVersions)).toEqual([policy.release.version]);

      const releases = join(folder, "releases");
      await mkdir(releases);
      await writeFile(join(releases, "2026.json"), JSON.stringify(policy.release));
      const withRelease = await checked(former, releases);
      expect(withRelease.checked).toBe(without.unknownVersions[policy.release.version]);
      expect(withRelease).toMatchObject({ mismatches: [], unknownVersions: {} });
      expect((await run(former, "--check")).said).toContain(`of version ${policy.release.version} not checked: its release is not at hand`);
      expect((await run(former, "--check", "--releases", releases)).said).toContain("all come out as recorded");
      // And what its people would get today can be seen from there.
      const { gains } = await rehearsed(former, matrixFile, { current: join(releases, "2026.json") });
      expect(gains.map(({ field }) => field)).toEqual(["KnownHere.known", "KnownHere.since"]);
    } finally {
      await former.stop();
    }
  }, 60_000);

  test("a release is replayed by the rules it was released with, whatever a later program makes of its matrix", async () => {
    const release: Release = proposeRelease({}, new Date());
    const file = join(folder, "former-program.json");
    await writeFile(file, JSON.stringify({ ...release, version: "00000000000000ff", rules: release.rules.filter(({ id }) => id !== "P02-VT-INV-1") }));
    const { losses, gains } = await rehearsed(hub, file);
    expect(gains).toEqual([]);
    expect(losses.map(({ field }) => field)).toEqual(["KnownHere.known", "KnownHere.since"]);
  });

  test("a decision that was recorded wrongly is found; one without conditions is counted apart", async () => {
    const forged = (decision: Partial<LedgerEntry["decisions"][number]>): RecordedEntry => ({
      organisation: "vt-noord",
      organisationType: "VT",
      role: "VT_WORKER",
      purpose: "ASSESS_REPORT",
      subject: people["K2"]!,
      policyVersion: createPolicy().version,
      decisions: [
        {
          field: "HelpRequest.question",
          outcome: "ALLOW",
          rule: "P02-VT-PLN-1",
          grounds: ["L-11"],
          reason: "PERMITTED",
          category: "PLAN",
          conditions: "ff",
          count: 1,
          ...decision,
        },
      ],
    });
    const { category: _, conditions: __, ...bare } = forged({}).decisions[0]!;
    async function* entries(): AsyncGenerator<RecordedEntry> {
      yield forged({});
      yield forged({ outcome: "DENY", rule: "P02-VT-PLN" });
      yield { ...forged({}), decisions: [bare] };
      yield forged({ conditions: "no number" });
      yield { ...forged({}), purpose: null };
      yield* recordedIn(ledgersOf(hub));
    }
    const result = await checkReplay(entries(), new Map([[createPolicy().version, versionOf(MATRIX).permit]]));
    expect(result.mismatches).toEqual([
      {
        organisation: "vt-noord",
        role: "VT_WORKER",
        purpose: "ASSESS_REPORT",
        field: "HelpRequest.question",
        category: "PLAN",
        policyVersion: createPolicy().version,
        recorded: "ALLOW by P02-VT-PLN-1",
        replayed: "refused",
        decisions: 1,
      },
    ]);
    expect(result.notReplayable).toBe(3);
  });
});

describe("what ledgers record is what the pages of the policy say", () => {
  /** Types inside a record that is of another category as a whole. */
  const INSIDE: Readonly<Record<string, string>> = {
    Correction: "InformationItem",
    PersonView: "InformationItem",
    Verification: "InformationItem",
    ReferralPackage: "Referral",
    ReferralEvent: "Referral",
  };

  test("every field was decided in a category it can have", async () => {
    const all = await schemaFields();
    const fields = new Map(all.map((field) => [field.name, field]));
    const seen = new Set<string>();
    const wrong = new Set<string>();
    for await (const { decisions } of recordedIn(ledgersOf(hub))) {
      for (const { field, category } of decisions) {
        const known = fields.get(field);
        if (!known) {
          if (!/^[A-Z][A-Za-z]+$/.test(field)) wrong.add(field);
          continue;
        }
        const type = field.split(".")[0]!;
        const variants = all.filter(({ name }) => name.startsWith(`${INSIDE[type] ?? type}.`)).flatMap(({ becomes = [] }) => becomes);
        const possible = [known.category, ...variants.map((variant) => variant.category), ...(known.reveals || variants.length > 0 ? ["SHIELDED"] : [])];
        seen.add(field);
        if (!possible.includes(category as never)) wrong.add(`${field} as ${category}`);
      }
    }
    expect([...wrong]).toEqual([]);
    expect(seen.size).toBeGreaterThan(50);
  });
});
