import { generateKeyPairSync, randomBytes, randomUUID, sign } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";
import {
  checkpointText,
  consistencyProof,
  createCheckpoints,
  createLedger,
  createLedgerTally,
  disclosuresOf,
  IN_ORDER,
  keepTiles,
  leafHashOf,
  originOf,
  prune,
  rootHash,
  signNote,
  submissionBody,
  treeNodes,
  type LedgerDatabase,
  type LedgerEntry,
  type NoteSigner,
  type RecordedEntry,
} from "@samenhang/ledger";
import { readPublished, readWitnessed, reportText, verifyLedger, type Finding, type KnownKeys, type OwnerReport } from "@samenhang/office";
import { startTestHub, SUBGRAPHS, type TestHub } from "../hub.js";

/**
 * Somebody who is superuser of an owner's database, and holds its key, changes the past. Each way is found, and the first
 * head that disagrees is named, with who keeps it.
 */
const OWNER = "ggz";
const HEADS = [100, 256, 400, 600] as const;
const TAIL = 603;
const TABLES = ["ledger_entry", "ledger_head", "ledger_tile", "ledger_checkpoint", "ledger_cosignature", "ledger_pruned"] as const;
const WITNESSES = SUBGRAPHS.filter((name) => name !== OWNER).sort();

let t: TestHub;
let alarms: object[] = [];
let superuser: pg.Client;

const urlOf = (name: (typeof SUBGRAPHS)[number]): string => (t.hub.subgraphs[name].database.options as { url: string }).url;
const entryOf = (at: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  traceId: `trace-${at}`,
  kind: "DISCLOSURE",
  actor: `actor-${at % 7}`,
  organisation: "gi-noord",
  organisationType: "GI",
  role: "GI_SUPERVISOR",
  mandateOf: null,
  purpose: "EXECUTE_SUPERVISION_ORDER",
  caseId: null,
  necessity: "nodig om de veiligheid te wegen",
  breakGlassId: null,
  subject: randomUUID(),
  owner: "ggz-noord",
  decisions: [
    { field: "A.silent", outcome: "DENY_SILENT", rule: "-", grounds: [], reason: "SHIELDED", category: "SHIELDED", count: 1 },
    { field: "A.said", outcome: "DENY", rule: "-", grounds: [], reason: "NO_RULE", category: "SAFETY", count: 1 },
    { field: "A.given", outcome: "ALLOW", rule: "R", grounds: ["L-24"], reason: "PERMITTED", category: "SAFETY", count: 1 },
  ],
  policyVersion: "v",
  ...more,
});
/** Without covers: these tests change entries by their place. */
const append = (from: number, to: number) =>
  createLedger((sql, parameters) => t.hub.subgraphs[OWNER].database.query(sql, [...parameters]), Date.now, IN_ORDER).append(
    Array.from({ length: to - from }, (_, at) => entryOf(from + at)),
  );

async function verify(owner = OWNER, keys: KnownKeys = t.hub.publicKeys as KnownKeys): Promise<OwnerReport> {
  const witnessed = (await Promise.all(SUBGRAPHS.map((name) => readWitnessed(name, urlOf(name))))).flat().filter((head) => head.owner === owner);
  return readPublished(urlOf(owner as typeof OWNER), (published) => verifyLedger(owner, published, { keys, witnessed, tolerance: 60_000 }));
}
/** As a superuser, who may do everything. */
const run = async (sql: string, parameters: readonly unknown[] = []): Promise<Record<string, unknown>[]> =>
  (await superuser.query(sql, [...parameters])).rows as Record<string, unknown>[];
const asSuperuser: LedgerDatabase = { query: run, transaction: async (work) => work(run) };
const brief = ({ kind, from, to, head }: Finding): string =>
  [kind, ...(from === undefined ? [] : [from === to ? `${from}` : `${from}-${to}`]), ...(head ? [`@${head}`] : [])].join(" ");

beforeAll(async () => {
  t = await startTestHub({ onLedgerAlarm: (event, details) => alarms.push({ event, ...details }) });
  const { host, port, user, password } = new pg.Client({ connectionString: inject("adminUrl") });
  const [{ name }] = (await t.hub.subgraphs[OWNER].database.query("SELECT current_database() AS name")) as [{ name: string }];
  superuser = new pg.Client({ host, port, user, password, database: name } as pg.ClientConfig);
  await superuser.connect();
  expect(await run("SELECT usesuper FROM pg_user WHERE usename = current_user")).toEqual([{ usesuper: true }]);
  let last = 0;
  for (const size of HEADS) {
    await append(last, size);
    expect((await t.hub.subgraphs[OWNER].checkpoint())?.witnesses).toEqual(WITNESSES);
    last = size;
  }
  await append(last, TAIL);
  for (const table of TABLES) await run(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
});
afterEach(async () => {
  alarms = [];
  for (const table of TABLES) await run(`TRUNCATE ${table}`);
  for (const table of TABLES) await run(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
  for (const name of WITNESSES) {
    await t.asOwner(name, "DELETE FROM ledger_witnessed WHERE origin = $1 AND size > 600", [originOf(OWNER)]);
    await t.asOwner(name, "DELETE FROM ledger_evidence WHERE origin = $1", [originOf(OWNER)]);
  }
});
afterAll(async () => {
  await superuser?.end();
  await t?.stop();
});

describe("a ledger nobody touched", () => {
  it("has nothing to find, and witnesses vouch for it up to its last head", async () => {
    const report = await verify();
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({
      entries: TAIL,
      heads: HEADS.length,
      cosignatures: HEADS.length * WITNESSES.length,
      witnessed: HEADS.length * WITNESSES.length,
      tiles: 2,
      provenUpTo: 600,
    });
    expect(reportText(report)).toContain("nothing contradicts anything; witnesses vouch for the first 600");
  });

  it.each(SUBGRAPHS)("is that of %s after ordinary work", async (name) => {
    await t.ask("gi-supervisor", `query Q($id: ID!) { person(id: $id) { displayName helpTrajectories { goals } } }`, { variables: { id: randomUUID() } });
    await t.hub.subgraphs[name].checkpoint();
    expect((await verify(name)).findings).toEqual([]);
  });

  it("keeps the order of commits without a gap, however many write at once", async () => {
    const { ledger, database } = t.hub.subgraphs.referrals;
    const before = Number(((await database.query("SELECT size FROM ledger_head")) as { size: string }[])[0]!.size);
    await Promise.all(Array.from({ length: 200 }, (_, at) => ledger.append([entryOf(at), entryOf(at)])));
    const rows = (await database.query("SELECT sequence, trace_id, kind FROM ledger_entry WHERE sequence > $1 ORDER BY sequence", [before])) as {
      sequence: string;
      trace_id: string;
      kind: string;
    }[];
    expect(rows.map(({ sequence }) => Number(sequence))).toEqual(rows.map((_, at) => before + 1 + at));
    const disclosures = rows.filter(({ kind }) => kind === "DISCLOSURE");
    expect(disclosures).toHaveLength(400);
    expect(new Set(disclosures.map(({ trace_id }) => trace_id)).size).toBe(200);
    expect(rows.length, "why: covers stand among them").toBeGreaterThan(400);
    await t.hub.subgraphs.referrals.checkpoint();
    expect((await verify("referrals")).findings).toEqual([]);
  });

  it("gives back the place of an entry whose transaction failed", async () => {
    const { database } = t.hub.subgraphs[OWNER];
    const failing = database.transaction(async (manager) => {
      await t.hub.subgraphs[OWNER].ledger.appendWithin((sql, parameters) => manager.query(sql, [...parameters]), [entryOf(1)]);
      throw new Error("the act failed");
    });
    await expect(failing).rejects.toThrow("the act failed");
    await append(0, 1);
    const report = await verify();
    expect(report.entries).toBe(TAIL + 1);
    expect(report.findings).toEqual([]);
  });
});

/** The work of an attacker who knows how the tree is built: entries whose leaves are right, in a tree that is right. */
const forge = {
  /** Makes the leaf of an entry follow from what now stands in it. */
  async leaf(sequence: number): Promise<void> {
    const [row] = await run("SELECT * FROM ledger_entry WHERE sequence = $1", [sequence]);
    await run("UPDATE ledger_entry SET leaf_hash = $2 WHERE sequence = $1", [sequence, leafHashOf(recorded(row!), row!["salt"] as Buffer)]);
  },
  /** Tiles and heads anew over the entries as they are, signed with a key of the owner. */
  async treeAndHeads(signer: NoteSigner): Promise<void> {
    await run("TRUNCATE ledger_tile, ledger_checkpoint, ledger_cosignature");
    const origin = originOf(OWNER);
    for (const size of HEADS) {
      await keepTiles(run, size);
      const root = await rootHash(size, treeNodes(run));
      await run("INSERT INTO ledger_checkpoint VALUES ($1, $2, $3, now())", [size, root, await signNote(checkpointText({ origin, size, root }), origin, signer)]);
    }
  },
};
const recorded = (row: Record<string, unknown>): RecordedEntry => ({
  id: row["id"] as string,
  recordedAt: row["recorded_at"] as Date,
  traceId: row["trace_id"] as string,
  kind: row["kind"] as RecordedEntry["kind"],
  actor: row["actor"] as string,
  organisation: row["organisation"] as string,
  organisationType: row["organisation_type"] as string,
  role: row["role"] as string,
  mandateOf: null,
  purpose: row["purpose"] as string,
  caseId: null,
  necessity: row["necessity"] as string,
  breakGlassId: null,
  subject: row["subject"] as string,
  owner: row["owner"] as string,
  decisions: row["decisions"] as RecordedEntry["decisions"],
  policyVersion: row["policy_version"] as string,
});
/** A key of the owner that the attacker holds, and the list of keys with it. */
function stolenKey(): { signer: NoteSigner; keys: KnownKeys } {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const jwk = publicKey.export({ format: "jwk" });
  const signer: NoteSigner = { publicKey: Buffer.from(jwk.x!, "base64url"), sign: async (message) => sign(null, message, privateKey) };
  const own = (t.hub.publicKeys as KnownKeys)[OWNER]!.keys;
  return { signer, keys: { ...(t.hub.publicKeys as KnownKeys), [OWNER]: { keys: [...own, jwk] } } };
}
const shift = async (from: number, by: number): Promise<void> => {
  await run("UPDATE ledger_entry SET sequence = -sequence WHERE sequence >= $1", [from]);
  await run("UPDATE ledger_entry SET sequence = -sequence + $1 WHERE sequence < 0", [by]);
};
const swap = async (a: number, b: number): Promise<void> => {
  await run("UPDATE ledger_entry SET sequence = -sequence WHERE sequence IN ($1, $2)", [a, b]);
  await run("UPDATE ledger_entry SET sequence = CASE sequence WHEN -$1::bigint THEN $2::bigint ELSE $1 END WHERE sequence < 0", [a, b]);
};

const TAMPERINGS: readonly [what: string, how: () => Promise<unknown>, found: readonly string[], keptBy?: readonly string[]][] = [
  ["a value is edited", () => run("UPDATE ledger_entry SET purpose = 'P' WHERE sequence = 50"), ["ALTERED 50 @100", "HEAD 1-100 @100"]],
  [
    "a moment is edited by a millisecond",
    () => run("UPDATE ledger_entry SET recorded_at = recorded_at + interval '1 ms' WHERE sequence = 120"),
    ["ALTERED 120 @256", "HEAD 101-256 @256"],
  ],
  [
    "a decision is edited",
    () => run(`UPDATE ledger_entry SET decisions = jsonb_set(decisions, '{1,outcome}', '"NEEDS_CONSENT"') WHERE sequence = 300`),
    ["ALTERED 300 @400", "HEAD 257-400 @400"],
  ],
  ["a decision is taken out", () => run("UPDATE ledger_entry SET decisions = decisions - 2 WHERE sequence = 300"), ["ALTERED 300 @400", "HEAD 257-400 @400"]],
  [
    "decisions are put in another order",
    () => run("UPDATE ledger_entry SET decisions = jsonb_build_array(decisions -> 1, decisions -> 0, decisions -> 2) WHERE sequence = 300"),
    ["ALTERED 300 @400", "HEAD 257-400 @400"],
  ],
  ["the salt is thrown away", () => run("UPDATE ledger_entry SET salt = decode(repeat('00', 32), 'hex') WHERE sequence = 7"), ["ALTERED 7 @100", "HEAD 1-100 @100"]],
  ["an entry in the middle is deleted", () => run("DELETE FROM ledger_entry WHERE sequence = 350"), ["HEAD 257-400 @400", "MISSING 350 @400"]],
  [
    "an entry is deleted and the others close the gap",
    async () => {
      await run("DELETE FROM ledger_entry WHERE sequence = 350");
      await shift(351, -1);
      await run("UPDATE ledger_head SET size = size - 1");
    },
    ["DISPLACED 350-512 @400", "HEAD 257-400 @400"],
  ],
  [
    "the last entries are deleted, below a witnessed head",
    () => run("DELETE FROM ledger_entry WHERE sequence > 500"),
    ["MISSING 501-603 @600", "TILE @600", "TRUNCATED 401-600 @600"],
  ],
  ["the last entries are deleted, after the last head", () => run("DELETE FROM ledger_entry WHERE sequence > 601"), ["MISSING 602-603"]],
  ["two entries change places", () => swap(10, 11), ["DISPLACED 10-11 @100", "HEAD 1-100 @100"]],
  ["two entries change places where no tile is full yet", () => swap(590, 591), ["HEAD 401-600 @600"]],
  [
    "an entry is slipped in",
    async () => {
      await shift(21, 1);
      await run("UPDATE ledger_head SET size = size + 1");
      await run("CREATE TEMP TABLE forged AS SELECT * FROM ledger_entry WHERE sequence = 20");
      await run("UPDATE forged SET sequence = 21, id = $1, salt = $2", [randomUUID(), randomBytes(32)]);
      await run("INSERT INTO ledger_entry SELECT * FROM forged");
      await run("DROP TABLE forged");
      await forge.leaf(21);
    },
    ["DISPLACED 21-512 @100", "HEAD 1-100 @100"],
  ],
  [
    "two entries swap their data subjects",
    () => run("UPDATE ledger_entry e SET subject = other.subject FROM ledger_entry other WHERE (e.sequence, other.sequence) IN ((30, 31), (31, 30))"),
    ["ALTERED 30-31 @100", "HEAD 1-100 @100"],
  ],
  [
    "an entry is edited with its leaf",
    async () => {
      await run("UPDATE ledger_entry SET actor = 'nobody' WHERE sequence = 450");
      await forge.leaf(450);
    },
    ["DISPLACED 450 @600", "HEAD 401-600 @600"],
  ],
  ["a tile is replaced", () => run("UPDATE ledger_tile SET hashes = overlay(hashes PLACING $1 FROM 33 FOR 32) WHERE index = 1", [randomBytes(32)]), ["DISPLACED 258"]],
  ["the hash over a tile is replaced", () => run("UPDATE ledger_tile SET hash = $1 WHERE index = 1", [randomBytes(32)]), ["TILE"]],
  ["a tile is deleted", () => run("DELETE FROM ledger_tile WHERE index = 0"), ["TILE"]],
  ["the count is set back", () => run("UPDATE ledger_head SET size = 600"), ["COUNT"]],
  [
    "a head gets another root",
    () => run("UPDATE ledger_checkpoint SET root = $1 WHERE size = 256", [randomBytes(32)]),
    ["HEAD 101-256 @256", "SIGNATURE @256", ...WITNESSES.map(() => "COSIGNATURE @256")],
    [],
  ],
  ["a head is deleted", () => run("DELETE FROM ledger_checkpoint WHERE size = 400"), [...WITNESSES.map(() => "COSIGNATURE @400"), "HEAD_GONE @400"]],
  [
    "a cosignature is replaced by that of another head",
    () => run("UPDATE ledger_cosignature c SET line = o.line FROM ledger_cosignature o WHERE c.size = 600 AND o.size = 400 AND c.witness = 'case' AND o.witness = 'case'"),
    ["COSIGNATURE @600"],
  ],
  [
    "entries are pruned and nothing accounts for it",
    async () => {
      await run("INSERT INTO ledger_pruned SELECT sequence, leaf_hash FROM ledger_entry WHERE sequence BETWEEN 5 AND 8");
      await run("DELETE FROM ledger_entry WHERE sequence BETWEEN 5 AND 8");
    },
    ["PRUNED_WITHOUT_RECORD 5-8"],
  ],
];

describe("a superuser changes the past", () => {
  it.each(TAMPERINGS)("%s: found", async (_what, how, found, proof = WITNESSES) => {
    await how();
    const { findings } = await verify();
    expect(findings.map(brief).sort()).toEqual([...found].sort());
    for (const { head, keptBy } of findings.filter(({ kind }) => ["ALTERED", "HEAD", "DISPLACED", "TRUNCATED"].includes(kind)))
      if (head) expect(keptBy!.filter((who) => who !== "its owner").sort(), "why: every witness has proof").toEqual(proof);
  });

  it("rewrites everything from one entry on, with the owner's own key: only the witnesses' heads show it, from the first one that covers it", async () => {
    const { signer, keys } = stolenKey();
    await run("UPDATE ledger_entry SET actor = 'nobody' WHERE sequence = 200");
    await forge.leaf(200);
    await forge.treeAndHeads(signer);
    const alone = await readPublished(urlOf(OWNER), (published) => verifyLedger(OWNER, published, { keys, witnessed: [], tolerance: 60_000 }));
    expect(alone.findings, "why: by itself the forgery is perfect").toEqual([]);
    const { findings, provenUpTo } = await verify(OWNER, keys);
    expect(findings.map(brief)).toEqual(["HEAD 101-256 @256"]);
    expect([...findings[0]!.keptBy!].sort()).toEqual(WITNESSES);
    expect(provenUpTo).toBe(100);
  });

  it("rewrites everything and cuts it off below a head that was seen", async () => {
    const { signer, keys } = stolenKey();
    await run("DELETE FROM ledger_entry WHERE sequence > 450");
    await run("UPDATE ledger_head SET size = 450");
    await run("DELETE FROM ledger_checkpoint WHERE size > 450");
    await run("DELETE FROM ledger_cosignature WHERE size > 450");
    expect((await verify(OWNER, keys)).findings.map(brief).sort()).toEqual(["HEAD_GONE @600", "TILE @600", "TRUNCATED 401-600 @600"]);
    await createCheckpoints({ database: asSuperuser, origin: originOf(OWNER), signer, now: Date.now }).make();
    const { findings } = await verify(OWNER, keys);
    expect(findings.map(brief).sort()).toEqual(["HEAD_GONE @600", "TILE @600", "TRUNCATED 451-600 @600"]);
    expect([...findings.find(({ kind }) => kind === "TRUNCATED")!.keptBy!].sort()).toEqual(WITNESSES);
  });

  it("turns back the clock: an entry that is older than those before it is found, also with a perfect tree", async () => {
    const { signer, keys } = stolenKey();
    await run("UPDATE ledger_entry SET recorded_at = recorded_at - interval '1 day' WHERE sequence = 602");
    await forge.leaf(602);
    expect((await verify(OWNER, keys)).findings.map(brief)).toEqual(["TIME 602"]);
    expect(signer.publicKey).toHaveLength(32);
  });

  it("is not covered by a head of the service: it signs nothing that does not continue the last", async () => {
    await run("UPDATE ledger_entry SET leaf_hash = $1 WHERE sequence = 590", [randomBytes(32)]);
    await expect(t.hub.subgraphs[OWNER].checkpoint()).rejects.toThrow("does not continue");
    expect(alarms).toEqual([{ event: "ledger-inconsistent", origin: originOf(OWNER), witness: OWNER }]);
    expect(await run("SELECT max(size)::int AS size FROM ledger_checkpoint")).toEqual([{ size: 600 }]);
  });

  it("says who has proof, in words", async () => {
    await run("UPDATE ledger_entry SET purpose = 'P' WHERE sequence = 50");
    expect(reportText(await verify())).toContain(`ALTERED entry 50: the entry is not the one its leaf was made of; head 100, kept by its owner, consent, case, `);
  });
});

describe("a witness", () => {
  const post = (name: (typeof SUBGRAPHS)[number], body: string) => fetch(`${t.hub.subgraphs[name].url}/ledger/add-checkpoint`, { method: "POST", body });
  const head = async (size: number) => (await run("SELECT note FROM ledger_checkpoint WHERE size = $1", [size]))[0]!["note"] as string;

  it("answers as C2SP tlog-witness says", async () => {
    const proof = await consistencyProof(600, 600, treeNodes(run));
    const good = await post("case", submissionBody(600, proof, await head(600)));
    expect(good.status).toBe(200);
    expect(await good.text()).toMatch(/^— samenhang\.example\/witness\/case [A-Za-z0-9+/=]+\n$/);
    const conflict = await post("case", submissionBody(400, await consistencyProof(400, 600, treeNodes(run)), await head(600)));
    expect([conflict.status, conflict.headers.get("content-type"), await conflict.text()]).toEqual([409, "text/x.tlog.size", "600\n"]);
    const statuses = async (...bodies: string[]) => Promise.all(bodies.map(async (body) => (await post("case", body)).status));
    const note = await head(600);
    expect(await statuses("", "old 600\n", note, `old 0600\n\n${note}`, `old 600\nx\n\n${note}`, `old 601\n\n${note}`)).toEqual([400, 400, 400, 400, 400, 400]);
    expect(await statuses(`old 0\n\n${note.replaceAll("ledger/ggz", "ledger/elsewhere")}`)).toEqual([404]);
    expect(await statuses(`old 0\n\n${note.replaceAll("ledger/ggz", "ledger/case")}`), "why: nobody witnesses itself").toEqual([404]);
    expect(await statuses(`old 600\n\n${note.replace("\n600\n", "\n700\n")}`)).toEqual([403]);
  });

  it("refuses a fork, keeps it as evidence, raises one alarm, and the verifier finds it there", async () => {
    const ownerKey = t.hub.publicKeys[OWNER].keys[0]!;
    expect(ownerKey.x).toBeDefined();
    // The service signs what the tampered database says: what is asked is whether others believe it.
    await run("UPDATE ledger_entry SET actor = 'nobody' WHERE sequence = 602");
    await forge.leaf(602);
    await run("DELETE FROM ledger_entry WHERE sequence > 602");
    await run("UPDATE ledger_head SET size = 602");
    const first = await t.hub.subgraphs[OWNER].checkpoint();
    expect(first?.witnesses).toEqual(WITNESSES);
    // Now the entry is put back as it was, and the head of 602 is forgotten and signed again.
    await run("UPDATE ledger_entry e SET actor = k.actor, leaf_hash = k.leaf_hash FROM kept_ledger_entry k WHERE e.sequence = 602 AND k.sequence = 602");
    await run("DELETE FROM ledger_checkpoint WHERE size = 602");
    await run("DELETE FROM ledger_cosignature WHERE size = 602");
    const second = await t.hub.subgraphs[OWNER].checkpoint();
    expect(second?.root).not.toEqual(first?.root);
    expect(second?.witnesses).toEqual([]);
    expect(alarms.filter((alarm) => "kind" in alarm)).toHaveLength(WITNESSES.length);
    await t.hub.subgraphs[OWNER].checkpoint();
    expect(
      alarms.filter((alarm) => "kind" in alarm),
      "why: the same lie is one piece of evidence",
    ).toHaveLength(WITNESSES.length);
    const { findings } = await verify();
    expect(findings.map(brief).sort()).toEqual(["HEAD 601-602 @602", ...WITNESSES.map(() => "FORK @602")].sort());
  });

  it("that could not answer loses nothing: it is asked again from the last head it cosigned", async () => {
    const down = "lokaal-team";
    await t.asOwner(down, "REVOKE INSERT ON ledger_witnessed FROM samenhang_app");
    try {
      await append(0, 5);
      expect((await t.hub.subgraphs[OWNER].checkpoint())?.witnesses).toEqual(WITNESSES.filter((name) => name !== down));
      await append(0, 5);
      expect((await t.hub.subgraphs[OWNER].checkpoint())?.witnesses).not.toContain(down);
    } finally {
      await t.asOwner(down, "GRANT INSERT ON ledger_witnessed TO samenhang_app");
    }
    expect((await t.hub.subgraphs[OWNER].checkpoint())?.witnesses, "why: nothing grew, and still it is asked").toEqual(WITNESSES);
    expect((await verify()).findings).toEqual([]);
  });

  it("cannot be made to forget by the application: heads, evidence, tiles and cosignatures are added and read", async () => {
    const { database } = t.hub.subgraphs.case;
    for (const table of ["ledger_witnessed", "ledger_evidence", "ledger_checkpoint", "ledger_cosignature", "ledger_tile"]) {
      await expect(database.query(`DELETE FROM ${table}`), table).rejects.toThrow("permission denied");
      await expect(database.query(`UPDATE ${table} SET size = 1`), table).rejects.toThrow(/permission denied|does not exist/);
    }
    await expect(database.query("DELETE FROM ledger_head")).rejects.toThrow("permission denied");
    await expect(database.query("INSERT INTO ledger_pruned VALUES (1, decode(repeat('00', 32), 'hex'))")).rejects.toThrow("permission denied");
  });
});

describe("doors", () => {
  it.each(["checkpoint", "head", "proof"])("POST /ledger/%s answers no one without the signed word of a service", async (door) => {
    for (const headers of [
      {},
      { "samenhang-service": "x" },
      { "samenhang-service": await t.token("gi-supervisor") },
      { "samenhang-service": "x", "samenhang-service-name": "gateway" },
    ]) {
      const answer = await fetch(`${t.hub.subgraphs[OWNER].url}/ledger/${door}`, { method: "POST", body: "{}", headers: headers as Record<string, string> });
      expect([answer.status, await answer.text()]).toEqual([401, expect.stringContaining("SERVICE_NOT_TRUSTED")]);
    }
  });
});

describe("an entry whose time is over", () => {
  const pruning = { rule: "RETENTION_20_YEARS", ground: "L-24", actor: "records", organisation: "ggz-noord", organisationType: "GGZ", subgraph: OWNER };

  it("loses its contents and its salt; proofs, heads and the record of it stay good", async () => {
    const old = await run("SELECT * FROM ledger_entry WHERE sequence = 40");
    expect(await prune(asSuperuser, { ...pruning, sequences: "1-100,300,550" }, Date.now)).toBe(101);
    expect(await run("SELECT count(*)::int AS n FROM ledger_entry WHERE sequence <= 100 OR sequence = 300")).toEqual([{ n: 0 }]);
    expect(await run("SELECT kind, decisions -> 0 ->> 'sequences' AS s, decisions -> 0 ->> 'rule' AS r FROM ledger_entry ORDER BY sequence DESC LIMIT 1")).toEqual([
      { kind: "PRUNE", s: "1-100,300", r: "RETENTION_20_YEARS" },
    ]);
    const report = await verify();
    expect(report.findings).toEqual([]);
    expect(report.pruned).toBe(101);
    expect((await t.hub.subgraphs[OWNER].checkpoint())?.size).toBe(TAIL + 1);
    // Who knew the whole entry but not its salt cannot show that it was this one: the leaf tells nothing.
    const kept = (await run("SELECT leaf_hash FROM ledger_pruned WHERE sequence = 40"))[0]!["leaf_hash"] as Buffer;
    expect(leafHashOf(recorded(old[0]!), old[0]!["salt"] as Buffer).equals(kept)).toBe(true);
    expect(leafHashOf(recorded(old[0]!), Buffer.alloc(32)).equals(kept)).toBe(false);
    expect(disclosuresOf(recorded(old[0]!), Buffer.alloc(32))).not.toEqual(disclosuresOf(recorded(old[0]!), old[0]!["salt"] as Buffer));
  });

  it("by its date; what accounts for a pruning is never pruned itself", async () => {
    await createLedger(run, Date.now).append([entryOf(1, { kind: "PRUNE" })]);
    await run("UPDATE ledger_entry SET kind = 'PRUNE' WHERE sequence = 9");
    await createLedgerTally(asSuperuser).advance();
    const pairs = async () => (await run("SELECT count(*)::int AS n FROM ledger_pair"))[0]!["n"] as number;
    const counted = await pairs();
    expect(await prune(asSuperuser, { ...pruning, before: new Date(Date.now() + 1_000) }, Date.now)).toBe(511);
    expect(await pairs(), "who read of whom goes with the entries").toBeLessThan(counted);
    expect(await run("SELECT min(sequence)::int AS first FROM ledger_entry")).toEqual([{ first: 9 }]);
  });

  it("is found when its record is altered or taken away", async () => {
    await prune(asSuperuser, { ...pruning, sequences: "1-10" }, Date.now);
    await run(`UPDATE ledger_entry SET decisions = jsonb_set(decisions, '{0,sequences}', '"1-5"') WHERE kind = 'PRUNE'`);
    expect((await verify()).findings.map(brief)).toEqual(["ALTERED 604", "PRUNED_WITHOUT_RECORD 1-10"]);
  });

  it("is not for the application, nor without a head that a witness saw", async () => {
    const { database } = t.hub.subgraphs[OWNER];
    const application: LedgerDatabase = {
      query: (sql, parameters) => database.query(sql, [...parameters]),
      transaction: (work) => database.transaction((manager) => work((sql, parameters) => manager.query(sql, [...parameters]))),
    };
    await expect(prune(application, { ...pruning, sequences: "1-10" }, Date.now)).rejects.toThrow("permission denied");
    await run("TRUNCATE ledger_cosignature");
    expect(await prune(asSuperuser, { ...pruning, sequences: "1-10" }, Date.now)).toBe(0);
    await expect(prune(asSuperuser, { ...pruning, sequences: "1-10; DROP TABLE x" }, Date.now)).rejects.toThrow("are written as");
  });
});
