import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPolicy, MATRIX, type Matrix } from "@samenhang/policy";
import {
  digestOf,
  loadPolicy,
  newOfficer,
  NotInEffect,
  policyInEffect,
  proposeRelease,
  readOfficers,
  readRelease,
  signRelease,
  type Obstacle,
  type Officer,
  type PrivateKey,
  type Release,
} from "@samenhang/release";
import { CompactSign, importJWK } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signDemoPolicy } from "../../demo/dist/demo-policy.js";
import { ROOT } from "../architecture/sources.js";
import { people, startTestHub, withheldOf, type TestHub } from "../hub.js";

const NOW = new Date("2026-07-20T10:00:00Z");
const later = (milliseconds: number): Date => new Date(NOW.getTime() + milliseconds);

interface Signer {
  readonly entry: Officer;
  readonly privateKey: PrivateKey;
}
let anna: Signer;
let bram: Signer;
let colleague: Signer;
let stranger: Signer;
let officers: readonly Officer[];
let proposed: Release;

beforeAll(async () => {
  [anna, bram, colleague, stranger] = (await Promise.all([
    newOfficer("anna", "vt-noord"),
    newOfficer("bram", "gi-noord"),
    newOfficer("colleague-of-anna", "vt-noord"),
    newOfficer("stranger", "lt-noord"),
  ])) as [Signer, Signer, Signer, Signer];
  officers = [anna.entry, bram.entry, colleague.entry];
  proposed = proposeRelease({}, NOW);
});

const signedBy = async (release: Release, ...signers: readonly Signer[]): Promise<Release> => {
  let signed = release;
  for (const { entry, privateKey } of signers) signed = await signRelease(signed, entry, privateKey, NOW);
  return signed;
};
/** What stands in the way of a release, or the version that takes effect. */
const outcome = async (release: Release, by: readonly Officer[] = officers, now = NOW): Promise<Obstacle | string> =>
  policyInEffect(release, by, now).then(
    ({ version }) => version,
    (error: unknown) => (error instanceof NotInEffect ? error.obstacle : String(error)),
  );
const opened = (matrix: Matrix): Matrix => ({ ...matrix, rows: matrix.rows.map((row) => (row.id === "P02-VT" ? { ...row, cells: { ...row.cells, PLAN: "A" } } : row)) });

describe("a version of the policy takes effect", () => {
  test("with the signatures of two privacy officers of different organisations", async () => {
    const policy = await policyInEffect(await signedBy(proposed, anna, bram), officers, NOW);
    expect(policy.version).toBe(createPolicy().version);
    expect(policy.rules).toEqual(createPolicy().rules);
  });
  test("with other cells, when those are what was signed", async () => {
    const release = await signedBy(proposeRelease({ matrix: opened(MATRIX), withoutSignOff: ["S-02"] }, NOW), anna, bram);
    const policy = await policyInEffect(release, officers, NOW);
    expect(policy.off).toEqual(["S-02"]);
    expect(policy.rules.some(({ id }) => id === "P02-VT-PLN-1")).toBe(true);
    expect(createPolicy().rules.some(({ id }) => id === "P02-VT-PLN-1")).toBe(false);
  });
  test("in whatever order they signed, and years later", async () => {
    expect(await outcome(await signedBy(proposed, bram, anna), officers, later(10 * 365 * 86_400_000))).toBe(proposed.version);
  });
  test("after it went through a file", async () => {
    const release = readRelease(JSON.stringify(await signedBy(proposed, anna, bram), null, 2), "release.json");
    expect(await outcome(release)).toBe(proposed.version);
  });
});

describe("it does not take effect", () => {
  test.each<[what: string, obstacle: Obstacle, make: () => Promise<Release>]>([
    ["unsigned", "TOO_FEW_OFFICERS", async () => proposed],
    ["with one signature", "TOO_FEW_OFFICERS", () => signedBy(proposed, anna)],
    [
      "with the signature of one officer, twice",
      "TOO_FEW_OFFICERS",
      async () => {
        const [one, two] = [await signedBy(proposed, anna), await signRelease(proposed, anna.entry, anna.privateKey, later(-60_000))];
        return { ...proposed, signatures: [...one.signatures, ...two.signatures] };
      },
    ],
    ["with two officers of one organisation", "ONE_ORGANISATION", () => signedBy(proposed, anna, colleague)],
    ["with an officer nobody here knows", "UNKNOWN_OFFICER", () => signedBy(proposed, anna, stranger)],
    ["with a third signature of an officer nobody here knows", "UNKNOWN_OFFICER", () => signedBy(proposed, anna, bram, stranger)],
    ["signed in the name of an officer with another key", "BAD_SIGNATURE", () => signedBy(proposed, anna, { entry: bram.entry, privateKey: stranger.privateKey })],
    [
      "signed for another organisation than the officer's own",
      "BAD_SIGNATURE",
      () => signedBy(proposed, anna, { entry: { ...colleague.entry, organisation: "gi-noord" }, privateKey: colleague.privateKey }),
    ],
    ["with a cell changed after signing", "OTHER_CONTENT", async () => ({ ...(await signedBy(proposed, anna, bram)), matrix: opened(MATRIX) })],
    [
      "with a mark switched on again after signing",
      "OTHER_CONTENT",
      async () => ({ ...(await signedBy(proposeRelease({ withoutSignOff: ["S-02"] }, NOW), anna, bram)), withoutSignOff: [] }),
    ],
    [
      "with a rule changed after signing",
      "OTHER_CONTENT",
      async () => ({ ...(await signedBy(proposed, anna, bram)), rules: proposed.rules.map((rule) => ({ ...rule, when: "0" })) }),
    ],
    ["with another version written above it", "OTHER_CONTENT", async () => ({ ...(await signedBy(proposed, anna, bram)), version: "0123456789abcdef" })],
    [
      "with the signatures of another release",
      "OTHER_CONTENT",
      async () => ({ ...proposeRelease({ withoutSignOff: ["S-02"] }, NOW), signatures: (await signedBy(proposed, anna, bram)).signatures }),
    ],
    [
      "with one officer's signature over this, and the other's over something else",
      "OTHER_CONTENT",
      async () => {
        const other = await signedBy(proposeRelease({ withoutSignOff: ["S-02"] }, NOW), bram);
        return { ...proposed, signatures: [...(await signedBy(proposed, anna)).signatures, ...other.signatures] };
      },
    ],
    ["signed in the future", "NOT_YET_SIGNED", async () => signRelease(await signedBy(proposed, anna), bram.entry, bram.privateKey, later(3_600_000))],
    ["with rules the program does not derive from its matrix", "VERSION_DIFFERS", () => signedBy({ ...proposed, rules: proposed.rules.slice(1) }, anna, bram)],
    ["with a version the program does not derive from its matrix", "VERSION_DIFFERS", () => signedBy({ ...proposed, version: "0123456789abcdef" }, anna, bram)],
    [
      "with a matrix that has no meaning",
      "VERSION_DIFFERS",
      () => signedBy({ ...proposed, matrix: { rows: [{ ...MATRIX.rows[0]!, grounds: ["L-99" as never] }], profiles: {} } }, anna, bram),
    ],
    ["with something in the place of a signature", "UNKNOWN_OFFICER", async () => ({ ...(await signedBy(proposed, anna, bram)), signatures: ["a.b.c"] })],
    [
      "with an unsigned token (alg none)",
      "BAD_SIGNATURE",
      async () => {
        const [head, body] = [
          { alg: "none", kid: "bram" },
          { version: proposed.version, digest: digestOf(proposed), officer: "bram", organisation: "gi-noord", signedAt: NOW.toISOString() },
        ].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
        return { ...proposed, signatures: [...(await signedBy(proposed, anna)).signatures, `${head}.${body}.`] };
      },
    ],
    [
      "with a signature of an officer's key that was made for something else",
      "BAD_SIGNATURE",
      async () => {
        const word = { version: proposed.version, digest: digestOf(proposed), officer: "bram", organisation: "gi-noord", signedAt: NOW.toISOString() };
        const other = await new CompactSign(new TextEncoder().encode(JSON.stringify(word)))
          .setProtectedHeader({ alg: "EdDSA", typ: "samenhang-service+jwt", kid: "bram" })
          .sign(await importJWK(bram.privateKey, "EdDSA"));
        return { ...proposed, signatures: [...(await signedBy(proposed, anna)).signatures, other] };
      },
    ],
  ])("%s: %s", async (_what, obstacle, make) => {
    expect(await outcome(await make())).toBe(obstacle);
  });

  test("once an officer's term had ended before the signature; what was signed in the term stays good", async () => {
    const until = (date: string): Officer[] => [anna.entry, { ...bram.entry, until: date }];
    const release = await signedBy(proposed, anna, bram);
    expect(await outcome(release, until("2026-07-19"))).toBe("OFFICER_NOT_IN_OFFICE");
    expect(await outcome(release, until("2026-07-20"), later(30 * 86_400_000))).toBe(proposed.version);
  });

  test("once an officer was taken out of the list", async () => {
    expect(await outcome(await signedBy(proposed, anna, bram), [anna.entry, colleague.entry])).toBe("UNKNOWN_OFFICER");
  });

  test("a mark that covers nothing cannot be switched off: a slip of the pen would leave everything on", () => {
    expect(() => proposeRelease({ withoutSignOff: ["S-2"] }, NOW)).toThrow("S-2 covers nothing");
  });

  test.each<[what: string, text: string]>([
    ["no JSON", "{"],
    ["something else", "{}"],
    ["a list", "[]"],
    ["nothing", "null"],
    ["a matrix", JSON.stringify(MATRIX)],
    ["a release without signatures", JSON.stringify({ ...proposeRelease({}, NOW), signatures: undefined })],
    ["a release with rules of another form", JSON.stringify({ ...proposeRelease({}, NOW), rules: [{ id: "P02-VT-PLN-1", when: "everything" }] })],
  ])("a release file that holds %s is refused", (_what, text) => {
    expect(() => readRelease(text, "release.json")).toThrow(NotInEffect);
  });

  test.each<[what: string, list: (anna: Officer, bram: Officer) => unknown]>([
    ["no list", () => ({})],
    ["an officer without key", (one) => [{ ...one, publicKey: {} }]],
    ["a private key", (one) => [{ ...one, publicKey: anna.privateKey }]],
    ["one officer twice", (one, two) => [one, { ...two, officer: one.officer }]],
    ["one key of two officers", (one, two) => [one, { ...two, publicKey: one.publicKey }]],
    ["no organisation", ({ officer, publicKey }) => [{ officer, publicKey }]],
    ["an end that is no date", (one) => [{ ...one, until: "soon" }]],
  ])("a list of officers with %s is refused", (_what, list) => {
    expect(() => readOfficers(JSON.stringify(list(anna.entry, bram.entry)), "officers.json")).toThrow(NotInEffect);
  });
});

describe("a process", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "samenhang-release-"));
    await writeFile(join(folder, "officers.json"), JSON.stringify(officers));
    await writeFile(join(folder, "one.json"), JSON.stringify(await signedBy(proposed, anna)));
    await writeFile(join(folder, "two.json"), JSON.stringify(await signedBy(proposed, anna, bram)));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const run = (script: string, settings: Record<string, string>): Promise<{ status: number | null; said: string }> =>
    new Promise((resolve) => {
      const child = spawn(process.execPath, [join(ROOT, script)], {
        env: { PATH: process.env["PATH"] ?? "", SERVICE_KEY_FILE: join(folder, "key.json"), PORT: "0", OWNERS: "consent=http://127.0.0.1:1", ...settings },
      });
      let said = "";
      child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
      child.on("exit", (status) => resolve({ status, said }));
    });
  const officersFile = (): Record<string, string> => ({ POLICY_OFFICERS_FILE: join(folder, "officers.json") });

  test("loads the policy from both files", async () => {
    expect((await loadPolicy(join(folder, "two.json"), join(folder, "officers.json"), NOW)).version).toBe(proposed.version);
  });
  test.each(["subgraphs/case/dist/main.js", "gateway/dist/main.js"])("%s refuses to start without a release that two officers signed, and says why", async (script) => {
    const answers = await Promise.all([
      run(script, {}),
      run(script, { ...officersFile(), POLICY_RELEASE_FILE: join(folder, "none.json") }),
      run(script, { ...officersFile(), POLICY_RELEASE_FILE: join(folder, "one.json") }),
      run(script, { ...officersFile(), POLICY_RELEASE_FILE: join(folder, "two.json") }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([1, 1, 1, 1]);
    expect(answers[0]!.said).toContain("set POLICY_RELEASE_FILE");
    expect(answers[1]!.said).toMatch(/the policy does not take effect: .*none\.json cannot be read/);
    expect(answers[2]!.said).toContain(`the policy does not take effect: version ${proposed.version} is signed by anna, and needs 2 privacy officers`);
    // With both signatures it goes on, to the next thing that is not there.
    expect(answers[3]!.said).toMatch(/set (DATABASE_URL|TRUSTED_ISSUERS)/);
  });
});

describe("a hub decides by its release", () => {
  const KNOWN_HERE = `query Known($id: ID!) { person(id: $id) { knownHere { known } helpRequests { question } } }`;
  const ask = (hub: TestHub) => hub.ask("vt-worker", KNOWN_HERE, { variables: { id: people["K2"] } });
  let usual: TestHub;
  let other: TestHub;
  beforeAll(async () => {
    usual = await startTestHub();
    other = await startTestHub({ policy: await signDemoPolicy({ matrix: opened(MATRIX), withoutSignOff: ["S-02"] }, new Date()) });
  });
  afterAll(async () => {
    await usual.stop();
    await other.stop();
  });

  test("what a mark keeps open is closed, and says that it awaits a lawyer", async () => {
    const [before, after] = [await ask(usual), await ask(other)];
    expect(before.data.person.knownHere).toEqual({ known: true });
    expect(after.data.person.knownHere).toBeNull();
    expect(withheldOf(after, "KnownHere.known", people["K2"])).toMatchObject({ outcome: "DENY", reason: "AWAITS_SIGN_OFF" });
  });
  test("what a cell opens is open", async () => {
    const [before, after] = [await ask(usual), await ask(other)];
    expect(withheldOf(before, "HelpRequest.question", people["K2"])).toMatchObject({ outcome: "REFER_TO_SOURCE" });
    expect(after.data.person.helpRequests).toEqual([{ question: "Kim wil hulp om weer naar school te gaan." }]);
  });
  test("every entry of its ledgers names that version", async () => {
    const rows = await other.asOwner("lokaal-team", "SELECT DISTINCT policy_version FROM ledger_entry WHERE kind = 'DISCLOSURE' AND recorded_at > now() - interval '10 minutes'");
    expect(rows).toEqual([{ policy_version: proposeRelease({ matrix: opened(MATRIX), withoutSignOff: ["S-02"] }, NOW).version }]);
  });
  test("it does not start by a release that was not signed", async () => {
    const { release, officers: known } = await signDemoPolicy({}, new Date());
    await expect(startTestHub({ policy: { release: { ...release, signatures: release.signatures.slice(1) }, officers: known } })).rejects.toMatchObject({
      obstacle: "TOO_FEW_OFFICERS",
    });
  });
});
