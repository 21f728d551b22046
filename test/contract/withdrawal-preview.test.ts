import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { dutchDay, mayClaim, type Purpose } from "@samenhang/policy";
import { readFieldCatalogue } from "@samenhang/subgraph";
import { buildSchema, getNamedType, isObjectType, type GraphQLObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PERSONAS } from "../../demo/dist/personas.js";
import { outcomeOf, people, startTestHub, SUBGRAPHS, type Answer, type Asking, type TestHub } from "../hub.js";

/**
 * What the preview of a withdrawal says is what the withdrawal does. Of every consent of the demo, and of some more: the
 * preview is asked, everything of its categories is read as the receiver's people, the consent is really withdrawn, and
 * everything is read again.
 */
const SUPERGRAPH = readFileSync(new URL("../../gateway/supergraph.graphql", import.meta.url), "utf8");
const CATALOGUE = new Set(readFieldCatalogue(SUPERGRAPH).shareable.map(({ name }) => name));

let t: TestHub;
beforeAll(async () => {
  // A source that is late looks like a source with nothing: what is compared must be whole.
  t = await startTestHub({ timeout: 60_000 });
});
afterAll(() => t?.stop());

const schema = buildSchema(SUPERGRAPH, { assumeValidSDL: true });
const REFERENCES = ["Person", "Case", "Organisation", "Professional", "ReportSnapshot"];

/** Everything under one field of a type: leaves by name, references by id, other objects in full. */
function selection(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.length > 0) return [];
    const named = getNamedType(field.type);
    if (!isObjectType(named)) return [field.name];
    if (REFERENCES.includes(named.name)) return [`${field.name} { __typename id }`];
    return depth > 0 ? [`${field.name} { ${selection(named, depth - 1)} }`] : [];
  });
  return `__typename ${fields.join(" ")}`;
}

const MAX_FIELDS = 220;
const sizeOf = (fields: string): number => fields.split(/[\s{}]+/).length;

/** Everything about a person or a case, in as few questions as the limits allow. */
const QUESTIONS = (["Person", "Case"] as const).flatMap((name) => {
  const fields = Object.values((schema.getType(name) as GraphQLObjectType).getFields()).filter(({ args }) => args.length === 0);
  const parts = fields.map((field) => {
    const named = getNamedType(field.type);
    if (!isObjectType(named)) return field.name;
    return `${field.name} { ${REFERENCES.includes(named.name) ? "__typename id" : selection(named, 3)} }`;
  });
  const questions: string[] = [];
  for (const part of parts) {
    const last = questions.at(-1);
    if (last !== undefined && sizeOf(last) + sizeOf(part) <= MAX_FIELDS) questions[questions.length - 1] = `${last} ${part}`;
    else questions.push(`__typename id ${part}`);
  }
  return questions.map((fields_) => ({ name, fields: fields_ }));
});

interface Seen {
  /** `category|Type.field` the ledgers say was allowed of records of the sharing organisation, other than as one's own record. */
  readonly allowed: ReadonlySet<string>;
  /** `Type.field = value`, as it stood in the answers. */
  readonly values: readonly string[];
}

function* valuesIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const entry of value) yield* valuesIn(entry);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const { __typename: type, ...fields } = value as Record<string, unknown>;
  for (const [name, inner] of Object.entries(fields)) {
    if (inner === null || (Array.isArray(inner) && inner.length === 0)) continue;
    const isReference = [inner].flat().every((entry) => typeof entry === "object" && entry !== null && REFERENCES.includes((entry as { __typename: string }).__typename));
    const isLeaf = [inner].flat().every((entry) => typeof entry !== "object");
    if (isLeaf || isReference) yield `${String(type)}.${name} = ${JSON.stringify(inner)}`;
    else yield* valuesIn(inner);
  }
}

interface Reader {
  readonly persona: string;
  readonly asking: Asking;
}

/** Everything these readers saw, and what each owner's ledger says of it. */
interface Reading {
  readonly allowed: readonly { readonly subject: string | null; readonly owner: string; readonly rule: string; readonly category: string; readonly field: string }[];
  readonly values: readonly string[];
}

/** Of that, what this consent could have opened: records of who shares, about the person, other than the reader's own. */
const ofConsent = ({ allowed, values }: Reading, { subject, from, categories }: Consent): Seen => ({
  allowed: new Set(
    allowed
      .filter((entry) => entry.subject === subject && entry.owner === from && categories.includes(entry.category) && !entry.rule.endsWith("-OWN"))
      .map(({ category, field }) => `${category}|${field}`),
  ),
  values,
});

async function read(readers: readonly Reader[], subject: string): Promise<Reading> {
  const allowed: Reading["allowed"][number][] = [];
  const values: string[] = [];
  for (const { persona, asking } of readers) {
    for (const { name, fields } of QUESTIONS) {
      if (name === "Case" && !asking.caseId) continue;
      const query = name === "Person" ? `query Q($id: ID!) { person(id: $id) { ${fields} } }` : `query Q($id: ID!) { case(id: $id) { ${fields} } }`;
      const answer = await t.ask(persona, query, { ...asking, variables: { id: name === "Person" ? subject : asking.caseId } });
      // Somebody with a tie, or without registration, gets no answer at all.
      if (answer.status === 403) continue;
      expect(
        answer.errors.map(({ extensions }) => extensions),
        query.slice(0, 120),
      ).toEqual([]);
      expect(answer.disclosure.unavailable).toEqual([]);
      values.push(...valuesIn(answer.data));
      allowed.push(...(await allowedIn(answer)));
    }
  }
  return { allowed, values: values.sort() };
}

interface FieldDecision {
  field: string;
  outcome: string;
  rule: string;
  category?: string;
  unseen?: boolean;
}

async function allowedIn({ disclosure: { id } }: Answer): Promise<Reading["allowed"]> {
  const entries = (await Promise.all(SUBGRAPHS.map((owner) => t.ledger(owner, id)))).flat() as unknown as { subject: string | null; owner: string; decisions: FieldDecision[] }[];
  return entries.flatMap(({ subject, owner, decisions }) =>
    decisions.flatMap(({ field, outcome, rule, category, unseen }) =>
      outcome === "ALLOW" && !unseen && category !== undefined ? [{ subject, owner, rule, category, field }] : [],
    ),
  );
}

interface Consent {
  readonly id: string;
  readonly subject: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly categories: readonly string[];
  readonly purposes: readonly Purpose[];
}

const consents = async (): Promise<Consent[]> =>
  (await t.asOwner(
    "consent",
    `SELECT id, subject, from_organisation AS from, to_organisations AS to, categories, purposes FROM consent_record WHERE status = 'GIVEN' ORDER BY id`,
  )) as unknown as Consent[];

/** The receiver's people who take part for the person, as they ask for this purpose. */
async function readersOf({ subject }: Consent, receiver: string, purpose: Purpose): Promise<Reader[]> {
  const rows = (await t.asOwner(
    "consent",
    `SELECT body ->> 'professional' AS professional, casus FROM attested_fact WHERE kind = 'PARTICIPATION' AND organisation = $1 AND $2 = ANY(persons) AND (valid_until IS NULL OR valid_until > $3) ORDER BY 1, 2`,
    [receiver, subject, dutchDay(new Date())],
  )) as { professional: string; casus: string }[];
  return rows.flatMap(({ professional, casus }) => {
    const persona = PERSONAS.find(({ id }) => id === professional);
    const caller = persona && {
      actor: persona.id,
      organisation: { id: persona.organisation, type: persona.type, region: undefined },
      role: persona.role,
      mandateOf: undefined,
      registrationUntil: undefined,
      person: undefined,
    };
    return caller && mayClaim(caller, purpose) ? [{ persona: professional, asking: { purpose, caseId: casus } }] : [];
  });
}

interface Line {
  receiver: { id: string };
  purpose: string;
  category: string;
  effect: "STOPS" | "CONTINUES" | "CONTINUES_IN_PART";
  rule: string;
  fields: string[];
}
const preview = async ({ persona, asking }: Reader, { id, subject }: Consent): Promise<Line[] | undefined> => {
  const query = `query P($id: ID!, $subject: ID!) { consentWithdrawalPreview(id: $id, subject: $subject) { lines { receiver { id } purpose category effect rule fields } } }`;
  return (await t.ask(persona, query, { ...asking, variables: { id, subject } })).data?.consentWithdrawalPreview?.lines;
};

const act = (persona: string, name: string, type: string, input: object, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `mutation A($input: ${type}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { reason } } }`, {
    ...asking,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

/** By the first of the receiver's people who may. */
async function withdraw(readers: readonly Reader[], { id, subject }: Consent): Promise<void> {
  const outcomes: string[] = [];
  for (const { persona, asking } of readers) {
    outcomes.push(outcomeOf(await act(persona, "consentWithdraw", "ConsentWithdrawInput", { id, subject }, asking)));
    if (outcomes.at(-1) === "Recorded") return;
  }
  expect(outcomes).toContain("Recorded");
}

/** Consents of kinds the demo has none of: carried by a measure as well, and for several receivers and purposes at once. */
async function addConsents(): Promise<void> {
  const terms = {
    capacity: "SELF",
    kind: "SECRECY_WAIVER",
    isGiven: true,
    validUntil: dutchDay(new Date(Date.now() + 90 * 86_400_000)),
    channel: "gesprek",
    pressureChecked: true,
  };
  const all = ["PLAN", "SAFETY", "SOCIAL", "FAMILY", "ANALYSIS", "CHILD_HEALTH", "INVOLVEMENT", "ADDRESS", "DECISION", "IDENTITY", "MEASURE"];
  for (const [subject, toOrganisations, purposes] of [
    ["M", ["gi-noord", "vt-noord"], ["COORDINATE_JOINT_PLAN", "EXECUTE_SUPERVISION_ORDER"]],
    ["K2", ["vt-noord"], ["COORDINATE_JOINT_PLAN"]],
  ] as const) {
    const input = { ...terms, subject: people[subject], givenBy: people[subject], fromOrganisation: "lt-noord", toOrganisations, categories: all, purposes };
    expect(outcomeOf(await act("lt-careworker", "consentRecord", "ConsentInput", input))).toBe("Recorded");
  }
}

describe("the preview of a withdrawal", () => {
  const counted = { STOPS: 0, CONTINUES: 0, CONTINUES_IN_PART: 0, fell: 0, readings: 0 };

  it("is what then happens, for every consent, receiver and purpose", { timeout: 240_000 }, async () => {
    await addConsents();
    const known = new Map<string, Reading>();
    for (const consent of await consents()) {
      for (const receiver of consent.to) {
        for (const purpose of consent.purposes) {
          const readers = await readersOf(consent, receiver, purpose);
          const lines = (await Promise.all(readers.map((reader) => preview(reader, consent)))).find((found) => found !== undefined);
          if (!lines) continue;
          const effects = new Map<string, Line["effect"]>(
            lines
              .filter((line) => line.receiver.id === receiver && line.purpose === purpose)
              .flatMap(({ category, effect, fields }) => fields.map((field) => [`${category}|${field}`, effect] as const)),
          );
          // As everything is put back, what was seen before is the same for every consent about this person.
          const state = JSON.stringify([consent.subject, readers]);
          const whole = known.get(state) ?? (await read(readers, consent.subject));
          known.set(state, whole);
          const before = ofConsent(whole, consent);
          await withdraw(readers, consent);
          const after = ofConsent(await read(readers, consent.subject), consent);
          await t.asOwner("consent", `UPDATE consent_record SET status = 'GIVEN', withdrawn_at = NULL WHERE id = $1`, [consent.id]);

          const where = `${receiver} for ${purpose}, consent of ${Object.entries(people).find(([, id]) => id === consent.subject)?.[0]} from ${consent.from}`;
          const inCatalogue = [...before.allowed].filter((key) => CATALOGUE.has(key.split("|")[1]!));
          const fell = inCatalogue.filter((key) => !after.allowed.has(key)).sort();
          const with_ = (effect: string) => inCatalogue.filter((key) => effects.get(key) === effect).sort();
          expect(
            inCatalogue.filter((key) => !effects.has(key)),
            `${where}: everything that was seen is named`,
          ).toEqual([]);
          expect(
            with_("STOPS").filter((key) => after.allowed.has(key)),
            `${where}: what stops has stopped`,
          ).toEqual([]);
          expect(
            with_("CONTINUES").filter((key) => !after.allowed.has(key)),
            `${where}: what continues is still there`,
          ).toEqual([]);
          expect(
            fell.filter((key) => effects.get(key) === "CONTINUES"),
            `${where}: nothing else fell away`,
          ).toEqual([]);
          expect(
            fell.filter((key) => effects.get(key) !== "CONTINUES_IN_PART"),
            `${where}: the set that fell away is the set that was said to stop`,
          ).toEqual(with_("STOPS"));
          expect(
            [...after.allowed].filter((key) => !before.allowed.has(key)),
            `${where}: a withdrawal opens nothing`,
          ).toEqual([]);

          const gone = new Set([...effects].filter(([, effect]) => effect !== "CONTINUES").map(([key]) => key.split("|")[1]!));
          const lost = before.values.filter((value) => !after.values.includes(value)).map((value) => value.split(" = ")[0]!);
          expect(
            [...new Set(lost)].filter((field) => CATALOGUE.has(field) && !gone.has(field)),
            `${where}: no value is lost that was not announced`,
          ).toEqual([]);
          for (const effect of ["STOPS", "CONTINUES", "CONTINUES_IN_PART"] as const) counted[effect] += with_(effect).length;
          counted.fell += fell.length;
          counted.readings += 1;
        }
      }
    }
    // It is about something: fields of every kind were seen before, and many fell away.
    expect(counted.readings).toBeGreaterThan(20);
    expect(counted.STOPS).toBeGreaterThan(150);
    expect(counted.CONTINUES).toBeGreaterThan(50);
    expect(counted.CONTINUES_IN_PART).toBeGreaterThan(50);
    expect(counted.fell).toBeGreaterThanOrEqual(counted.STOPS);
  });

  it("says the same to the person and to the receiver itself, and to the sharing party no more than the rules", async () => {
    const consent = (await consents()).find(({ subject, from, to }) => subject === people["M"] && from === "lt-noord" && to.includes("gi-noord"))!;
    const toPerson = (await preview({ persona: "mother-m", asking: {} }, consent))!;
    const toReceiver = (await preview({ persona: "gi-supervisor", asking: { purpose: "EXECUTE_SUPERVISION_ORDER" } }, consent))!;
    const of = (lines: Line[], receiver: string) => lines.filter((line) => line.receiver.id === receiver);
    expect(of(toReceiver, "gi-noord")).toEqual(of(toPerson, "gi-noord"));
    expect(of(toPerson, "gi-noord").length).toBeGreaterThan(5);

    const toSharer = async () => (await preview({ persona: "lt-careworker", asking: {} }, consent))!;
    const before = await toSharer();
    expect(of(before, "gi-noord").length).toBeGreaterThan(5);
    await t.asOwner(
      "consent",
      `UPDATE attested_fact SET valid_until = '2000-01-01', valid_from = '1999-01-01' WHERE kind IN ('MEASURE', 'HANDOVER') OR (kind = 'PARTICIPATION' AND organisation IN ('gi-noord', 'vt-noord'))`,
    );
    expect(await toSharer(), "why: whether a measure runs, or who takes part, at another organisation is not for the sharing party to read off").toEqual(before);
    expect(of((await preview({ persona: "mother-m", asking: {} }, consent))!, "gi-noord"), "while to the person it makes a difference").not.toEqual(of(toPerson, "gi-noord"));
  });
});
