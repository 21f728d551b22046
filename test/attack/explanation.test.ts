import { readFileSync } from "node:fs";
import type { Purpose } from "@samenhang/policy";
import { readFieldCatalogue } from "@samenhang/subgraph";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { PERSONAS } from "../../demo/dist/personas.js";
import { cases, NECESSITY, people, startTestHub, type TestHub } from "../hub.js";

/** What a reason can give away: an explanation must not tell what the answer it explains keeps silent. */
vi.setConfig({ testTimeout: 120_000 });

let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const catalogue = readFieldCatalogue(readFileSync(new URL("../../gateway/supergraph.graphql", import.meta.url), "utf8"));
const UNKNOWN = "00000000-0000-4000-8000-000000000000";
// prettier-ignore
const TYPES = [
  "Person", "Address", "Household", "ShieldingOrder", "LegalFact", "SupervisorAssignment", "PublishedInvolvement", "ReleasedStatement", "KnownHere",
  "HelpTrajectory", "AcceptedHandover", "ProtectionInvestigation", "Referral", "VtInvolvement", "Reporter", "SafetyAssessment", "CaseParticipant", "Goal",
];
const ALL = `outcome reason rule ruleCode { code } signOff nextSteps { act duty from { id } } whatWouldChange { rule dependsOnRecord missing { condition } nextSteps { act from { id } } }`;
/** Of every kind of organisation one who works with the family, those who work with both sides, and the family itself. */
const SOME = [
  "vt-worker",
  "gi-supervisor",
  "gi-supervisor-two-sides",
  "rvdk-investigator",
  "lt-careworker",
  "lt-coordinator",
  "lt-crisis",
  "ggz-clinician-f4",
  "mother-m",
  "father-f4",
].map((id) => PERSONAS.find((persona) => persona.id === id)!);
const asking = PERSONAS.filter(({ id }) => !["lt-team-manager", "gi-registration-ended", "reporter-teacher"].includes(id));

/** Everything the hub explains to a persona about a person, as text. */
async function explained(
  persona: string,
  person: string,
  { purpose, caseId, types = TYPES }: { purpose?: Purpose; caseId?: string; types?: readonly string[] } = {},
): Promise<string> {
  const texts: string[] = [];
  const own = PERSONAS.find(({ id }) => id === persona)!;
  for (let start = 0; start < types.length; start += 9) {
    const some = types.slice(start, start + 9);
    const answer = await t.ask(
      persona,
      `query E($person: ID!, $purpose: String!, $case: ID) { ${some.map((type) => `${type}: explainDisclosure(purpose: $purpose, case: $case, person: $person, field: "${type}") { ...E fields { field ...E } }`).join(" ")} } fragment E on Explanation { ${ALL} }`,
      { variables: { person, purpose: purpose ?? own.purpose, case: caseId } },
    );
    texts.push(JSON.stringify([answer.data, answer.errors]));
  }
  return texts.join("\n").replaceAll(person, "<the person>");
}

async function everything(personas: readonly { id: string }[], persons: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const { id } of personas) for (const person of persons) found.set(`${id} about ${person}`, await explained(id, people[person] ?? person));
  return found;
}

const forget = (sql: string): Promise<unknown> => t.asOwner("consent", sql);

async function sameWithout(sql: string, personas: readonly { id: string }[], persons: readonly string[]): Promise<void> {
  const before = await everything(personas, persons);
  expect(new Set(before.values()).size, "there is something to tell apart").toBeGreaterThan(3);
  const removed = (await forget(`WITH gone AS (${sql} RETURNING 1) SELECT count(*)::int AS n FROM gone`)) as { n: number }[];
  expect(removed[0]!.n, "there was something to hide").toBeGreaterThan(0);
  for (const [what, text] of await everything(personas, persons)) expect(text, what).toBe(before.get(what));
}

it("asks about every owner, and about what is most protected", () => {
  expect(new Set(TYPES.flatMap((type) => catalogue.contentOf(type).map(({ owner }) => owner))).size).toBe(8);
});

describe("someone out of scope sounds like an id nobody has", () => {
  it("to everyone who works elsewhere, in every word", async () => {
    for (const persona of [
      "lt-curious",
      "vt-worker-adults",
      "gi-guardian",
      "lt-careworker-zuid",
      "ggz-focal-point",
      "rvdk-legal",
      "lt-crisis",
      "father-together",
      "privacy-officer-gi-noord",
      "lt-analyst",
    ]) {
      const unknown = await explained(persona, UNKNOWN);
      for (const person of ["M", "F4"]) expect(await explained(persona, people[person]!), `${persona} ${person}`).toBe(unknown);
    }
  });
  it("an id that is no id of ours sounds no different", async () => {
    for (const id of ["M", "' OR 1=1 --", "x".repeat(200)]) expect((await explained("lt-curious", id)).includes('"errors"')).toBe(false);
    expect(await explained("lt-curious", "nobody")).toBe(await explained("lt-curious", UNKNOWN));
  });
  it("a case in which one does not take part sounds like a case that does not exist", async () => {
    for (const persona of ["lt-careworker", "gi-supervisor"]) {
      const [elsewhere, nowhere] = [cases["elderly"]!, UNKNOWN];
      expect(await explained(persona, people["M"]!, { caseId: elsewhere })).toBe(await explained(persona, people["M"]!, { caseId: nowhere }));
    }
  });
});

describe("a refusal in silence is explained by its category alone", () => {
  it("in the same words about everyone, to everyone with that role and purpose", async () => {
    const silent: Record<string, Set<string>> = {};
    const fields = ["Reporter.name", "ShieldingOrder.ground", "PublishedInvolvement.since"];
    for (const { id, purpose, type } of asking.filter((persona) => persona.type !== "PERSON")) {
      for (const person of [people["M"]!, people["F4"]!, UNKNOWN]) {
        const answer = await t.ask(
          id,
          `query E($p: ID!, $purpose: String!) { ${fields.map((field, index) => `f${index}: explainDisclosure(purpose: $purpose, person: $p, field: "${field}") { ${ALL} message messageNl grounds { id } }`).join(" ")} }`,
          { variables: { p: person, purpose } },
        );
        for (const [index, field] of fields.entries()) {
          const told = answer.data?.[`f${index}`] as { outcome: string; nextSteps: object[] } | undefined;
          if (told?.outcome !== "DENY_SILENT") continue;
          (silent[`${type} ${purpose} ${field}`] ??= new Set()).add(JSON.stringify(told));
          expect(told).toMatchObject({ reason: "EXISTENCE_PROTECTED", whatWouldChange: [] });
          for (const step of told.nextSteps) expect(step).toMatchObject({ act: "CALL_COORDINATOR", from: [] });
        }
      }
    }
    expect(Object.keys(silent).length).toBeGreaterThan(20);
    for (const [what, texts] of Object.entries(silent)) expect([...texts], what).toHaveLength(1);
  });
  it("and is never a reason that stays in the ledger", async () => {
    for (const { id } of asking)
      for (const person of ["M", "K5"])
        expect(await explained(id, people[person]!), id).not.toMatch(
          /"(SHIELDED|REPORTER_PROTECTED|NEVER_SHARED|RETENTION_EXPIRED|REPRESENTATIVE_CONFLICT)"|isNotHidden|isRetained|isNotOnHold/,
        );
  });
});

describe("nobody is asked for consent whom the caller may not know", () => {
  it("names only persons the caller works with, is, or took over", async () => {
    const known: Record<string, readonly string[]> = { "lt-careworker": ["M", "K2", "K3"], "lt-curious": [], "gi-supervisor": ["M", "K3"], "father-f4": ["F4", "K5", "K4"] };
    for (const [persona, names] of Object.entries(known)) {
      const may = names.map((name) => people[name]!);
      for (const person of ["M", "K2", "K3", "K4", "K5", "F1", "F4", "together.child", "fourteen.child"].map((name) => people[name]!).filter(Boolean)) {
        const text = await explained(persona, person, { types: ["SafetyAssessment", "HelpTrajectory"] });
        const named = [...text.matchAll(/"id":"([0-9a-f-]{36})"/g)].map(([, id]) => id!);
        expect(
          named.filter((id) => !may.includes(id)),
          `${persona} about ${person}`,
        ).toEqual([]);
      }
    }
  });
});

describe("questions about others", () => {
  const post = async (persona: string, path: string, body: object): Promise<{ status: number; text: string }> => {
    const response = await fetch(`${t.hub.url}/access/v1/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${await t.token(persona)}` },
      body: JSON.stringify(body),
    });
    return { status: response.status, text: (await response.text()).replace(/"id":"[0-9a-f]{32}"/g, '"id":"<number>"') };
  };
  const about = (subject: object, change: object = {}) => ({
    subject,
    action: { name: "read" },
    resource: { type: "Person", id: people["M"], properties: { field: "displayName" } },
    context: { purpose: "PROVIDE_VOLUNTARY_HELP", case: cases["maria"], necessity: NECESSITY },
    ...change,
  });
  const professional = (id: string, properties: object = {}) => ({ type: "professional", id, properties });

  it("are answered with the same 403, whoever it is, at every door", async () => {
    for (const path of ["evaluation", "search/resource", "search/action"]) {
      const answers = [];
      for (const subject of [
        professional("lt-coordinator"),
        professional("vt-worker"),
        professional("nobody-at-all"),
        { type: "person", id: people["M"] },
        { type: "person", id: UNKNOWN },
      ]) {
        answers.push(await post("lt-careworker", path, about(subject)));
      }
      for (const answer of answers) expect(answer, path).toEqual(answers[0]);
      expect(answers[0]!.status).toBe(403);
    }
    expect((await post("lt-careworker", "search/subject", about({ type: "professional" }))).status).toBe(403);
    expect((await post("father-f4", "evaluation", about({ type: "person", id: people["M"] }))).status).toBe(403);
    expect((await post("father-f4", "evaluation", about(professional("father-f4")))).status).toBe(403);
    expect((await post("lt-team-manager", "evaluation", about(professional("lt-careworker")))).status, "managing gives no content").toBe(403);
  });
  it("are refusals in the ledger of who asked", async () => {
    await post("lt-careworker", "evaluation", about(professional("vt-worker")));
    const rows = await t.asOwner("consent", `SELECT kind, decisions FROM ledger_entry WHERE actor = 'lt-careworker' ORDER BY sequence DESC LIMIT 1`);
    expect(rows[0]).toMatchObject({ kind: "REFUSAL", decisions: [{ field: "evaluation", outcome: "DENY", reason: "NOT_YOUR_QUESTION" }] });
  });
  it("of a privacy officer reach colleagues only: a professional of elsewhere is like nobody", async () => {
    const officer = "privacy-officer-gi-noord";
    const asked = { context: { purpose: "EXECUTE_SUPERVISION_ORDER", case: cases["maria"], necessity: NECESSITY } };
    const nobody = await post(officer, "evaluation", about(professional("nobody-at-all"), asked));
    for (const id of ["lt-careworker", "vt-worker", "ggz-clinician"]) expect(await post(officer, "evaluation", about(professional(id), asked)), id).toEqual(nobody);
    expect(JSON.parse((await post(officer, "evaluation", about(professional("gi-supervisor"), asked))).text)).toMatchObject({ decision: true });
  });
  it("of a privacy officer show no safety officer: that one takes part tells of a shielding order", async () => {
    const officer = "privacy-officer-gi-noord";
    const asked = { context: { purpose: "EXECUTE_SUPERVISION_ORDER", case: cases["maria"], necessity: NECESSITY } };
    const nobody = await post(officer, "evaluation", about(professional("nobody-at-all"), asked));
    for (const id of ["gi-safety-officer", "gi-safety-officer-two"]) {
      expect(await post(officer, "evaluation", about(professional(id), asked)), id).toEqual(nobody);
      expect((await post(officer, "evaluation", about(professional(id, { role: "SAFETY_OFFICER" }), asked))).status).toBe(403);
      expect((await post(officer, "search/resource", about(professional(id), asked))).text).toContain('"results":[]');
    }
    expect((await post(officer, "search/subject", about({ type: "professional" }, asked))).text).not.toContain("safety-officer");
  });
  it("no record, no answer", async () => {
    await t.asOwner("consent", "ALTER TABLE ledger_entry RENAME TO ledger_entry_away");
    try {
      const answer = await post("gi-supervisor", "evaluation", {
        ...about(professional("gi-supervisor")),
        context: { purpose: "EXECUTE_SUPERVISION_ORDER", case: cases["maria"] },
      });
      expect(answer.status).toBe(503);
      expect(answer.text).not.toMatch(/decision|PERMITTED/);
      const told = await t.ask("gi-supervisor", `query E($p: ID!) { explainDisclosure(purpose: "EXECUTE_SUPERVISION_ORDER", person: $p, field: "Person") { outcome } }`, {
        variables: { p: people["K3"] },
      });
      expect(told.data?.explainDisclosure ?? null).toBeNull();
    } finally {
      await t.asOwner("consent", "ALTER TABLE ledger_entry_away RENAME TO ledger_entry");
    }
  });
});

/** From here on the hub forgets, step by step; each time the explanations must be what they were. */
describe("an explanation is the same, byte for byte,", () => {
  const lists = async (): Promise<string> => {
    const texts = [];
    for (const officer of ["gi-noord", "vt-noord", "lt-noord"]) {
      for (const field of ["Person.displayName", "Address.line", "HelpTrajectory.goals"]) {
        for (const person of ["M", "K3"]) {
          const answer = await t.ask(
            `privacy-officer-${officer}`,
            `query W($p: ID!) { whoCouldSee(person: $p, field: "${field}") { professional { id } organisation { id } purpose rule missing { condition } } }`,
            {
              variables: { p: people[person] },
            },
          );
          texts.push(JSON.stringify(answer.data));
        }
      }
    }
    return texts.join("\n");
  };

  it("with and without a shielding order; and so is the list of who could see it", async () => {
    const before = await lists();
    await sameWithout("DELETE FROM attested_fact WHERE kind = 'SHIELDING'", SOME, ["M", "K3"]);
    expect(await lists()).toBe(before);
  });
  it("with and without a patient, to everyone but who treats", async () => {
    await sameWithout(
      "DELETE FROM attested_fact WHERE kind = 'TREATMENT'",
      SOME.filter(({ type }) => type !== "GGZ"),
      ["M", "F4"],
    );
  });
  it("with and without what others consented to among themselves", async () => {
    await sameWithout(
      "DELETE FROM consent_record WHERE NOT ('lt-noord' = ANY(to_organisations))",
      SOME.filter(({ organisation }) => organisation === "lt-noord"),
      ["M", "K2"],
    );
  });
  it("with and without other organisations' work on the family", async () => {
    await sameWithout(
      "DELETE FROM attested_fact WHERE kind IN ('PARTICIPATION', 'INVESTIGATION', 'HANDOVER', 'REFERRAL', 'MEASURE') AND coalesce(organisation, body ->> 'receiver') <> 'lt-noord'",
      SOME.filter(({ organisation }) => organisation === "lt-noord"),
      ["M", "K5"],
    );
  });
  it("with and without any record at the owners", async () => {
    const careworker = [{ id: "lt-careworker" }, { id: "lt-coordinator" }, { id: "lt-curious" }];
    const before = await everything(careworker, ["M", "K2"]);
    for (const [owner, tables] of [
      ["lokaal-team", "help_request, help_trajectory"],
      ["veilig-thuis", "report, safety_assessment"],
      ["ggz", "published_involvement, released_statement"],
    ] as const)
      await t.asOwner(owner, `TRUNCATE ${tables} CASCADE`);
    expect(await everything(careworker, ["M", "K2"])).toEqual(before);
  });
});
