import { randomUUID } from "node:crypto";
import type { Role } from "@samenhang/caller";
import { PURPOSES, type Purpose } from "@samenhang/policy";
import { logFailure } from "@samenhang/service";
import { loadServiceKey, generateServiceJwk, operationDigest, signTicket, TICKET_HEADER } from "@samenhang/ticket";
import { buildSchema, getNamedType, isLeafType, isObjectType, type GraphQLObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintToken } from "../../demo/dist/demo-issuer.js";
import { ORGANISATIONS } from "../../demo/dist/organisations.js";
import type { Persona } from "../../demo/dist/persona.js";
import { PERSONAS } from "../../demo/dist/personas.js";
import type { SubgraphName } from "../../demo/dist/subgraphs.js";
import { people, startTestHub, type TestHub } from "../hub.js";
import { createDice } from "../policy/random-questions.js";
import { DERIVED, UNFED } from "./canaries/catalogue.js";
import type { Asker } from "./canaries/facts.js";
import { plant, supergraph, type Canary, type Planted } from "./canaries/plant.js";
import { INPUT, Queries, type Ids, type Near, type Operation, type Question } from "./canaries/queries.js";
import { readNow, type Reading } from "./canaries/reading.js";
import { fillTheEmpty, type Made } from "./canaries/rows.js";

/**
 * Nobody is shown what the matrix does not open to them. Every value of every owner is replaced by one that is nowhere else,
 * every persona asks generated questions for every purpose, and a reading of the matrix that was written apart says which of
 * those values may come back: none else does, in body, extensions, errors, headers or log. `SEED` repeats a run,
 * `CANARY_QUERIES` makes it as long as wanted.
 */
const QUERIES = Number(process.env["CANARY_QUERIES"] ?? 1_000);
const AT_ONCE = 6;
/** How often each persona asks as widely as it can. */
const ROUNDS = 5;
const NECESSITY = "kanarienood: needed to weigh the safety of the children in this case";
const MINUTES = 60_000 * Math.max(4, QUERIES / 1_000);

let t: TestHub;
let planted: Planted;
let made: Made;
let reading: Reading;
let queries: Queries;
/** Texts are asked again by others and about others: to plan one costs more than to answer it. */
let wide: readonly Question[];
let reads: readonly Question[];
const pick = (from: readonly Question[]): Question => dice.pick(from);
const operationOf = ({ query, about }: Question, near: Near): Operation => ({ query, variables: about(near) });
/** The suite asks the same questions each time; ask others with `SEED`, and more of them with `CANARY_QUERIES`. */
const SEED = Number(process.env["SEED"] ?? 20_261_122) >>> 0;
const dice = createDice(SEED);
const logged: string[] = [];
const stolen: { subgraph: string; ticket: string; query: string; variables: Record<string, unknown> | undefined; asker: Asker }[] = [];
let watching: Asker | undefined;
const write = { out: process.stdout.write.bind(process.stdout), err: process.stderr.write.bind(process.stderr) };

beforeAll(async () => {
  const keep = (chunk: unknown): boolean => logged.push(String(chunk)) > 0;
  process.stdout.write = keep as typeof process.stdout.write;
  process.stderr.write = keep as typeof process.stderr.write;
  t = await startTestHub({ onFailure: logFailure("hub") });
  made = await fillTheEmpty(t);
  planted = await plant(t);
  reading = await readNow(t);
  queries = new Queries(dice, await realIds());
  wide = Array.from({ length: 20 }, () => queries.wide());
  reads = Array.from({ length: Math.ceil(QUERIES / 10) }, () => queries.read());
  for (const [name, subgraph] of Object.entries(t.hub.subgraphs)) {
    const execute = subgraph.execute.bind(subgraph);
    Object.assign(subgraph, {
      execute: (request: Parameters<typeof execute>[0]) => {
        if (watching && request.ticket) stolen.push({ subgraph: name, ticket: request.ticket, query: request.query, variables: request.variables, asker: watching });
        return execute(request);
      },
    });
  }
}, 120_000);
afterAll(async () => {
  process.stdout.write = write.out;
  process.stderr.write = write.err;
  await t?.stop();
});

async function realIds(): Promise<Ids> {
  const byType = new Map<string, Set<string>>();
  for (const { shownBy, row } of planted.all) for (const [first] of shownBy) byType.set(first!.split(".")[0]!, (byType.get(first!.split(".")[0]!) ?? new Set()).add(row));
  const cases = await t.asOwner("case", "SELECT id FROM casus ORDER BY id");
  const professionals = await t.asOwner("case", "SELECT slug FROM professional ORDER BY slug");
  return {
    persons: Object.values(people),
    cases: cases.map(({ id }) => String(id)),
    organisations: ORGANISATIONS.map(({ id }) => id),
    professionals: professionals.map(({ slug }) => String(slug)),
    of: (type) => [...(byType.get(type) ?? [])],
  };
}

interface Asks {
  readonly asker: Asker;
  readonly persona: Persona;
  readonly near: Near;
}

const inCase = new Map<string, Promise<readonly string[]>>();
const personsOf = (caseId: string): Promise<readonly string[]> => {
  let known = inCase.get(caseId);
  if (!known)
    inCase.set(
      caseId,
      (known = t.asOwner("case", `SELECT DISTINCT unnest(about) AS id FROM case_person WHERE casus = $1 ORDER BY 1`, [caseId]).then((rows) => rows.map(({ id }) => String(id)))),
    );
  return known;
};

const callerOf = ({ id, organisation, type, region, role, registrationUntil, person }: Persona): Asker["caller"] => ({
  actor: id,
  organisation: { id: organisation, type, region },
  role,
  mandateOf: undefined,
  registrationUntil,
  person,
  strongAuthentication: true,
});

/** A persona with the context it usually declares. */
const asUsual = async (persona: Persona): Promise<Asks> => {
  const { purpose, caseId } = persona;
  const breakGlassId = made.emergencies[persona.id];
  return {
    persona,
    asker: { caller: callerOf(persona), purpose, caseId, necessityStated: true, breakGlassId },
    near: { caseId, persons: caseId === undefined ? [] : await personsOf(caseId) },
  };
};

/** Anybody, for any purpose, in any case; now and then somebody with the same number at another organisation. */
async function anybody(): Promise<Asks> {
  let persona = dice.pick(PERSONAS);
  if (dice.chance(0.04)) {
    const elsewhere = dice.pick(ORGANISATIONS.filter(({ id, type }) => id !== persona.organisation && type !== "PERSON" && persona.type !== "PERSON"));
    const role: Role = dice.pick(["SAFETY_OFFICER", "PRIVACY_OFFICER", "REVIEWER_OTHER_REGION"]);
    if (elsewhere && persona.type !== "PERSON") persona = { ...persona, organisation: elsewhere.id, type: elsewhere.type, role };
  }
  const claimable = (Object.keys(PURPOSES) as Purpose[]).filter((purpose) => (PURPOSES[purpose].claims as Record<string, readonly Role[]>)[persona.type]?.includes(persona.role));
  const luck = dice.roll();
  const purpose = luck < 0.5 ? persona.purpose : luck < 0.85 && claimable.length > 0 ? dice.pick(claimable) : dice.pick(Object.keys(PURPOSES) as Purpose[]);
  const caseId = dice.chance(0.75) ? persona.caseId : dice.chance(0.7) ? dice.pick(PERSONAS).caseId : undefined;
  const opened = Object.values(made.emergencies);
  const breakGlassId = purpose === "ACUTE_SAFETY" && dice.chance(0.8) ? (made.emergencies[persona.id] ?? dice.pick(opened)) : undefined;
  const asker: Asker = { caller: callerOf(persona), purpose, caseId, necessityStated: dice.chance(0.85), breakGlassId };
  return { persona, asker, near: { caseId, persons: caseId === undefined ? [] : await personsOf(caseId) } };
}

const tokens = new Map<string, Promise<string>>();
const tokenOf = (persona: Persona): Promise<string> => {
  const key = `${persona.id} ${persona.organisation} ${persona.role}`;
  let token = tokens.get(key);
  if (!token) tokens.set(key, (token = mintToken(persona, { issuerUrl: t.issuerUrl })));
  return token;
};

async function send({ persona, asker }: Asks, { query, variables }: Operation, how: "POST" | "GET" = "POST"): Promise<string> {
  const headers = {
    authorization: `Bearer ${await tokenOf(persona)}`,
    "samenhang-purpose": asker.purpose,
    ...(asker.caseId === undefined ? {} : { "samenhang-case": asker.caseId }),
    ...(asker.necessityStated ? { "samenhang-necessity": NECESSITY } : {}),
    ...(asker.breakGlassId === undefined ? {} : { "samenhang-break-glass": asker.breakGlassId }),
  };
  const response =
    how === "POST"
      ? await fetch(`${t.hub.url}/graphql`, { method: "POST", headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify({ query, variables }) })
      : await fetch(`${t.hub.url}/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) }).toString()}`, {
          headers: { ...headers, "apollo-require-preflight": "1" },
        });
  return wholeOf(response);
}

/** All that left: status, headers and body. */
const wholeOf = async (response: Response): Promise<string> => `${response.status}\n${JSON.stringify([...response.headers])}\n${await response.text()}`;

interface Leak {
  readonly what: string;
  readonly who: string;
  readonly asked: string;
}

/** What appeared, and what of it may not, by this reading. */
async function compare(text: string, asker: Asker, operation: Pick<Operation, "query" | "variables">, by: Reading): Promise<{ seen: readonly Canary[]; leaks: readonly Leak[] }> {
  const seen = planted.in(text);
  const leaks: Leak[] = [];
  for (const canary of seen) {
    if (await by.mayAppear(canary, asker)) continue;
    const { subgraph, table, column, row, shownBy } = canary;
    leaks.push({
      what: `${subgraph}.${table}.${column} of ${row}, shown by ${shownBy.map((path) => path.at(-1)).join(" or ") || "no field"}`,
      who: `${asker.caller.actor} (${asker.caller.organisation.id}, ${asker.caller.role}) for ${asker.purpose} in ${asker.caseId ?? "no case"}${asker.necessityStated ? "" : ", without necessity"}`,
      asked: `${operation.query} ${JSON.stringify(operation.variables)}`.slice(0, 2_000),
    });
  }
  if (text.includes("kanarienood")) leaks.push({ what: "the stated necessity", who: asker.caller.actor, asked: operation.query });
  return { seen, leaks };
}

const seenBy = new Map<string, Set<string>>();
let answers = 0;
const codes = new Map<string, number>();

/** Asks and compares, several at once; gives what should not have appeared. */
async function run(count: number, ask: (index: number) => Promise<{ asks: Asks; operation: Operation; how?: "GET" } | undefined>): Promise<readonly Leak[]> {
  const leaks: Leak[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      const question = await ask(next++);
      if (!question) continue;
      const { asks, operation, how } = question;
      const text = await send(asks, operation, how);
      const found = await compare(text, asks.asker, operation, reading);
      answers += 1;
      for (const [, code] of text.matchAll(/"code":"(\w+)"/g)) codes.set(code!, (codes.get(code!) ?? 0) + 1);
      const { id, organisation } = asks.persona;
      const who = PERSONAS.some((persona) => persona.id === id && persona.organisation === organisation) ? id : `${id} elsewhere`;
      const known = seenBy.get(who) ?? new Set();
      seenBy.set(who, known);
      for (const { value } of found.seen) known.add(value);
      leaks.push(...found.leaks);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return leaks;
}

const report = (leaks: readonly Leak[]): string[] => {
  const kinds = new Map<string, Leak & { count: number }>();
  for (const leak of leaks) {
    const kind = `${leak.what.replace(/ of [0-9a-f-]{36}/, "")} to ${leak.who}`;
    kinds.set(kind, { ...leak, count: (kinds.get(kind)?.count ?? 0) + 1 });
  }
  return [...kinds].slice(0, 25).map(([kind, { count, what, asked }]) => `${count} x ${kind}\n  ${what}\n  ${asked}`);
};

describe(`what nobody may be shown, SEED=${SEED}`, () => {
  it("every field of every type that says something carries a canary, or it is said why not", () => {
    const fed = new Set(planted.all.flatMap(({ shownBy }) => shownBy.map((path) => path.at(-1)!)));
    const lacking: string[] = [];
    for (const type of Object.values(supergraph.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith("_") || type.name === "Mutation" || DERIVED[type.name]) continue;
      for (const field of Object.values(type.getFields())) {
        const named = getNamedType(field.type);
        const canCarry = isLeafType(named) && ["String", "Int", "LocalDate", "DateTimeISO"].includes(named.name);
        if (canCarry && !fed.has(`${type.name}.${field.name}`) && !UNFED[`${type.name}.${field.name}`]) lacking.push(`${type.name}.${field.name}`);
      }
    }
    expect(lacking).toEqual([]);
    const stale = Object.keys(UNFED).filter((field) => fed.has(field));
    expect(stale, "an exception that is no longer one").toEqual([]);
    expect(planted.all.length).toBeGreaterThan(2_500);
  });

  it(
    "is in no answer to what is asked as usual, as wide as it can be",
    async () => {
      const leaks = await run(PERSONAS.length * ROUNDS, async (index) => {
        const asks = await asUsual(PERSONAS[index % PERSONAS.length]!);
        return { asks, operation: operationOf(wide[Math.floor((index * ROUNDS) / PERSONAS.length) % wide.length]!, asks.near) };
      });
      expect(report(leaks)).toEqual([]);
    },
    MINUTES,
  );

  it(
    `is in no answer to ${QUERIES} generated questions of anybody, for any purpose`,
    async () => {
      const leaks = await run(QUERIES, async () => {
        const asks = await anybody();
        return { asks, operation: operationOf(pick(reads), asks.near), ...(dice.chance(0.05) ? { how: "GET" as const } : {}) };
      });
      expect(report(leaks)).toEqual([]);
    },
    MINUTES,
  );

  it(
    "is in no answer to what cannot be answered",
    async () => {
      const leaks = await run(QUERIES / 6, async () => {
        const asks = await anybody();
        return { asks, operation: queries.malformed(asks.near) };
      });
      expect(report(leaks)).toEqual([]);
    },
    MINUTES,
  );
});

describe("a subgraph asked past the gateway", () => {
  it(
    "answers no ticket, a forged one, or one for another operation; a ticket used twice gives no more than it gave",
    async () => {
      const asking = await Promise.all(
        ["gi-supervisor", "vt-worker", "lt-careworker", "mother-m", "ggz-clinician"].map((id) => asUsual(PERSONAS.find((persona) => persona.id === id)!)),
      );
      for (const asks of asking) {
        watching = asks.asker;
        for (let round = 0; round < 3; round += 1) await send(asks, operationOf(pick(wide), asks.near));
      }
      watching = undefined;
      const forger = await loadServiceKey("consent", await generateServiceJwk());
      const leaks: Leak[] = [];
      let replayed = 0;
      for (const { subgraph: name, ticket, query, variables, asker } of stolen) {
        const subgraph = t.hub.subgraphs[name as SubgraphName];
        const near = { caseId: asker.caseId, persons: Object.values(people) };
        const types = entitiesOf(subgraph.sdl);
        const operation = types.length > 0 ? queries.entities(types, near) : { query, variables: variables ?? {} };
        const body = { ...operation };
        const claims = JSON.parse(Buffer.from(ticket.split(".")[1]!, "base64url").toString("utf8")) as Record<string, unknown>;
        const forged = await signTicket(
          { ...(claims as never as Parameters<typeof signTicket>[0]), audience: name, operations: [operationDigest(operation.query, operation.variables)] },
          forger,
          () => Date.now(),
        );
        const past = async (given: string | undefined, what: object): Promise<string> =>
          wholeOf(
            await fetch(`${subgraph.url}/graphql`, {
              method: "POST",
              headers: { "content-type": "application/json", ...(given ? { [TICKET_HEADER]: given } : { "apollo-require-preflight": "1" }) },
              body: JSON.stringify(what),
            }),
          );
        for (const given of [undefined, forged, ...(types.length > 0 ? [ticket] : []), `${ticket.slice(0, -4)}AAAA`, ticket.toUpperCase()])
          expect(planted.in(await past(given, body))).toEqual([]);
        const again = await compare(await past(ticket, { query, variables }), asker, { query, variables: variables ?? {} }, reading);
        replayed += again.seen.length;
        leaks.push(...again.leaks);
      }
      expect(report(leaks)).toEqual([]);
      expect(replayed, "why: else this would prove nothing").toBeGreaterThan(50);
    },
    MINUTES,
  );

  it(
    "and the decision point says nothing of what is kept",
    async () => {
      for (let round = 0; round < 40; round += 1) {
        const { persona, asker, near } = await anybody();
        const path = dice.pick(["evaluation", "evaluations", "search/subject", "search/resource", "search/action"]);
        const resource = {
          type: dice.pick(["HelpTrajectory", "Report", "Person", "Address", "x"]),
          id: dice.pick([...near.persons, people["M"]!, "x"]),
          properties: { field: "goals" },
        };
        const body = {
          subject: { type: "professional", id: persona.id },
          action: { name: "read" },
          resource,
          context: { purpose: asker.purpose, case: asker.caseId, necessity: NECESSITY },
          evaluations: [{ resource }],
        };
        const headers = { authorization: `Bearer ${await tokenOf(persona)}`, "content-type": "application/json" };
        const text = await wholeOf(await fetch(`${t.hub.url}/access/v1/${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
        expect(planted.in(text)).toEqual([]);
        expect(text).not.toContain("kanarienood");
      }
    },
    MINUTES,
  );
});

const entitiesOf = (sdl: string): GraphQLObjectType[] => {
  const schema = buildSchema(sdl.replace(/extend schema[\s\S]*?(?=directive @classified)/, ""), { assumeValid: true, assumeValidSDL: true });
  return Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && (type.astNode?.directives ?? []).some(({ name }) => name.value === "key"),
  );
};

describe("what is done", () => {
  it(
    "answers ids, and what is asked after it is decided by what then is so",
    async () => {
      const done = await run(QUERIES / 4, async () => {
        const asks = await anybody();
        return { asks, operation: operationOf(queries.act(), asks.near) };
      });
      expect(report(done)).toEqual([]);
      reading = await readNow(t);
      const after = await run(QUERIES / 4, async (index) => {
        const asks = index < PERSONAS.length ? await asUsual(PERSONAS[index]!) : await anybody();
        return { asks, operation: operationOf(pick(index < PERSONAS.length ? wide : reads), asks.near) };
      });
      expect(report(after)).toEqual([]);
    },
    MINUTES,
  );
});

describe("the test itself", () => {
  it("has seen much: it could have failed", () => {
    const counts = Object.fromEntries([...seenBy].map(([persona, seen]) => [persona, seen.size]).sort(([, a], [, b]) => Number(b) - Number(a)));
    write.out(
      `${JSON.stringify({ seed: SEED, canaries: planted.all.length, answers, seenByAnybody: new Set([...seenBy.values()].flatMap((seen) => [...seen])).size, codes: Object.fromEntries(codes), counts })}\n`,
    );
    for (const persona of ["vt-worker", "gi-supervisor", "rvdk-investigator", "lt-careworker", "lt-coordinator", "mother-m", "lt-crisis"])
      expect(counts[persona], persona).toBeGreaterThan(10);
    for (const persona of ["gi-registration-ended", "lt-team-manager"]) expect(counts[persona] ?? 0, `${persona}, who may claim no purpose`).toBe(0);
  });

  it("reports a permission that the reading lacks, and nothing else", async () => {
    const asks = await asUsual(PERSONAS.find(({ id }) => id === "vt-worker")!);
    const operation = { query: `query Q($id: ID!) { person(id: $id) { displayName vtReports { content status closeReason } } }`, variables: { id: people["K3"]! } };
    const text = await send(asks, operation);
    const whole = await compare(text, asks.asker, operation, reading);
    expect(whole.leaks).toEqual([]);
    const lacking: Reading = { mayAppear: async (canary, asker) => canary.column !== "content" && reading.mayAppear(canary, asker) };
    const { leaks } = await compare(text, asks.asker, operation, lacking);
    const contents = whole.seen.filter(({ column }) => column === "content");
    expect(contents.length).toBeGreaterThan(0);
    expect(leaks.map(({ what }) => what.split(" of ")[0])).toEqual(contents.map(() => "veilig-thuis.report.content"));
  });

  it("finds a canary of every form, and one that somebody else may see is a leak", async () => {
    for (const form of [/^kanarie/, /T\d\d:/, /^\d{4}-\d\d-\d\d$/, /^19\d{8}$/]) {
      const canary = planted.all.find(({ value }) => form.test(value))!;
      expect(planted.in(`{"a":["${canary.value}",${form.source.includes("19") ? canary.value : "1"}]}`)).toContain(canary);
    }
    const reporter = planted.all.find(({ column }) => column === "reporter_name")!;
    for (const id of ["gi-supervisor", "mother-m", "privacy-officer-vt-noord"]) {
      const { asker } = await asUsual(PERSONAS.find((persona) => persona.id === id)!);
      expect((await compare(reporter.value, asker, { query: "{ x }", variables: {} }, reading)).leaks, id).toHaveLength(1);
    }
    const weighing = planted.all.filter(({ column }) => column === "weighing");
    expect(weighing.length, "why: what no field shows is planted too").toBeGreaterThan(0);
  });
});

describe("the log", () => {
  it("names no value of a record, no necessity and no text of an act, also where the database fails", async () => {
    const asks = await asUsual(PERSONAS.find(({ id }) => id === "vt-worker")!);
    await t.asOwner("veilig-thuis", `ALTER TABLE report RENAME COLUMN content TO content_elsewhere`);
    await send(asks, { query: `query Q($id: ID!) { person(id: $id) { displayName vtReports { content } } }`, variables: { id: people["K3"]! } });
    await t.asOwner("veilig-thuis", `ALTER TABLE report RENAME COLUMN content_elsewhere TO content`);
    await t.asOwner("veilig-thuis", `ALTER TABLE advice_contact ADD CONSTRAINT no_more CHECK (length(theme) < 3) NOT VALID`);
    const input = { idempotencyKey: randomUUID(), askerKind: "SELF", theme: `${INPUT} over een kind`, adviceGiven: `${INPUT} praat erover` };
    const advice = { ...asks, asker: { ...asks.asker, purpose: "GIVE_ADVICE" as const, caseId: undefined } };
    const refused = await send(advice, { query: `mutation A($input: AdviceContactInput!) { adviceContactRecord(input: $input) { __typename } }`, variables: { input } });
    expect(refused).toContain("DATABASE_UNAVAILABLE");
    expect(refused).not.toContain(INPUT);

    // Lines begin with the time of the log itself, which may be that of a planted moment.
    const text = logged.join("").replaceAll(/"time":"[^"]*"/g, "");
    expect(text.match(/"code":"DATABASE_UNAVAILABLE"/g)?.length, "why: failures were logged, or this would prove nothing").toBeGreaterThanOrEqual(2);
    expect(planted.in(text).map(({ subgraph, table, column }) => `${subgraph}.${table}.${column}`)).toEqual([]);
    expect(text).not.toContain("kanarienood");
    expect(text).not.toContain(INPUT);
  });
});
