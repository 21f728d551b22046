// `npm run bench`: ratios of runs taken side by side, in turns, on one machine. Absolute figures of a shared machine mean little.
import { performance } from "node:perf_hooks";
import { randomBytes, randomUUID } from "node:crypto";
import { leafHashOf } from "@samenhang/ledger";
import { createPolicy } from "@samenhang/policy";
import pg from "pg";
import { mintToken, startDemoIssuer } from "../../demo/dist/demo-issuer.js";
import { FAMILIES } from "../../demo/dist/families/index.js";
import { idOf } from "../../demo/dist/fixture.js";
import { FAMILY_VIEW } from "../../demo/dist/family-view.js";
import { startHub } from "../../demo/dist/hub.js";
import { ORGANISATIONS } from "../../demo/dist/organisations.js";
import { PERSONAS } from "../../demo/dist/personas.js";
import { openServer } from "../../demo/dist/postgres-server.js";
import { dropDatabases, provisionDatabases } from "../../demo/dist/provision.js";
import { seedDemo } from "../../demo/dist/seed.js";
import { SUBGRAPHS } from "../../demo/dist/subgraphs.js";

const ROUNDS = 5;
const PREFIX = `bench_${process.pid}`;
const persona = PERSONAS.find(({ id }) => id === "gi-supervisor");

const server = await openServer();
const issuer = await startDemoIssuer({ host: "127.0.0.1", port: 0, organisations: ORGANISATIONS, onFailure: console.error });
const hubs = {};
for (const [name, overHttp] of [
  ["in process", false],
  ["over HTTP", true],
]) {
  const databases = await provisionDatabases(server.adminUrl, { prefix: `${PREFIX}_${overHttp ? "h" : "l"}`, names: SUBGRAPHS });
  hubs[name] = await startHub({
    host: "127.0.0.1",
    port: 0,
    subgraphPort: 0,
    databases,
    issuers: issuer.issuers,
    now: () => Date.now(),
    onFailure: () => undefined,
    overHttp,
    prepare: (subgraphs) => seedDemo(Object.fromEntries(SUBGRAPHS.map((each) => [each, subgraphs[each].database])), FAMILIES, new Date()),
  });
}

const token = await mintToken(persona, { issuerUrl: issuer.url });
const ask = async (hub, query) => {
  const answer = await fetch(`${hub.url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${token}`,
      "samenhang-purpose": persona.purpose,
      "samenhang-case": persona.caseId,
      "samenhang-necessity": "benchmark of the family view",
    },
    body: JSON.stringify({ query, variables: { case: persona.caseId } }),
  });
  const { errors } = await answer.json();
  if (!answer.ok || errors) throw new Error(`the hub answered ${answer.status}`);
};
const requestsPerSecond = async (work, concurrency, seconds = 2) => {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (performance.now() < until) {
        await work();
        done += 1;
      }
    }),
  );
  return done / seconds;
};

/** Measures each candidate in turns and prints medians, with the ratio to the first. */
async function compare(title, candidates) {
  const results = new Map(candidates.map(([name]) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) for (const [name, measure] of candidates) results.get(name).push(await measure());
  const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const first = median(results.get(candidates[0][0]));
  console.log(`\n${title}`);
  for (const [name, values] of results) console.log(`  ${name.padEnd(34)} ${median(values).toFixed(1).padStart(10)}   x${(median(values) / first).toFixed(2)}`);
}

const SMALL = "query Small($case: ID!) { case(id: $case) { id } }";
for (const hub of Object.values(hubs)) for (const query of [FAMILY_VIEW, SMALL]) for (let warm = 0; warm < 5; warm += 1) await ask(hub, query);

await compare(
  "family view, requests per second, 8 at a time",
  Object.entries(hubs).map(([name, hub]) => [name, () => requestsPerSecond(() => ask(hub, FAMILY_VIEW), 8)]),
);
await compare(
  "smallest question about a case, requests per second, 8 at a time",
  Object.entries(hubs).map(([name, hub]) => [name, () => requestsPerSecond(() => ask(hub, SMALL), 8)]),
);

const ledger = hubs["in process"].subgraphs.ggz.ledger;
const entry = {
  traceId: "0".repeat(32),
  kind: "DISCLOSURE",
  actor: "bench",
  organisation: "gi-noord",
  role: "GI_SUPERVISOR",
  mandateOf: null,
  purpose: "EXECUTE_SUPERVISION_ORDER",
  caseId: null,
  necessity: null,
  breakGlassId: null,
  subject: null,
  owner: "ggz-noord",
  decisions: [{ field: "Type.field", outcome: "ALLOW", rule: "R", grounds: ["L-24"], reason: "PERMITTED", count: 1 }],
  policyVersion: "bench",
};
await compare(
  "ledger, entries per second, by callers at once",
  [1, 16, 64].map((callers) => [`${callers}`, () => requestsPerSecond(() => ledger.append([entry]), callers, 1)]),
);
const leaves = (count) => () => {
  const recorded = { ...entry, id: randomUUID(), recordedAt: new Date(), decisions: Array.from({ length: count }, () => entry.decisions[0]) };
  const salt = randomBytes(32);
  const until = performance.now() + 500;
  let done = 0;
  for (; performance.now() < until; done += 1) leafHashOf(recorded, salt);
  return done / 0.5;
};
await compare(
  "leaves of the ledger's tree, per second on one core, by decisions in the entry",
  [1, 10, 40].map((count) => [`${count}`, leaves(count)]),
);

const policy = createPolicy();
const question = {
  caller: { actor: "a", organisation: { id: "gi-noord", type: "GI" }, role: "GI_SUPERVISOR" },
  purpose: "EXECUTE_SUPERVISION_ORDER",
  request: { necessityStated: true, participatesInCase: true },
  subject: {
    holds: ["isInvolved", "measureInForce", "isInReach"],
    shielded: [],
    hidden: false,
    consents: [],
    consentProblems: [],
    consentFrom: [],
    providersNamed: [],
    decidesAlone: false,
    conflictOfInterest: false,
  },
  record: { owner: "lt-noord", ownerType: "LOCAL_TEAM", markedNecessary: true },
  field: { name: "HelpTrajectory.goals", category: "PLAN", confidentiality: "C2" },
  now: new Date(),
};
const denied = { ...question, record: { ...question.record, markedNecessary: false } };
const perSecond = (asked) => () => {
  const until = performance.now() + 500;
  let done = 0;
  while (performance.now() < until) for (let burst = 0; burst < 100; burst += 1, done += 1) policy.decide(asked);
  return done / 500;
};
await compare("decisions per millisecond", [
  ["a grant", perSecond(question)],
  ["a refusal with its reason", perSecond(denied)],
]);

await compareSilence();

for (const hub of Object.values(hubs)) await hub.stop();
await issuer.stop();
await dropDatabases(server.adminUrl, `${PREFIX}_h`);
await dropDatabases(server.adminUrl, `${PREFIX}_l`);
await dropDatabases(server.adminUrl, `${PREFIX}_e`);
await server.stop();

/**
 * Does the time of an answer tell what the answer hides? The same question in turns to two hubs, in one of which nothing of
 * the kind was recorded. z is that of the rank-sum test of Mann, Whitney and Wilcoxon: beyond 2 either way the hubs differ by
 * more than chance. A difference is one hub's against another's: what one caller over a network could measure is less.
 */
async function compareSilence() {
  const samples = 300;
  const databases = await provisionDatabases(server.adminUrl, { prefix: `${PREFIX}_e`, names: SUBGRAPHS });
  const empty = await startHub({
    host: "127.0.0.1",
    port: 0,
    subgraphPort: 0,
    databases,
    issuers: issuer.issuers,
    now: () => Date.now(),
    onFailure: () => undefined,
    prepare: (subgraphs) => seedDemo(Object.fromEntries(SUBGRAPHS.map((each) => [each, subgraphs[each].database])), FAMILIES, new Date()),
  });
  for (const [name, sql] of [
    ["case", `DELETE FROM shielding_order`],
    ["case", `DELETE FROM address WHERE kind IN ('SHELTER', 'SCHOOL')`],
    ["case", `DELETE FROM case_participant WHERE organisation = 'ggz-noord'`],
    ["consent", `DELETE FROM attested_fact WHERE kind IN ('SHIELDING', 'TREATMENT')`],
    ["ggz", `DELETE FROM published_involvement`],
    ["ggz", `DELETE FROM released_statement`],
    ["veilig-thuis", `UPDATE report SET reporter_name = NULL, reporter_capacity = NULL, reporter_anonymity = NULL, reporter_actor = NULL, reporter_organisation = NULL`],
    ["veilig-thuis", `DELETE FROM child_conversation`],
  ]) {
    const client = new pg.Client({ connectionString: databases[name].migrationUrl });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  console.log(`\nsilence against emptiness, milliseconds, ${samples} samples of each in turns`);
  for (const [title, as, about, selection] of [
    ["a shielded address, and its words", "gi-supervisor-two-sides", "K3", "displayName contacts { value } addresses { line } informationItems { text }"],
    ["involvement of mental health care", "vt-worker", "M", "displayName ggzInvolvement { since }"],
    ["a reporter", "lt-careworker", "K2", "displayName vtReports { reporter { name } }"],
    ["what a child told in confidence", "mother-m", "K4", "displayName vtChildConversations { account }"],
  ]) {
    const asker = PERSONAS.find(({ id }) => id === as);
    const body = JSON.stringify({ query: `query Q($id: ID!) { person(id: $id) { ${selection} } }`, variables: { id: idOf("person", about) } });
    const headers = {
      "content-type": "application/json",
      authorization: `Bearer ${await mintToken(asker, { issuerUrl: issuer.url })}`,
      "samenhang-purpose": asker.purpose,
      "samenhang-case": asker.caseId,
      "samenhang-necessity": "benchmark of what is hidden",
    };
    const time = async (hub) => {
      const from = performance.now();
      const answer = await fetch(`${hub.url}/graphql`, { method: "POST", headers, body });
      const { errors } = await answer.json();
      if (!answer.ok || errors) throw new Error(`the hub answered ${answer.status}`);
      return performance.now() - from;
    };
    const [hidden, nothing] = [[], []];
    for (let sample = -30; sample < samples; sample += 1) {
      // Who goes first changes every turn: what the first does to the machine, the second feels.
      const order = sample % 2 ? [hidden, nothing] : [nothing, hidden];
      for (const into of order) {
        const taken = await time(into === hidden ? hubs["in process"] : empty);
        if (sample >= 0) into.push(taken);
      }
    }
    const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
    const [there, bare] = [median(hidden), median(nothing)];
    console.log(`  ${title.padEnd(34)} ${there.toFixed(2).padStart(8)} ${bare.toFixed(2).padStart(8)}   x${(there / bare).toFixed(3)}   z ${rankSum(hidden, nothing).toFixed(2)}`);
  }
  await empty.stop();
}

/** How far the ranks of one row of samples lie from those of the other, in standard deviations of chance. */
function rankSum(a, b) {
  const all = [...a.map((value) => [value, true]), ...b.map((value) => [value, false])].sort(([x], [y]) => x - y);
  const ranks = all.reduce((sum, [, isOfA], at) => (isOfA ? sum + at + 1 : sum), 0);
  const u = ranks - (a.length * (a.length + 1)) / 2;
  return (u - (a.length * b.length) / 2) / Math.sqrt((a.length * b.length * (a.length + b.length + 1)) / 12);
}
