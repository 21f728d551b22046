import { readFileSync } from "node:fs";
import { CATEGORIES, CODES, CONDITIONS, CONDITION_NAMES, NEXT_ACTS, REASONS, RULE_KINDS, type FieldCatalogue } from "@samenhang/policy";
import { readFieldCatalogue } from "@samenhang/subgraph";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { PERSONAS } from "../../demo/dist/personas.js";
import { caseOf, cases, people, startTestHub, type Answer, type TestHub, type WithheldLine } from "../hub.js";

/** What is explained is what was said: for every persona, of every type that hangs on a person. */
const catalogue: FieldCatalogue = readFieldCatalogue(readFileSync(new URL("../../gateway/supergraph.graphql", import.meta.url), "utf8"));

vi.setConfig({ testTimeout: 120_000 });

let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

interface Step {
  act: string;
  duty: string | null;
  from: { id: string }[];
}
interface Explained {
  field: string;
  owner: string;
  outcome: string;
  reason: string;
  message: string;
  messageNl: string;
  rule: string;
  dependsOnCategory: boolean;
  ruleCode: { code: string; en: string; nl: string } | null;
  nextSteps: Step[];
  whatWouldChange: { rule: string; dependsOnRecord: boolean; missing: { condition: string }[]; nextSteps: Step[] }[];
  fields: Explained[];
}

const TOP = `field owner outcome reason rule dependsOnCategory nextSteps { act duty from { id } }`;
const SHORT = `${TOP} whatWouldChange { rule dependsOnRecord missing { condition } nextSteps { act from { id } } }`;
const WHOLE = `${SHORT} message messageNl ruleCode { code en nl } grounds { id article says confidence checked } confidence signOff policyVersion fields { ${SHORT} }`;

/** Types that hang on a person, by the door that leads to them; and the person itself. */
const DOORS = readFileSync(new URL("../../gateway/supergraph.graphql", import.meta.url), "utf8")
  .match(/\ntype Person\n[\s\S]*?\n}/)![0]
  .matchAll(/\n {2}(\w+)(?:\(|:)/g);
const LED_TO = [...DOORS].flatMap(([, door]) => {
  const field = catalogue.find(`Person.${door}`);
  return field?.isDoor ? [{ door: door!, type: field.holds! }] : [];
});

/** Every field of a type that says something, as deep as it takes to be a selection. */
function selection(type: string): string {
  return catalogue
    .contentOf(type)
    .map(({ name, holds }) => {
      const field = name.split(".")[1]!;
      return holds ? `${field} { ${selection(holds)} }` : `${field}${leads(name)}`;
    })
    .join(" ");
}
const SDL = readFileSync(new URL("../../gateway/supergraph.graphql", import.meta.url), "utf8");
const ENTITIES = ["Person", "Organisation", "Professional", "Case", "ReportSnapshot"];
/** References to entities show an id and nothing else. */
function leads(name: string): string {
  const [type, field] = name.split(".") as [string, string];
  const declared = new RegExp(`\\ntype ${type}\\n[\\s\\S]*?\\n  ${field}(?:\\([^)]*\\))?: \\[?(\\w+)`).exec(SDL)![1]!;
  return ENTITIES.includes(declared) ? " { id }" : "";
}

const PARTS = [...Array(5).keys()].map((part) => LED_TO.filter((_, index) => index % 5 === part));

async function askAll(persona: string, person: string, asking: object): Promise<{ lines: WithheldLine[]; shown: Set<string>; isReached: boolean } | undefined> {
  const lines: WithheldLine[] = [];
  const shown = new Set<string>();
  for (const [index, part] of PARTS.entries()) {
    const own = index === 0 ? selection("Person") : "";
    const answer: Answer = await t.ask(persona, `query Q($id: ID!) { person(id: $id) { ${own} ${part.map(({ door, type }) => `${door} { ${selection(type)} }`).join(" ")} } }`, {
      ...asking,
      variables: { id: person },
    });
    if (answer.status === 403) return undefined;
    expect(answer.errors, persona).toEqual([]);
    lines.push(...answer.disclosure.withheld);
    // Of somebody out of scope there is nothing to hang other owners' answers on.
    if (answer.data.person === null) return { lines, shown, isReached: false };
    const data = answer.data.person;
    const note = (type: string, record: Record<string, unknown>): void => {
      for (const { name } of catalogue.contentOf(type)) {
        const value = record[name.split(".")[1]!];
        if (value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)) shown.add(name);
      }
    };
    if (index === 0) note("Person", data);
    for (const { door, type } of part) for (const record of [data[door] ?? []].flat()) if (record) note(type, record);
  }
  return { lines, shown, isReached: true };
}

async function explainAll(persona: string, purpose: string, person: string, types: readonly string[], asking: object): Promise<Map<string, Explained>> {
  const found = new Map<string, Explained>();
  for (let start = 0; start < types.length; start += 12) {
    const some = types.slice(start, start + 12);
    const query = `query E($person: ID!, $purpose: String!) { ${some.map((type) => `${type}: explainDisclosure(purpose: $purpose, person: $person, field: "${type}") { ...E }`).join(" ")} } fragment E on Explanation { ${TOP} fields { ${SHORT} } }`;
    const answer = await t.ask(persona, query, { ...asking, variables: { person, purpose } });
    expect(answer.errors, persona).toEqual([]);
    for (const type of some) {
      const explained = answer.data[type] as Explained;
      found.set(type, explained);
      for (const field of explained.fields) found.set(field.field, field);
    }
  }
  return found;
}

const spokenOf = ({ outcome, reason, nextSteps }: Explained) => {
  const [step] = nextSteps;
  return {
    outcome,
    reason,
    nextStep: step ? { act: step.act, ...(step.from.length ? { from: step.from.map(({ id }) => id).sort() } : {}), ...(step.duty ? { duty: step.duty } : {}) } : { act: "NONE" },
  };
};
const saidBy = ({ outcome, reason, nextStep: { act, from, duty } }: WithheldLine) => ({
  outcome,
  reason,
  nextStep: { act, ...(from?.length ? { from: [...from].sort() } : {}), ...(duty ? { duty } : {}) },
});

const UNKNOWN = "00000000-0000-4000-8000-000000000000";
const TYPES = ["Person", ...LED_TO.map(({ type }) => type)];
/** What the guard announces of items, it announces by category. */
const BY_CATEGORY = "InformationItem.text";
/** Orders of a criminal court are announced beside the others; explained is the usual class of the field. */
const isOfCriminalLaw = ({ field, category }: WithheldLine): boolean => field.startsWith("ProtectiveOrder.") && category === "CRIMINAL";

describe("an explanation equals what the gateway announces", () => {
  const askers = PERSONAS.filter(({ id }) => !["lt-team-manager", "gi-registration-ended", "reporter-teacher"].includes(id));

  it("looks at every type that hangs on a person", () => {
    expect(LED_TO.length).toBeGreaterThan(24);
    expect(TYPES).toContain("HelpTrajectory");
    expect(TYPES).toContain("ReleasedStatement");
    expect(askers.length).toBeGreaterThan(45);
  });

  it.each(askers.map(({ id, purpose }) => [id, purpose] as const))("to %s (%s), of every field of everyone", async (persona, purpose) => {
    const asking = { necessity: "needed to weigh the safety of the children in this case" };
    let compared = 0;
    for (const person of [people["M"]!, people["K3"]!, UNKNOWN]) {
      const asked = await askAll(persona, person, asking);
      if (!asked) continue;
      const { lines, shown, isReached } = asked;
      const explained = await explainAll(persona, purpose, person, isReached ? TYPES : ["Person"], asking);
      const announced = lines.filter((line) => line.field !== BY_CATEGORY && !isOfCriminalLaw(line));

      for (const [field, explanation] of explained) {
        if (!field.includes(".") || field === BY_CATEGORY) continue;
        const said = announced.filter((line) => line.field === field && line.about.includes(person));
        const isSpoken = !["ALLOW", "DENY_SILENT"].includes(explanation.outcome);
        // One line says what the rules say; others, with a number, are of single records (a hold, a second person in it).
        if (isSpoken) expect(said.map(saidBy), `${persona}: ${field} of ${person}`).toContainEqual(spokenOf(explanation));
        else
          expect(
            said.filter(({ count }) => !count),
            `${persona}: ${field} of ${person} is announced but explained as ${explanation.outcome}`,
          ).toEqual([]);
        if (isSpoken && explanation.owner !== "several") expect(said[0]!.owner).toBe(explanation.owner);
        compared += 1;
        if (shown.has(field)) {
          const mayBeOpen =
            ["ALLOW", "DENY_SILENT"].includes(explanation.outcome) || explanation.dependsOnCategory || explanation.whatWouldChange.some(({ dependsOnRecord }) => dependsOnRecord);
          expect(mayBeOpen, `${persona} sees ${field} of ${person}, explained as ${explanation.outcome} ${JSON.stringify(explanation.whatWouldChange)}`).toBe(true);
        }
      }
      for (const line of announced.filter(({ count, field }) => !count && field.includes(".")))
        expect(spokenOf(explained.get(line.field)!), `${persona}: ${line.field}`).toEqual(saidBy(line));
    }
    if (!["lt-sister", "gi-supervisor-elder", "rvdk-investigator-elder", "reviewer-zuid"].includes(persona)) expect(compared).toBeGreaterThanOrEqual(24);
  });

  it("of a person out of scope as a whole", async () => {
    const answer = await t.ask("lt-curious", `query Q($id: ID!) { person(id: $id) { id } }`, { variables: { id: people["M"] } });
    const line = answer.disclosure.withheld.find(({ field }) => field === "Person")!;
    const explained = await explainAll("lt-curious", "PROVIDE_VOLUNTARY_HELP", people["M"]!, ["Person"], {});
    expect(spokenOf(explained.get("Person")!)).toEqual(saidBy(line));
  });

  it("of an item, by the category it has", async () => {
    const answer = await t.ask("lt-careworker", `query Q($id: ID!) { person(id: $id) { informationItems { text } } }`, { variables: { id: people["M"] } });
    const lines = answer.disclosure.withheld.filter(({ field, category }) => field === BY_CATEGORY && category !== undefined);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) {
      const one = await t.ask(
        "lt-careworker",
        `query E($person: ID!, $c: String) { explainDisclosure(purpose: "PROVIDE_VOLUNTARY_HELP", person: $person, field: "${BY_CATEGORY}", category: $c) { ${SHORT} } }`,
        {
          variables: { person: people["M"], c: line.category },
        },
      );
      expect(spokenOf(one.data.explainDisclosure), line.category).toEqual(saidBy(line));
    }
  });

  it("where the request as a whole is refused", async () => {
    for (const [persona, reason] of [
      ["lt-sister", "CONFLICT_OF_INTEREST"],
      ["gi-supervisor-elder", "PURPOSE_NOT_AVAILABLE_FOR_ORG"],
    ] as const) {
      const purpose = PERSONAS.find(({ id }) => id === persona)!.purpose;
      expect((await t.ask(persona, `query Q($id: ID!) { person(id: $id) { displayName } }`, { variables: { id: people["M"] } })).errors[0]!.extensions.code).toBe(reason);
      // Asked under a purpose the caller may declare without that case.
      const other = persona === "lt-sister" ? { caseId: cases["neighbours"]! } : { purpose: "HANDOVER_REFERRAL" as const, caseId: null };
      const answer = await t.ask(
        persona,
        `query E($p: ID!, $c: ID, $purpose: String!) { explainDisclosure(purpose: $purpose, case: $c, person: $p, field: "Person.displayName") { ${WHOLE} } }`,
        {
          ...other,
          variables: { p: people["M"], c: caseOf(persona), purpose },
        },
      );
      expect(answer.data.explainDisclosure).toMatchObject({ outcome: "DENY", reason, rule: "TICKET", whatWouldChange: [] });
    }
  });
});

describe("what an explanation holds", () => {
  const explain = async (persona: string, field: string, person = "M", extra: Record<string, unknown> = {}): Promise<Explained & Record<string, unknown>> => {
    const answer = await t.ask(
      persona,
      `query E($purpose: String!, $case: ID, $person: ID!, $field: String!, $n: Boolean! = true) { explainDisclosure(purpose: $purpose, case: $case, person: $person, field: $field, necessityStated: $n) { ${WHOLE} } }`,
      { variables: { purpose: PERSONAS.find(({ id }) => id === persona)!.purpose, person: people[person], field, ...extra } },
    );
    expect(answer.errors).toEqual([]);
    return answer.data.explainDisclosure;
  };

  it("names the rule, its code, the grounds with how sure they are, and what awaits a lawyer", async () => {
    expect(await explain("gi-supervisor", "HelpTrajectory.goals")).toMatchObject({
      owner: "lokaal-team",
      outcome: "REFER_TO_SOURCE",
      reason: "SOURCE_DECIDES",
      rule: "P08-GI-PLN",
      ruleCode: { code: "S2" },
      grounds: [{ id: "L-23" }, { id: "L-24", article: "Jeugdwet 7.3.11 lid 4", confidence: "H", checked: true }, { id: "L-05" }],
      confidence: "H",
      signOff: ["S-03"],
      nextSteps: [{ act: "ASK_SOURCE", duty: "LEGAL_DUTY" }],
    });
  });
  it("names the rules that would open the field and what they lack, never what cannot be", async () => {
    const { whatWouldChange } = await explain("gi-supervisor", "HelpTrajectory.goals");
    expect(whatWouldChange.map(({ rule, missing, dependsOnRecord }) => [rule, missing.map(({ condition }) => condition), dependsOnRecord])).toEqual([
      ["P08-GI-PLN-1", ["isMarkedNecessary"], true],
    ]);
  });
  it("says whose consent it takes, as far as the caller may know of them", async () => {
    const { whatWouldChange } = await explain("lt-careworker", "SafetyAssessment.judgement");
    expect(whatWouldChange.find(({ rule }) => rule === "P04-LT-SAF-2")).toMatchObject({
      missing: [{ condition: "isConsented" }],
      nextSteps: [{ act: "ASK_CONSENT", from: [{ id: people["M"] }] }],
    });
  });
  it("says that a stated necessity is what is missing", async () => {
    const without = await explain("vt-worker", "ProtectionInvestigation.questions", "K3", { n: false });
    const withIt = await explain("vt-worker", "InformationItem.text", "M", { n: false });
    expect([without.outcome, withIt.outcome]).not.toContain("ALLOW");
    const own = await explain("vt-worker", "Report.content", "M", { n: false });
    expect(own).toMatchObject({ outcome: "DENY", reason: "NECESSITY_TEXT_MISSING", nextSteps: [{ act: "STATE_NECESSITY" }] });
    expect(await explain("vt-worker", "Report.content", "M")).toMatchObject({ outcome: "ALLOW", rule: "P02-VT-REP-1" });
  });
  it("takes a door for the type it leads to, and a type for all its fields", async () => {
    const [door, type] = [await explain("gi-supervisor", "Person.vtInvolvement"), await explain("gi-supervisor", "VtInvolvement")];
    expect({ ...door, field: "" }).toEqual({ ...type, field: "" });
    expect(type.fields.map(({ field }) => field)).toEqual(catalogue.contentOf("VtInvolvement").map(({ name }) => name));
    expect((await explain("rvdk-investigator", "Report", "K4")).outcome).toMatch(/^(ALLOW_MASKED|REFER_TO_SOURCE)$/);
    const masked = await explain("lt-careworker", "ProtectionMeasure", "K2");
    expect(masked.outcome).toBe("ALLOW_MASKED");
    expect(masked.fields.map(({ outcome }) => outcome)).toContain("ALLOW");
  });
  it("of a field that only describes a record says what is said of the record", async () => {
    expect((await explain("gi-supervisor", "ProtectionMeasure.id", "K3")).outcome).toBe("ALLOW");
    const record = await explain("lt-careworker", "SafetyAssessment.id");
    expect(record.reason).toBe((await explain("lt-careworker", "SafetyAssessment")).reason);
  });
  it("of a value inside a field says no more than of the field", async () => {
    expect(await explain("lt-careworker", "Reporter.name")).toMatchObject({ outcome: "DENY_SILENT" });
    expect((await explain("vt-worker", "Reporter.name")).outcome).toBe("ALLOW");
  });
  it("is recorded in the ledger of consent, under the person it is about", async () => {
    const answer = await t.ask("gi-supervisor", `query E($p: ID!) { explainDisclosure(purpose: "EXECUTE_SUPERVISION_ORDER", person: $p, field: "Person") { outcome } }`, {
      variables: { p: people["K3"] },
    });
    const entries = (await t.ledger("consent", answer.disclosure.id)).filter(({ kind }) => kind === "DISCLOSURE");
    expect(entries).toMatchObject([
      { subject: people["K3"], owner: "consent", actor: "gi-supervisor", decisions: [{ field: "explainDisclosure", outcome: "ALLOW", rule: "EXPLAIN" }] },
    ]);
  });
  it.each([
    ["an unknown field", { field: "Person.nothing" }],
    ["an unknown type", { field: "Nothing" }],
    ["the id of an entity, which is nobody's", { field: "Person.id" }],
    ["an unknown purpose", { purpose: "CURIOSITY" }],
    ["a purpose that is tied to a case, without one", { headers: null }],
    ["a case that is no id", { case: "maria" }],
    ["a category for a field that has its own", { category: "PLAN" }],
    ["a category nobody knows", { category: "GOSSIP", field: "InformationItem.text" }],
  ])("refuses %s as a mistake", async (_what, { headers, ...change }: { field?: string; purpose?: string; category?: string; case?: string; headers?: null }) => {
    const asked = { purpose: "PROVIDE_VOLUNTARY_HELP", field: "Person.displayName", person: people["M"], ...change };
    const answer = await t.ask(
      "lt-careworker",
      `query E($purpose: String!, $person: ID!, $field: String!, $category: String, $case: ID) { explainDisclosure(purpose: $purpose, case: $case, person: $person, field: $field, category: $category) { outcome } }`,
      { variables: asked, ...(headers === null ? { caseId: null, purpose: "HANDOVER_REFERRAL" as const } : {}) },
    );
    expect(answer.errors[0]?.extensions.code).toBe("INPUT_INVALID");
  });
});

describe("who could see this, for a privacy officer", () => {
  const ASK = `query W($p: ID!, $f: String!, $purpose: String) { whoCouldSee(person: $p, field: $f, purpose: $purpose) { professional { id } organisation { id } purpose roles rule grounds missing { condition nl } } }`;
  interface Row {
    professional: { id: string };
    organisation: { id: string };
    purpose: string;
    roles: string[];
    rule: string;
    grounds: string[];
    missing: { condition: string; nl: string }[];
  }
  const readers = async (officer: string, person: string, field: string, purpose?: string): Promise<Row[]> => {
    const answer = await t.ask(officer, ASK, { variables: { p: people[person] ?? person, f: field, purpose } });
    expect(answer.errors).toEqual([]);
    return answer.data.whoCouldSee;
  };

  it("names colleagues whose work opens the field, by which rule and for which purpose", async () => {
    const rows = await readers("privacy-officer-gi-noord", "K3", "Person.displayName", "EXECUTE_SUPERVISION_ORDER");
    expect(rows.map(({ professional: { id } }) => id)).toContain("gi-supervisor");
    expect(rows.every(({ organisation: { id }, purpose, roles }) => id === "gi-noord" && purpose === "EXECUTE_SUPERVISION_ORDER" && roles.includes("GI_SUPERVISOR"))).toBe(true);
    expect(rows.find(({ professional: { id } }) => id === "gi-supervisor")).toMatchObject({ rule: "P08-GI-IDN-1", missing: [], grounds: ["L-23", "L-24", "L-05"] });
    expect(rows.map(({ professional: { id } }) => id)).not.toContain("gi-supervisor-ended");
  });
  it("names who really sees it: the answer and the list agree", async () => {
    const list = await readers("privacy-officer-gi-noord", "K3", "Person.displayName", "EXECUTE_SUPERVISION_ORDER");
    const sees = (await t.ask("gi-supervisor", `query Q($id: ID!) { person(id: $id) { displayName } }`, { variables: { id: people["K3"] } })).data.person.displayName;
    expect(sees).toBeTruthy();
    expect(list.some(({ professional: { id } }) => id === "gi-supervisor")).toBe(true);
  });
  it("names of others only whom a record of the own organisation is open to", async () => {
    const ofOwn = await readers("privacy-officer-lt-noord", "M", "HelpTrajectory.goals");
    expect(ofOwn.filter(({ organisation: { id } }) => id === "gi-noord").map(({ rule, missing }) => [rule, missing.map(({ condition }) => condition)])).toContainEqual([
      "P08-GI-PLN-1",
      ["isMarkedNecessary"],
    ]);
    const ofOthers = await readers("privacy-officer-lt-noord", "M", "SafetyAssessment.judgement");
    expect(ofOthers.filter(({ organisation: { id } }) => id !== "lt-noord")).toEqual([]);
  });
  it("names nobody of mental health care but to its own officer", async () => {
    for (const officer of ["vt-noord", "gi-noord", "rvdk-noord", "lt-noord", "lt-zuid"]) {
      for (const field of ["Person.displayName", "HelpTrajectory.goals", "SafetyAssessment.judgement", "PublishedInvolvement.since", "Goal.text"]) {
        const rows = await readers(`privacy-officer-${officer}`, "M", field);
        expect(
          rows.filter(({ organisation: { id } }) => id === "ggz-noord"),
          `${officer} ${field}`,
        ).toEqual([]);
      }
    }
    const own = await readers("privacy-officer-ggz-noord", "M", "PublishedInvolvement.since");
    expect(own.map(({ professional: { id } }) => id)).toContain("ggz-clinician");
  });
  it("names no safety officer: that one takes part tells of a shielding order", async () => {
    for (const officer of ["gi-noord", "vt-noord"]) {
      for (const person of ["M", "K3", "K5"]) expect(JSON.stringify(await readers(`privacy-officer-${officer}`, person, "Person.displayName"))).not.toContain("safety-officer");
    }
  });
  it("is for the purpose of audit: others are refused, in the ledger too", async () => {
    const answer = await t.ask("lt-coordinator", ASK, { variables: { p: people["M"], f: "HelpTrajectory.goals" } });
    expect(answer.data.whoCouldSee).toBeNull();
    expect(answer.disclosure.withheld).toMatchObject([{ field: "Query.whoCouldSee", owner: "consent", outcome: "DENY", reason: "PURPOSE_NOT_AVAILABLE_FOR_ORG" }]);
    expect(JSON.stringify(await t.ledger("consent", answer.disclosure.id))).toContain("WHO-COULD-SEE");
  });
  it("records whom it was about", async () => {
    expect(await readers("privacy-officer-gi-noord", "nobody", "Person.displayName")).toEqual([]);
    const answer = await t.ask("privacy-officer-gi-noord", ASK, { variables: { p: UNKNOWN, f: "Person.displayName" } });
    expect(answer.data.whoCouldSee).toEqual([]);
    expect(await t.ledger("consent", answer.disclosure.id)).toMatchObject([{ kind: "REQUEST" }, { kind: "DISCLOSURE", subject: UNKNOWN, decisions: [{ field: "whoCouldSee" }] }]);
  });
});

describe("every code has its sentence in English and plain Dutch (R-025)", () => {
  it.each(Object.entries({ CODES, CONDITIONS, NEXT_ACTS, REASONS, RULE_KINDS }))("%s", (_name, texts) => {
    expect(Object.keys(texts).length).toBeGreaterThan(3);
    for (const [code, { en, nl }] of Object.entries<{ en: string; nl: string }>(texts)) {
      expect(en.length, code).toBeGreaterThan(5);
      expect(nl.length, code).toBeGreaterThan(5);
      expect(nl, code).not.toBe(en);
    }
    const sentences = Object.values<{ nl: string }>(texts).map(({ nl }) => nl);
    expect(new Set(sentences).size, "each sentence says one thing").toBe(sentences.length);
  });
  it("every category of data has an explanation of its own, in short sentences", () => {
    const explained = Object.values(CATEGORIES).map(({ explains }) => explains);
    for (const { nl, en } of explained) {
      expect(nl).not.toBe(en);
      for (const part of nl.split(/[.,:;]/)) expect(part.trim().split(/\s+/).length, nl).toBeLessThanOrEqual(15);
    }
    expect(new Set(explained.map(({ nl }) => nl)).size).toBe(explained.length);
  });
  it("in short sentences", () => {
    for (const name of CONDITION_NAMES) for (const part of CONDITIONS[name].nl.split(/[,:;]/)) expect(part.trim().split(/\s+/).length, CONDITIONS[name].nl).toBeLessThanOrEqual(18);
  });
});
