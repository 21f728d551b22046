// `npm run bench:ledger -- [entries] [verified]`: a ledger of ten million generated entries, and how long its questions take.
// Generated entries lie over a year and have random leaves: the tree does not care. What the verifier does is measured on entries of its own.
import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import {
  createCheckpoints,
  createLedger,
  IN_ORDER,
  createLedgerSearch,
  createLedgerTally,
  aboutPerson,
  leafHashOf,
  originOf,
  treeNodes,
  inclusionProof,
  consistencyProof,
  isConsistent,
  isIncluded,
  rootHash,
} from "@samenhang/ledger";
import { readPublished, verifyLedger } from "@samenhang/office";
import { firstMigration, openDatabase } from "@samenhang/subgraph";
import { generateServiceJwk, loadServiceKey } from "@samenhang/ticket";
import { noteSigner } from "../../shared/subgraph/dist/ledger-keys.js";
import { openServer } from "../../demo/dist/postgres-server.js";
import { dropDatabases, provisionDatabases } from "../../demo/dist/provision.js";
import pg from "pg";

const ENTRIES = Number(process.argv[2] ?? 10_000_000);
const VERIFIED = Number(process.argv[3] ?? 100_000);
const BATCH = 500_000;
const PREFIX = `bench_ledger_${process.pid}`;

const say = (what, figure) => console.log(`${what.padEnd(76)} ${figure}`);
const timed = async (work) => {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
};
/** Seconds of processor time of this process, which the neighbours on a shared machine do not lengthen. */
const processorTime = async (work) => {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1e6, result];
};
const once = async (what, work) => {
  const [time, result] = await timed(work);
  say(what, `${time < 10_000 ? `${time.toFixed(0)} ms` : `${(time / 1000).toFixed(1)} s`}`);
  return result;
};
/** Median and 95th percentile over many. */
const often = async (what, count, work) => {
  const times = [];
  for (let at = 0; at < count; at += 1) times.push((await timed(() => work(at)))[0]);
  times.sort((a, b) => a - b);
  say(what, `median ${times[Math.floor(count / 2)].toFixed(1)} ms, 95% ${times[Math.floor(count * 0.95)].toFixed(1)} ms`);
};

const server = await openServer();
const urls = await provisionDatabases(server.adminUrl, { prefix: PREFIX, names: ["large", "real"] });
const open = (name) => openDatabase(urls[name], [], [firstMigration([])]);
const asLedger = (source) => ({
  query: (sql, parameters = []) => source.query(sql, [...parameters]),
  transaction: (work) => source.transaction((manager) => work((sql, parameters) => manager.query(sql, [...parameters]))),
});
const key = await loadServiceKey("bench", await generateServiceJwk());
const signer = noteSigner(key);
const entry = (at) => ({
  traceId: randomUUID(),
  kind: "DISCLOSURE",
  actor: `actor-${at % 5000}`,
  organisation: `org-${at % 40}`,
  organisationType: "GI",
  role: "GI_SUPERVISOR",
  mandateOf: null,
  purpose: "EXECUTE_SUPERVISION_ORDER",
  caseId: randomUUID(),
  necessity: "nodig om de veiligheid van het kind te wegen",
  breakGlassId: null,
  subject: randomUUID(),
  owner: `org-${(at * 7) % 40}`,
  decisions: Array.from({ length: 6 }, (_, place) => ({
    field: `SafetyAssessment.field${place}`,
    outcome: place < 4 ? "ALLOW" : "DENY",
    rule: "P08-GI-SAF-1",
    grounds: ["L-24"],
    reason: "PERMITTED",
    category: "SAFETY",
    conditions: "1a2b",
    count: 1,
  })),
  policyVersion: "0".repeat(64),
});

try {
  console.log(`${ENTRIES.toLocaleString("en")} generated entries\n`);
  const large = await open("large");
  const owner = new pg.Client({ connectionString: urls.large.migrationUrl });
  owner.on("error", () => undefined);
  await owner.connect();
  await once("generating them (SQL, random leaves)", async () => {
    const { rows: indexes } = await owner.query(
      `SELECT i.indexname AS name, i.indexdef AS definition FROM pg_indexes i
        WHERE i.tablename = 'ledger_entry' AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)`,
    );
    for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`);
    for (let from = 0; from < ENTRIES; from += BATCH) {
      await owner.query(
        `INSERT INTO ledger_entry (sequence, id, recorded_at, trace_id, kind, actor, organisation, organisation_type, role, purpose, subject, owner, decisions, policy_version, leaf_version, salt, leaf_hash)
         SELECT n, gen_random_uuid(), now() - interval '1 year' * (($3::bigint - n) / $3::double precision), md5((n / 12)::text), 'DISCLOSURE', 'actor-' || n % 5000, 'org-' || (n * 31) % 40, 'GI', 'GI_SUPERVISOR',
                'EXECUTE_SUPERVISION_ORDER', md5((n % 200000)::text)::uuid, 'org-' || (n * 7) % 40,
                '[{"field": "SafetyAssessment.judgement", "outcome": "ALLOW", "rule": "P08-GI-SAF-1", "grounds": ["L-24"], "reason": "PERMITTED", "category": "SAFETY", "count": 1},
                  {"field": "SafetyAssessment.events", "outcome": "DENY", "rule": "P08-GI-SAF-1", "grounds": [], "reason": "NO_RULE", "category": "SAFETY", "count": 1}]',
                'v', 1, sha256(n::text::bytea), sha256(('leaf ' || n)::bytea)
           FROM generate_series($1::bigint, $2::bigint) AS n`,
        [from + 1, Math.min(from + BATCH, ENTRIES), ENTRIES],
      );
    }
    for (const { definition } of indexes) await owner.query(definition);
    await owner.query("UPDATE ledger_head SET size = $1", [ENTRIES]);
    await owner.query("VACUUM ANALYZE ledger_entry");
  });
  const database = asLedger(large);
  const ledger = createLedger(database.query, Date.now, IN_ORDER);
  const checkpoints = createCheckpoints({ database, origin: originOf("bench"), signer, now: Date.now });
  const first = await once("the first head over all of them, with every tile", () => checkpoints.make());
  await ledger.append(Array.from({ length: 1000 }, (_, at) => entry(at)));
  const grown = await once("the next head, 1,000 entries later", () => checkpoints.make());
  await often("proof of inclusion, made and checked", 300, async () => {
    const index = Math.floor(Math.random() * first.size);
    const [{ leaf_hash: leaf }] = await database.query("SELECT leaf_hash FROM ledger_entry WHERE sequence = $1", [index + 1]);
    if (!isIncluded(leaf, index, grown.size, await inclusionProof(index, grown.size, treeNodes(database.query)), grown.root)) throw new Error("not included");
  });
  await often("proof of consistency from any earlier size, made and checked", 300, async () => {
    const old = 1 + Math.floor(Math.random() * (grown.size - 1));
    const node = treeNodes(database.query);
    if (!isConsistent(old, await rootHash(old, node), grown.size, grown.root, await consistencyProof(old, grown.size, node))) throw new Error("not consistent");
  });
  const search = createLedgerSearch(database.query);
  const anywhere = () => String(1 + Math.floor(Math.random() * ENTRIES));
  const anEntry = async () => (await database.query("SELECT trace_id, organisation, subject, actor, recorded_at FROM ledger_entry WHERE sequence = $1", [anywhere()]))[0];
  const found = async (filter, position) => {
    const { entries, next } = await search.page(filter, { limit: 100, ...position });
    if (entries.length === 0 && next === null) throw new Error("nothing found");
  };
  const reader = (at) => `org-${at % 40}`;
  await often("newest 100 entries of an organisation", 100, (at) => found({ reader: reader(at) }));
  await often("100 entries of an organisation, from anywhere in its past", 100, (at) => found({ reader: reader(at) }, { before: anywhere() }));
  await often("the entries of one request", 100, async () => {
    const { trace_id: traceId, organisation } = await anEntry();
    await found({ reader: organisation, traceId });
  });
  await often("the entries about one person", 100, async () => {
    const { subject, organisation } = await anEntry();
    await found({ reader: organisation, subject });
  });
  await often("the entries of one professional in one week", 100, async () => {
    const { actor, organisation, recorded_at: at } = await anEntry();
    await found({ reader: organisation, actor, from: new Date(at.getTime() - 3.5 * 86_400_000), to: new Date(at.getTime() + 3.5 * 86_400_000) });
  });
  await often("a reason that stands in no entry: a whole search until it stops", 20, (at) => search.page({ reader: reader(at), reason: "NEVER_A_REASON" }, { limit: 100 }));
  await often("what was given about one person in a year, for a statement", 100, async () => {
    const { subject, recorded_at: at } = await anEntry();
    const [from, to] = [-183, 183].map((days) => new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10));
    if ((await aboutPerson(database.query, { person: subject, from, to }, null)).entries.length === 0) throw new Error("nothing found");
  });
  const tally = createLedgerTally(database);
  await once("counting all of them for findings; after that only what is new", () => tally.advance());
  const momentAt = async (order) => (await database.query(`SELECT recorded_at FROM ledger_entry ORDER BY sequence ${order} LIMIT 1`))[0].recorded_at;
  const [oldest, newest] = [await momentAt("ASC"), await momentAt("DESC")];
  const period = { from: oldest.toISOString().slice(0, 10), to: newest.toISOString().slice(0, 10) };
  for (const kind of ["refusals", "outsideHours", "volumes", "asking"]) await often(`findings over the whole ledger: ${kind}`, 20, (at) => tally[kind](reader(at), period));
  await often("persons of whom was read and for whom nothing was done, a page of 5,000", 20, (at) => tally.unfollowed(reader(at), oldest, newest, null));
  await often("an entry appended to it", 300, (at) => ledger.append([entry(at)]));
  await owner.end();
  await large.destroy();

  console.log(`\n${VERIFIED.toLocaleString("en")} real entries\n`);
  const real = await open("real");
  const kept = asLedger(real);
  const written = createLedger(kept.query);
  const [hashing] = await processorTime(() => {
    const sample = { ...entry(1), id: randomUUID(), recordedAt: new Date() };
    for (let at = 0; at < 5_000; at += 1) leafHashOf(sample, Buffer.alloc(32, at % 256));
  });
  say("cost of the leaf of one entry", `${((hashing / 5_000) * 1e6).toFixed(0)} µs of processor time`);
  const [appending] = await timed(async () => {
    for (let at = 0; at < VERIFIED; at += 500) await written.append(Array.from({ length: Math.min(500, VERIFIED - at) }, (_, more) => entry(at + more)));
  });
  say("appended, 500 at a time", `${((VERIFIED / appending) * 1000).toFixed(0)} per second`);
  await createCheckpoints({ database: kept, origin: originOf("bench"), signer, now: Date.now }).make();
  const keys = { bench: { keys: [key.publicJwk] } };
  const [[busy, report], verifying] = await timed(() =>
    processorTime(() => readPublished(urls.real.url, (published) => verifyLedger("bench", published, { keys, witnessed: [], tolerance: 60_000 }))),
  ).then(([time, result]) => [result, time]);
  // Entries that stand for what was not recorded are entries too (ADR 20).
  if (report.findings.length > 0 || report.entries < VERIFIED) throw new Error(`the verifier found ${JSON.stringify(report)}`);
  say(
    "verified from the entries on, one owner",
    `${((report.entries / verifying) * 1000).toFixed(0)} per second, ${(report.entries / busy).toFixed(0)} per second of processor time`,
  );
  await real.destroy();
} finally {
  await dropDatabases(server.adminUrl, PREFIX);
  await server.stop();
}
