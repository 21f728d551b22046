import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseOf, people, startTestHub, SUBGRAPHS, type Answer, type TestHub } from "../hub.js";

/** What was shown is what was recorded: each value under its field and its data subject, and never the value itself. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const T = "__typename";
const FAMILY = `${T} id displayName birthDate ageBand contacts { ${T} kind value } addresses { ${T} kind line city } relations { ${T} id type basis from { id } to { id } }
  authority { ${T} id kind limitation holder { id } } households { ${T} id label }`;
const FILES = `${T} id informationItems { ${T} id text category kind nature observedFrom about { id } views { ${T} text position } corrections { ${T} before after } verifications { ${T} method outcome } }
  knownHere { ${T} known since contactPerson { id } } helpTrajectories { ${T} id provider goals status } safetyAssessments { ${T} id judgement events decision } vtReports { ${T} id content status }`;
const LEGAL = `${T} id protectionMeasures { ${T} id kind status concreteThreats organisation { id } } ggzStatements { ${T} id kind text ground } referrals { ${T} id type state urgency package { ${T} summary safetyConditions } }
  consents { ${T} id kind status categories validUntil } legalFacts { ${T} id kind since } vtInvolvement { ${T} active since }`;

interface Recorded {
  subject: string | null;
  decisions: { field: string; outcome: string }[];
}

async function recorded({ disclosure: { id } }: Answer): Promise<{ entries: Recorded[]; text: string }> {
  const perOwner = await Promise.all(SUBGRAPHS.map((name) => t.ledger(name, id) as unknown as Promise<Recorded[]>));
  const entries = perOwner.flat();
  return { entries, text: JSON.stringify(entries) };
}

type Shown = readonly [field: string, value: unknown];

/** Every value of a classified field in an answer, as `Type.field`. A bare reference is shown by the field that holds it. */
function* shownIn(value: unknown): Generator<Shown> {
  if (Array.isArray(value)) {
    for (const entry of value) yield* shownIn(entry);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const { [T]: typeName, ...fields } = value as Record<string, unknown>;
  for (const [name, inner] of Object.entries(fields)) {
    if (inner === null || (Array.isArray(inner) && inner.length === 0)) continue;
    const isReference = [inner].flat().every((entry) => typeof entry === "object" && entry !== null && !(T in entry));
    const isValue = [inner].flat().every((entry) => typeof entry !== "object");
    if (typeName && (isReference || isValue)) yield [`${String(typeName)}.${name}`, inner];
    if (!isReference) yield* shownIn(inner);
  }
}

const TOO_SHORT = 12;
const isTelling = (text: string): boolean => text.length >= TOO_SHORT && !/^[0-9a-f-]{36}$/.test(text) && !/^[A-Z_]+$/.test(text) && !/^\d{4}-/.test(text);

describe.each([
  ["vt-worker", "K3"],
  ["vt-worker", "M"],
  ["gi-supervisor", "K3"],
  ["gi-supervisor", "M"],
  ["rvdk-investigator", "K4"],
  ["lt-careworker", "M"],
  ["lt-coordinator", "K2"],
  ["ggz-clinician", "M"],
  ["mother-m", "K4"],
  ["mother-m", "M"],
  ["father-f4", "K5"],
  ["gi-safety-officer", "K3"],
  ["mentor-daughter", "elderly.woman"],
])("%s asks about %s", (persona, name) => {
  it.each([
    ["the family", FAMILY],
    ["the files", FILES],
    ["what is decided", LEGAL],
  ])("%s: every value stands in the ledger of its trace, allowed, under that person", async (_what, selection) => {
    const subject = people[name]!;
    const answer = await t.ask(persona, `query Q($id: ID!) { person(id: $id) { ${selection} } }`, { variables: { id: subject } });
    const { entries, text } = await recorded(answer);
    const allowed = new Set(
      entries.filter((entry) => entry.subject === subject).flatMap(({ decisions }) => decisions.filter(({ outcome }) => outcome === "ALLOW").map(({ field }) => field)),
    );
    const shown = [...shownIn(answer.data.person)];
    expect(shown.map(([field]) => field).filter((field) => !allowed.has(field))).toEqual([]);
    for (const [, value] of shown) for (const said of [value].flat()) if (typeof said === "string" && isTelling(said)) expect(text).not.toContain(said);
  });
});

describe("a list that hangs on a case", () => {
  it.each(["vt-worker", "gi-supervisor", "lt-coordinator", "father-f4"])("%s: every value is recorded under a person, never under nobody", async (persona) => {
    const answer = await t.ask(
      persona,
      `query Q($case: ID!) { case(id: $case) { ${T} coordinator { id } persons { ${T} roles framework } participants { ${T} id capacity since organisation { id } } informationItems { ${T} id text } plan { ${T} id status parts { ${T} id kind goals { ${T} id text } agreements { ${T} id text } } } } }`,
      { variables: { case: caseOf(persona) } },
    );
    const { entries } = await recorded(answer);
    const allowed = new Set(
      entries.filter((entry) => entry.subject !== null).flatMap(({ decisions }) => decisions.filter(({ outcome }) => outcome === "ALLOW").map(({ field }) => field)),
    );
    const shown = [...shownIn(answer.data.case)].map(([field]) => field);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((field) => !allowed.has(field))).toEqual([]);
  });
});

describe("a privacy officer", () => {
  const read = (officer: string, answer: Answer) =>
    t.ask(officer, `query Q($trace: String) { ledgerEntries(filter: { traceId: $trace }) { organisation { id } owner subject fields outcomes } }`, {
      variables: { trace: answer.disclosure.id },
    });

  it("reads what the own organisation asked, without the silent refusals", async () => {
    const answer = await t.ask("gi-supervisor-two-sides", `query Q($id: ID!) { person(id: $id) { displayName contacts { value } addresses { line } } }`, {
      variables: { id: people["K3"]! },
    });
    const entries = (await read("privacy-officer-gi-noord", answer)).data.ledgerEntries as { outcomes: string[] }[];
    expect(entries.length).toBeGreaterThan(0);
    expect(JSON.stringify(entries)).not.toMatch(/DENY_SILENT|SHIELD|Address/);
  });
  it.each(["privacy-officer-lt-zuid", "privacy-officer-rvdk-noord", "privacy-officer-ggz-noord"])(
    "%s reads nothing of a request in which that organisation neither asked nor owned",
    async (officer) => {
      const answer = await t.ask("vt-worker", `query Q($id: ID!) { person(id: $id) { displayName knownHere { known } helpTrajectories { goals } } }`, {
        variables: { id: people["K2"]! },
      });
      expect((await read(officer, answer)).data.ledgerEntries ?? []).toEqual([]);
    },
  );
});
