import { randomUUID } from "node:crypto";
import { PROFILES } from "@samenhang/policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintToken } from "../../demo/dist/demo-issuer.js";
import { FAMILY_VIEW } from "../../demo/dist/family-view.js";
import type { Persona } from "../../demo/dist/persona.js";
import { PERSONAS } from "../../demo/dist/personas.js";
import { contentFields, everyQuestion, isPublicField, shownIn } from "../every-question.js";
import { body, cases, outcomeOf, people, startTestHub, withheldOf, type Answer, type Asking, type TestHub } from "../hub.js";

/** Emergency access (policy.md section 11): examples E18 and E19 from the first refusal to the review, by a clock we set. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Tuesday night: the terms of the account and the review fall on working days. */
const NIGHT = nextTuesday();
let clock = NIGHT;
let t: TestHub;

const MARIA = cases["maria"]!;
const STALKING = cases["stalking"]!;
const HANDOVER = cases["handover"]!;
const M = people["M"]!;
const K4 = people["K4"]!;
const GROUND = {
  dangerTo: "De moeder en de kinderen in huishouden A.",
  dangerNow: "De buurvrouw hoort geschreeuw en glasgerinkel.",
  noOtherRoute: "Het is kwart over twee; niemand is bereikbaar.",
};

function nextTuesday(): number {
  const night = new Date();
  night.setUTCHours(1, 10, 0, 0);
  do night.setUTCDate(night.getUTCDate() + 1);
  while (night.getUTCDay() !== 2);
  return night.getTime();
}

const restart = async (): Promise<void> => {
  await t?.stop();
  clock = NIGHT;
  t = await startTestHub({ now: () => clock });
};
afterAll(() => t?.stop());

const personaOf = (id: string): Persona => PERSONAS.find((persona) => persona.id === id)!;
/** The same person in another role, or another person altogether. */
const tokenAs = (id: string, change: Partial<Persona> = {}, amr?: readonly string[]): Promise<string> =>
  mintToken({ ...personaOf(id), ...change }, { issuerUrl: t.issuerUrl, now: () => clock, ...(amr ? { amr } : {}) });

const act = (persona: string, name: string, inputType: string, input: Record<string, unknown>, asking: Asking = {}): Promise<Answer> =>
  t.ask(
    persona,
    `mutation Act($input: ${inputType}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { outcome reason nextStep message messageNl } } }`,
    { ...asking, variables: { input: { idempotencyKey: randomUUID(), ...input } } },
  );
const open = (persona = "lt-crisis", caseId: string = MARIA, input: Record<string, unknown> = {}, asking: Asking = {}): Promise<Answer> =>
  act(persona, "emergencyAccessOpen", "EmergencyAccessInput", { caseId, ...GROUND, ...input }, { caseId, ...asking });
const opened = async (...given: Parameters<typeof open>): Promise<string> => {
  const answer = await open(...given);
  expect(outcomeOf(answer), JSON.stringify(answer.errors)).toBe("Recorded");
  return answer.data.emergencyAccessOpen.id as string;
};
const close = (id: string, persona = "lt-crisis", asking: Asking = {}) => act(persona, "emergencyAccessClose", "EmergencyCloseInput", { id }, asking);
const account = (id: string, persona = "lt-crisis", asking: Asking = {}) =>
  act(persona, "emergencyAccountRecord", "EmergencyAccountInput", { id, account: "Aangebeld met een collega; moeder en kinderen waren ongedeerd." }, asking);
const mine = async (persona = "lt-crisis", asking: Asking = {}) =>
  (
    await t.ask(persona, "{ myEmergencyAccess { id caseId isOpen openedAt expiresAt closedAt accountDue accountAt firstCheckDue fullCheckDue isOverdue } }", {
      caseId: null,
      ...asking,
    })
  ).data.myEmergencyAccess as Record<string, unknown>[];
const withAccess = (id: string, asking: Asking = {}): Asking => ({ ...asking, headers: { "samenhang-break-glass": id } });
const nameOf = (id: string, asking: Asking, persona = "lt-crisis") => t.ask(persona, `query Q($id: ID!) { person(id: $id) { displayName } }`, { variables: { id }, ...asking });
const seesName = async (asking: Asking, persona = "lt-crisis"): Promise<string> => {
  const answer = await nameOf(K4, asking, persona);
  return answer.errors[0]?.extensions.code ?? String(answer.data.person.displayName);
};

/** What section 11 shows, as the jurists wrote it; the minimal profiles must say the same. */
const CRISIS_MINIMUM = [
  ...["displayName", "ageBand", "contacts", "language", "interpreterNeeded"].map((field) => `Person.${field}`),
  ...["kind", "value", "safeToUse"].map((field) => `ContactPoint.${field}`),
  ...["kind", "line", "postcode", "city"].map((field) => `Address.${field}`),
  ...["type", "from", "to"].map((field) => `Relation.${field}`),
  "Household.label",
  ...["person", "role", "share"].map((field) => `HouseholdMember.${field}`),
  "CasePerson.person",
  ...["coordinator", "phase"].map((field) => `Case.${field}`),
  ...["professional", "organisation", "capacity"].map((field) => `CaseParticipant.${field}`),
  ...["person", "primary", "duo"].map((field) => `ContactPersonAssignment.${field}`),
  ...["kind", "status", "organisation", "supervisorContact"].map((field) => `ProtectionMeasure.${field}`),
  ...["kind", "from", "until", "target", "protects"].map((field) => `ProtectiveOrder.${field}`),
  ...["weapon", "text"].map((field) => `StaffSafetyNote.${field}`),
  ...["conditions", "safetyAgreements"].map((field) => `ConditionsAndFollowUp.${field}`),
  ...["judgement", "assessedAt"].map((field) => `SafetyAssessment.${field}`),
  ...["receivedAt", "status", "violenceTypes", "acute", "childrenPresent"].map((field) => `Report.${field}`),
  "InformationItem.text",
].sort();

/** What explains the policy: about rules, and nobody. */
const ABOUT_RULES = ["Explanation", "RuleCode", "Ground"];

describe("E18 a night, a neighbour who hears screaming", () => {
  let access = "";
  let fathersView = "";
  const viewOf = async (persona: string): Promise<string> => body(await t.ask(persona, FAMILY_VIEW, { variables: { case: MARIA } }));

  beforeAll(async () => {
    await restart();
    // What happened this night, before the phone rang; and what the demo has nothing of.
    const reported = { receivedAt: new Date(clock).toISOString(), origin: "BYSTANDER", content: "De buurvrouw vertelt wat zij hoorde.", acute: true, childrenPresent: true };
    const vt = { purpose: "ASSESS_REPORT" } as const;
    for (const [name, type, input] of [
      ["reportRecord", "ReportInput", { about: [K4, M], ...reported, violenceTypes: ["PARTNER_VIOLENCE"], reporterName: "Buurvrouw Verzinsel" }],
      ["safetyAssessmentRecord", "SafetyAssessmentInput", { about: [K4, M], events: ["De buurvrouw hoorde glas breken."], judgement: "ACUTE", decision: "Nu gaan kijken." }],
      [
        "informationItemAdd",
        "InformationItemInput",
        {
          caseId: MARIA,
          about: [K4, M],
          text: "Vannacht geschreeuw gehoord in huishouden A.",
          kind: "EVENT",
          nature: "FACT",
          observedFrom: new Date(clock).toISOString().slice(0, 10),
          sourceKind: "PERSON",
          category: "SAFETY",
          confidentiality: "C2",
          legalBasis: "L-12",
          framework: "ACUTE",
          necessaryForSupervision: false,
        },
      ],
    ] as const) {
      expect(outcomeOf(await act("vt-worker", name, type, input, vt)), name).toBe("Recorded");
    }
    await t.asOwner("case", `UPDATE person SET language = 'Pools', interpreter_needed = true WHERE id = $1`, [people["K2"]]);
    fathersView = await viewOf("father-f4");
  });

  it("offers emergency access, from the rules alone: the same for a person and a case that do not exist", async () => {
    const asked = (id: string) => t.ask("lt-crisis", `query Q($id: ID!) { person(id: $id) { displayName addresses { line } } }`, { variables: { id } });
    const known = await asked(K4);
    expect(withheldOf(known, "Person.displayName", K4)).toMatchObject({
      outcome: "BREAK_GLASS_AVAILABLE",
      reason: "EMERGENCY_NOT_OPENED",
      nextStep: { act: "OPEN_EMERGENCY_ACCESS" },
    });
    const stranger = randomUUID();
    expect(body(await asked(stranger)).replaceAll(stranger, K4)).toBe(body(known));

    const askedCase = (id: string) => t.ask("lt-crisis", `query Q($id: ID!) { case(id: $id) { phase persons { person { id } } } }`, { variables: { id }, caseId: id });
    const knownCase = await askedCase(MARIA);
    expect(knownCase.data.case).toBeNull();
    expect(withheldOf(knownCase, "Query.case")).toMatchObject({ outcome: "BREAK_GLASS_AVAILABLE", nextStep: { act: "OPEN_EMERGENCY_ACCESS" } });
    expect(body(await askedCase(randomUUID()))).toBe(body(knownCase));
  });

  it("is opened with its ground, once for the same key", async () => {
    const idempotencyKey = randomUUID();
    access = await opened("lt-crisis", MARIA, { idempotencyKey });
    expect(await opened("lt-crisis", MARIA, { idempotencyKey }), "why: a repeated request does its work once").toBe(access);
    expect(outcomeOf(await open("lt-crisis", MARIA, { idempotencyKey, dangerNow: "Een heel ander verhaal dan daarnet." }))).toBe("IDEMPOTENCY_KEY_REUSED");
    expect(outcomeOf(await open()), "why: it is open already").toBe("ACT_CONFLICT");
    expect(await mine()).toMatchObject([
      { id: access, caseId: MARIA, isOpen: true, isOverdue: false, accountAt: null, closedAt: null, expiresAt: new Date(clock + 4 * HOUR).toISOString() },
    ]);
    expect(await t.asOwner("consent", "SELECT count(*)::int AS openings FROM emergency_access")).toEqual([{ openings: 1 }]);
  });

  it.each(["dangerTo", "dangerNow", "noOtherRoute"])("is not opened while %s says next to nothing", async (text) => {
    expect(outcomeOf(await open("lt-crisis", HANDOVER, { [text]: "  gevaar, nu meteen   " }))).toBe("INPUT_INVALID");
  });

  it("shows exactly the minimum of the crisis, of everything there is to ask", async () => {
    const ids = async (owner: Parameters<TestHub["asOwner"]>[0], table: string) =>
      (await t.asOwner(owner, `SELECT id FROM ${table} LIMIT 400`)).map(({ id }) => ({ id: String(id) }));
    const questions = everyQuestion({
      person: Object.entries(people).flatMap(([name, id]) => (name.includes(".") && !name.startsWith("stalking") ? [] : [{ id }])),
      case: Object.values(cases).map((id) => ({ id })),
      organisation: [{ id: "ggz-noord" }],
      professional: [{ id: "vt-worker" }],
      explainDisclosure: [{ person: K4, field: "Person.displayName", purpose: "ACUTE_SAFETY" }],
      whoCouldSee: [{ person: K4, field: "Person.displayName" }],
      consentSummary: [{ input: { subject: K4, from: "lt-noord", to: "gi-noord", purpose: "COORDINATE_JOINT_PLAN", categories: ["PLAN"] } }],
      consentWithdrawalPreview: (await ids("consent", "consent_record")).map(({ id }) => ({ subject: K4, id })),
      representativeConflicts: [{ represented: K4 }],
      ggzContactPoint: [{ organisation: "ggz-noord" }],
      consent: await ids("consent", "consent_record"),
      informationItem: await ids("case", "information_item"),
      protectionMeasure: await ids("gecertificeerde-instelling", "protection_measure"),
      actionPlan: await ids("gecertificeerde-instelling", "action_plan"),
      releasedStatement: await ids("ggz", "released_statement"),
      helpRequest: await ids("lokaal-team", "help_request"),
      helpTrajectory: await ids("lokaal-team", "help_trajectory"),
      investigationRequest: await ids("raad-voor-de-kinderbescherming", "investigation_request"),
      giCourtRequest: await ids("gecertificeerde-instelling", "court_request"),
      rvdkCourtRequest: await ids("raad-voor-de-kinderbescherming", "court_request"),
      councilReport: await ids("raad-voor-de-kinderbescherming", "council_report"),
      referral: await ids("referrals", "referral"),
      informationRequest: await ids("referrals", "information_request"),
      report: await ids("veilig-thuis", "report"),
      adviceContact: await ids("veilig-thuis", "advice_contact"),
      auditFindings: [{ from: "2026-01-01", to: "2026-12-31" }],
      ledgerExport: [{ format: "CSV" }, { format: "AUTHZ_DECISION_LOG" }],
      ledgerProof: (await ids("case", "ledger_entry")).slice(0, 2).map(({ id }) => ({ entry: id })),
      auditMismatches: [{ from: "2026-11-01", to: "2026-11-30" }],
      ...Object.fromEntries(["disclosureStatement", "disclosureReceipt"].map((name) => [name, [{ person: K4, from: "2026-01-01", to: "2026-02-01" }]])),
      ...Object.fromEntries(["compulsionIndicator", "measureIndicator", "reportIndicator"].map((name) => [name, [{ period: "2026-Q1" }]])),
    });
    const content = await contentFields();
    const shown = new Set<string>();
    let said = "";
    expect(questions.length).toBeGreaterThan(300);
    for (const { query, variables } of questions) {
      const answer = await t.ask("lt-crisis", query, withAccess(access, { variables }));
      expect(answer.errors, `${query} ${JSON.stringify(variables)}`).toEqual([]);
      shownIn(answer.data, shown);
      said += JSON.stringify(answer.data);
    }
    expect([...shown].filter((field) => content.has(field)).sort()).toEqual(CRISIS_MINIMUM);

    const profiled = Object.entries(PROFILES).flatMap(([key, names]) => (key.startsWith("P11-CRISIS:") ? names : []));
    const named = [...content].filter((field) => profiled.some((name) => name === field || (name.endsWith(".*") && field.startsWith(name.slice(0, -1)))));
    expect(named.sort(), "the profiles and section 11 say the same").toEqual(CRISIS_MINIMUM);

    const types = new Set([
      ...CRISIS_MINIMUM.map((field) => field.split(".")[0]),
      "Organisation",
      "Professional",
      "EmergencyAccess",
      "NotificationDuty",
      "Verification",
      ...ABOUT_RULES,
    ]);
    expect(
      [...new Set([...shown].filter((field) => !isPublicField(field)).map((field) => field.split(".")[0]))].filter((type) => !types.has(type)),
      "what describes a record follows only a record that is shown",
    ).toEqual([]);

    expect(said).toContain("Vannacht geschreeuw gehoord");
    for (const [what, text] of [
      ["a shielded place", "Schuilplaatspad"],
      ["a school that would tell", "Schoolplein"],
      ["what the neighbour said", "De buurvrouw vertelt"],
      ["who reported", "Verzinsel"],
      ["an old report", "liever niet naar huis"],
      ["an older item", "schram op haar arm"],
      ["what a child told", "slaat als mama werkt"],
      ["analysis", "heeft rust nodig"],
      ["a goal", "hele nacht"],
      ["health", "slaapt slecht"],
      ["a statement of mental health care", "De behandeling loopt"],
      ["a home ban that is over", "TEMPORARY_HOME_BAN"],
      ["a measure that is over", '"VOTS"'],
      ["who once took part", "lt-careworker-former"],
      ["who treats", "ggz-clinician"],
      ["who guards a shielding order", "safety-officer"],
      ["another case", cases["handover"]!],
    ] as const) {
      expect(said, what).not.toContain(text);
    }
    for (const person of ["M", "K3", "K5"]) {
      const answer = await t.ask(
        "lt-crisis",
        `query Q($id: ID!) { person(id: $id) { displayName addresses { line } contacts { value } } }`,
        withAccess(access, { variables: { id: people[person] } }),
      );
      expect(answer.data.person, person).toMatchObject({ displayName: expect.any(String), addresses: [] });
      expect(JSON.stringify(answer.disclosure), "why: shielding never shows itself").not.toMatch(/SHIELD|Address/);
    }
  }, 120_000);

  it("is heard of by every organisation that answers for the case, once, and by its coordinator", async () => {
    const heard = async (persona: string, asking: Asking = {}) => (await t.ask(persona, "{ notices { id kind caseId at } }", asking)).data.notices as unknown[];
    for (const organisation of ["vt-noord", "gi-noord", "rvdk-noord", "lt-noord", "lt-zuid", "ggz-noord"]) {
      expect(await heard(`privacy-officer-${organisation}`), organisation).toMatchObject([{ kind: "EMERGENCY_ACCESS_OPENED", caseId: MARIA, at: new Date(clock).toISOString() }]);
    }
    expect(await heard("lt-coordinator")).toHaveLength(1);
    expect(await heard("lt-coordinator", { caseId: HANDOVER }), "why: that case is not coordinated by this professional").toEqual([]);
  });

  it.each([
    "lt-careworker",
    "lt-crisis",
    "vt-worker",
    "vt-worker-f4",
    "gi-supervisor-two-sides",
    "ggz-clinician",
    "rvdk-devils-advocate",
    "lt-analyst",
    "mother-m",
    "father-f4",
    "father-f1",
  ])("%s does not learn that it was used", async (persona) => {
    const answer = await t.ask(persona, "{ notices { id kind caseId at } afterReviews { id trigger caseId actedBy { id } actedAt } }");
    expect(answer.data).toEqual({ notices: [], afterReviews: [] });
    expect(answer.disclosure.withheld).toEqual([]);
    if (persona !== "lt-crisis") expect((await t.ask(persona, "{ myEmergencyAccess { id caseId } }")).data).toEqual({ myEmergencyAccess: [] });
  });

  it("leaves the view of the father as it was, byte for byte", async () => {
    expect(await viewOf("father-f4")).toBe(fathersView);
  });

  it("is recorded under every person of the case, and with every disclosure that rested on it", async () => {
    const persons = [...new Set(Object.entries(people).flatMap(([name, id]) => (/^(M|F[1-4]|K[1-5])$/.test(name) ? [id] : [])))];
    const acts = await t.asOwner(
      "consent",
      `SELECT subject, decisions FROM ledger_entry WHERE kind = 'ACT' AND decisions @> '[{"field": "EMERGENCY_ACCESS_OPEN", "outcome": "ALLOW"}]'`,
    );
    expect(acts.map(({ subject }) => subject).sort()).toEqual(persons.sort());
    expect(JSON.stringify(acts), "why: names of fields, never texts").not.toContain("glasgerinkel");
    const answer = await nameOf(K4, withAccess(access));
    const [entry] = await t.asOwner("case", `SELECT break_glass_id, purpose FROM ledger_entry WHERE trace_id = $1 AND subject = $2`, [answer.disclosure.id, K4]);
    expect(entry).toEqual({ break_glass_id: access, purpose: "ACUTE_SAFETY" });
  });

  it("ends after four hours, to the minute", async () => {
    clock = NIGHT + 4 * HOUR - 60_000;
    expect(await seesName(withAccess(access))).toBe("Katja Fictief");
    clock = NIGHT + 4 * HOUR;
    expect(await seesName(withAccess(access))).toBe("BREAK_GLASS_INVALID");
    expect(await mine()).toMatchObject([{ id: access, isOpen: false, closedAt: null }]);
    expect(outcomeOf(await close(access)), "why: it has ended by itself").toBe("ACT_CONFLICT");
  });
});

describe("a header that opens nothing", () => {
  let access = "";
  beforeAll(async () => {
    await restart();
    access = await opened();
  });

  it("without ACUTE_SAFETY", async () => {
    expect(await seesName(withAccess(access, { purpose: "PROVIDE_VOLUNTARY_HELP" }), "lt-careworker")).toBe("BREAK_GLASS_INVALID");
  });
  it("with another case", async () => {
    expect(await seesName(withAccess(access, { caseId: HANDOVER }))).toBe("BREAK_GLASS_INVALID");
  });
  it("of somebody else", async () => {
    expect(await seesName(withAccess(access), "gi-crisis")).toBe("BREAK_GLASS_INVALID");
    expect(outcomeOf(await close(access, "gi-crisis"))).toBe("ACT_CONFLICT");
    expect(outcomeOf(await account(access, "gi-crisis"))).toBe("ACT_CONFLICT");
    expect(await mine("gi-crisis")).toEqual([]);
  });
  it("of somebody with the same number at another organisation", async () => {
    const token = await tokenAs("lt-crisis", { organisation: "lt-zuid" });
    expect(await seesName(withAccess(access, { token }))).toBe("BREAK_GLASS_INVALID");
    expect(await mine("lt-crisis", { token })).toEqual([]);
    expect(outcomeOf(await close(access, "lt-crisis", { token }))).toBe("ACT_CONFLICT");
  });
  it("in another role", async () => {
    const token = await tokenAs("lt-crisis", { role: "LT_CAREWORKER" });
    expect(await seesName(withAccess(access, { token }))).toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
  });
  it("that nobody gave out", async () => {
    expect(await seesName(withAccess(randomUUID()))).toBe("BREAK_GLASS_INVALID");
  });
  it("while consent is down: nothing is disclosed, and nothing opened", async () => {
    await t.asOwner("consent", "REVOKE SELECT ON emergency_access FROM samenhang_app");
    expect(await seesName(withAccess(access))).toBe("CONSENT_UNAVAILABLE");
    expect(outcomeOf(await open("vt-crisis"))).toBe("DATABASE_UNAVAILABLE");
    await t.asOwner("consent", "GRANT SELECT ON emergency_access TO samenhang_app");
    expect(await seesName(withAccess(access))).toBe("Katja Fictief");
  });
  it("shows nobody of another case, and nothing that belongs to one", async () => {
    const stranger = await nameOf(people["stalking.woman"]!, withAccess(access));
    expect(stranger.data.person).toBeNull();
    // The same child in two cases: what belongs to the other case stays there.
    const elsewhere = randomUUID();
    await t.asOwner(
      "case",
      `INSERT INTO casus (id, about, owner, recorded_at, recorded_by, opened_at, opened_by, closed_at, close_reason, phase, coordinator) SELECT $1, about, owner, recorded_at, recorded_by, opened_at, opened_by, closed_at, close_reason, phase, coordinator FROM casus WHERE id = $2`,
      [elsewhere, MARIA],
    );
    await t.asOwner("case", `UPDATE case_participant SET casus = $1 WHERE professional = 'rvdk-investigator'`, [elsewhere]);
    const ask = (id: string) =>
      t.ask("lt-crisis", `query Q($id: ID!) { case(id: $id) { phase coordinator { id } participants { professional { id } } } }`, withAccess(access, { variables: { id } }));
    expect((await ask(MARIA)).data.case.participants.map(({ professional }: { professional: { id: string } }) => professional.id)).not.toContain("rvdk-investigator");
    const other = await ask(elsewhere);
    expect(other.data.case, "why: emergency access is to one case").toBeNull();
    expect(body(other)).toBe(body(await ask(randomUUID())));
  });
  it("after it was closed, on the very next request", async () => {
    expect(await seesName(withAccess(access))).toBe("Katja Fictief");
    expect(outcomeOf(await close(access))).toBe("Recorded");
    expect(await seesName(withAccess(access))).toBe("BREAK_GLASS_INVALID");
    expect(await mine()).toMatchObject([{ id: access, isOpen: false, closedAt: new Date(clock).toISOString() }]);
  });
});

describe("who may open it, and to what", () => {
  beforeAll(restart);

  it.each(["vt-crisis", "gi-crisis", "rvdk-crisis", "lt-crisis", "ggz-crisis"])("%s may", async (persona) => {
    const id = await opened(persona, STALKING);
    expect((await nameOf(people["stalking.ex"]!, withAccess(id, { caseId: STALKING }), persona)).data.person.displayName).toBe("Tom Verleden");
  });
  it.each([
    "lt-careworker",
    "lt-coordinator",
    "lt-team-manager",
    "lt-analyst",
    "privacy-officer-lt-noord",
    "vt-safety-officer",
    "rvdk-devils-advocate",
    "mother-m",
    "reporter-teacher",
  ])("%s may not", async (persona) => {
    expect(outcomeOf(await open(persona, MARIA, {}, { purpose: "ACUTE_SAFETY" }))).toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
  });
  it("not with a password alone", async () => {
    const token = await tokenAs("lt-crisis", {}, ["pwd"]);
    expect(outcomeOf(await open("lt-crisis", MARIA, {}, { token }))).toBe("AUTHENTICATION_TOO_WEAK");
    const id = await opened("lt-crisis", MARIA);
    expect(await seesName(withAccess(id, { token })), "why: also not to use what was opened").toBe("AUTHENTICATION_TOO_WEAK");
  });
  it("not for own family, also not after it was opened", async () => {
    const id = await opened("gi-crisis", MARIA);
    await t.asOwner(
      "consent",
      `INSERT INTO attested_fact (issuer, id, version, kind, persons, professional, organisation, body, valid_from, received_at)
       SELECT 'case', gen_random_uuid(), 1, 'CONFLICT', ARRAY[$1::uuid], p, o, jsonb_build_object('professional', p, 'organisation', o, 'person', $1::text), '2020-01-01', now()
         FROM (VALUES ('gi-crisis', 'gi-noord'), ('vt-crisis', 'vt-noord')) AS tied (p, o)`,
      [people["F1"]],
    );
    expect(outcomeOf(await open("vt-crisis", MARIA))).toBe("CONFLICT_OF_INTEREST");
    expect(await seesName(withAccess(id), "gi-crisis")).toBe("CONFLICT_OF_INTEREST");
  });
  it("only to the declared case", async () => {
    expect(outcomeOf(await open("rvdk-crisis", MARIA, { caseId: HANDOVER }))).toBe("INPUT_INVALID");
  });
  it("not to a case that is closed or never was, in the same words", async () => {
    const refusal = async (caseId: string) => (await open("rvdk-crisis", caseId)).data.emergencyAccessOpen as Record<string, unknown>;
    const closed = await refusal(cases["closed-case"]!);
    expect(closed).toMatchObject({ __typename: "Refused", outcome: "DENY", reason: "UNKNOWN_OR_NOT_ALLOWED" });
    expect(await refusal(randomUUID())).toEqual(closed);
    expect(
      await t.asOwner(
        "consent",
        `SELECT outcome FROM ledger_entry, jsonb_to_recordset(decisions) AS d(field text, outcome text, reason text) WHERE d.reason = 'UNKNOWN_OR_NOT_ALLOWED' AND actor = 'rvdk-crisis'`,
      ),
    ).toHaveLength(2);
  });
  it("tells nobody who has no part in the case, and the provider of mental health care no more than others", async () => {
    const told = await t.asOwner("consent", `SELECT DISTINCT owner FROM notice WHERE casus = $1 ORDER BY owner`, [STALKING]);
    expect(
      told.map(({ owner }) => owner),
      "each opener's own organisation, and Veilig Thuis",
    ).toEqual(["ggz-noord", "gi-noord", "lt-noord", "rvdk-noord", "vt-noord"]);
    const one = await t.asOwner(
      "consent",
      `SELECT n.owner FROM notice n JOIN emergency_access e ON e.id = n.subject_record WHERE e.casus = $1 AND e.owner = 'gi-noord' ORDER BY 1`,
      [STALKING],
    );
    expect(one.map(({ owner }) => owner)).toEqual(["gi-noord", "vt-noord"]);
    const notices = await t.ask("privacy-officer-vt-noord", "{ notices { id kind caseId at } }");
    expect(notices.text, "why: who opened it could be mental health care").not.toMatch(/ggz|crisis/);
  });
});

describe("limits", () => {
  const ONE_OF_THREE = [MARIA, STALKING, HANDOVER] as const;
  const colleague = () => tokenAs("lt-curious", { role: "LT_CRISIS" });
  const agree = async (asking: Asking = {}, input: Record<string, unknown> = {}) =>
    act(
      "lt-curious",
      "emergencyAccessAgree",
      "EmergencyAgreementInput",
      { caseId: HANDOVER, opener: "lt-crisis", ...input },
      { purpose: "ACUTE_SAFETY", caseId: HANDOVER, ...asking },
    );
  beforeAll(restart);

  it("a third time in 24 hours waits for a colleague of the crisis service", async () => {
    await opened("lt-crisis", ONE_OF_THREE[0]);
    clock += HOUR;
    await opened("lt-crisis", ONE_OF_THREE[1]);
    clock += HOUR;
    const refused = await open("lt-crisis", ONE_OF_THREE[2]);
    expect(refused.data.emergencyAccessOpen).toMatchObject({ outcome: "NEEDS_SECOND_PERSON", reason: "EMERGENCY_REPEATED", nextStep: "ASK_CRISIS_COLLEAGUE" });
    expect((await open("lt-crisis", randomUUID())).data.emergencyAccessOpen, "why: the caller is looked at before the case").toEqual(refused.data.emergencyAccessOpen);
  });

  it("and agreement of no one else counts", async () => {
    expect(outcomeOf(await act("lt-crisis", "emergencyAccessAgree", "EmergencyAgreementInput", { caseId: HANDOVER, opener: "lt-crisis" }, { caseId: HANDOVER })), "oneself").toBe(
      "INPUT_INVALID",
    );
    expect(outcomeOf(await agree()), "a careworker").toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
    expect(outcomeOf(await agree({ token: await tokenAs("lt-team-manager") })), "a manager").toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
    expect(
      outcomeOf(await act("vt-crisis", "emergencyAccessAgree", "EmergencyAgreementInput", { caseId: HANDOVER, opener: "lt-crisis" }, { caseId: HANDOVER })),
      "recorded, and of another organisation",
    ).toBe("Recorded");
    expect(outcomeOf(await agree({ token: await colleague(), caseId: MARIA }, { caseId: MARIA })), "recorded, and for another case").toBe("Recorded");
    expect(outcomeOf(await open("lt-crisis", HANDOVER))).toBe("EMERGENCY_REPEATED");
  });

  it("serves within an hour, for one opening", async () => {
    expect(outcomeOf(await agree({ token: await colleague() }))).toBe("Recorded");
    clock += HOUR;
    expect(outcomeOf(await open("lt-crisis", HANDOVER)), "an hour later").toBe("EMERGENCY_REPEATED");
    expect(outcomeOf(await agree({ token: await colleague() }))).toBe("Recorded");
    const id = await opened("lt-crisis", HANDOVER);
    expect(outcomeOf(await close(id))).toBe("Recorded");
    expect(outcomeOf(await open("lt-crisis", HANDOVER)), "a fourth time").toBe("EMERGENCY_REPEATED");
  });

  it("two at once are not both the second of the day", async () => {
    await restart();
    await opened("lt-crisis", MARIA);
    const both = await Promise.all([open("lt-crisis", STALKING), open("lt-crisis", HANDOVER)]);
    expect(both.map(outcomeOf).sort()).toEqual(["EMERGENCY_REPEATED", "Recorded"]);
  });

  it("is free again after 24 hours, once the account is written", async () => {
    clock = NIGHT + DAY + 1;
    for (const { id } of await mine()) expect(outcomeOf(await account(String(id)))).toBe("Recorded");
    await opened("lt-crisis", STALKING);
  });
});

describe("afterwards", () => {
  let access = "";
  let review = "";
  const reviewsOf = async (persona: string, asking: Asking = {}) =>
    (
      await t.ask(
        persona,
        "{ afterReviews { id trigger caseId reviewedRecord isOverdue actedBy { id } actedAt endsAt accountDue accountAt firstCheckDue fullCheckDue completedAt wasDangerReal dangerNow account finding } }",
        asking,
      )
    ).data.afterReviews as Record<string, unknown>[];
  const firstCheck = (persona: string, asking: Asking = {}) =>
    act(persona, "afterReviewFirstCheck", "AfterReviewFirstCheckInput", { id: review, finding: "Hier is noodtoegang voor bedoeld." }, asking);
  const complete = (persona: string, asking: Asking = {}) =>
    act(
      persona,
      "afterReviewComplete",
      "AfterReviewCompleteInput",
      {
        id: review,
        wasDangerReal: true,
        alternatives: "De politie had eerder gebeld kunnen worden.",
        finding: "Terecht geopend en goed gebruikt.",
        personsInformed: "De moeder is de volgende dag verteld wat er is gezien.",
      },
      asking,
    );
  beforeAll(async () => {
    await restart();
    access = await opened("rvdk-crisis");
    await close(access, "rvdk-crisis");
  });

  it("the terms are working days: one for the account, two for the first check, ten for the whole", async () => {
    const [own] = await mine("rvdk-crisis");
    const days = ["accountDue", "firstCheckDue", "fullCheckDue"].map((term) => Math.floor((Date.parse(String(own![term])) - clock) / DAY));
    expect(days[0]).toBeGreaterThanOrEqual(1);
    expect(days[1]).toBeGreaterThanOrEqual(2);
    expect(days[2]).toBeGreaterThanOrEqual(13);
  });

  it("the account is written by who opened it, once", async () => {
    expect(outcomeOf(await account(access, "lt-crisis"))).toBe("ACT_CONFLICT");
    expect(outcomeOf(await account(access, "rvdk-crisis"))).toBe("Recorded");
    expect(outcomeOf(await account(access, "rvdk-crisis"))).toBe("ACT_CONFLICT");
  });

  it("the privacy officer of that organisation sees metadata first, and no text", async () => {
    const [row] = await reviewsOf("privacy-officer-rvdk-noord");
    review = String(row!["id"]);
    expect(row).toMatchObject({ caseId: MARIA, actedBy: { id: "rvdk-crisis" }, accountAt: new Date(clock).toISOString(), dangerNow: null, account: null });
    expect(await reviewsOf("privacy-officer-vt-noord"), "why: of another organisation").toEqual([]);
  });

  it("its reviewer reads the ground and the account, with a stated necessity", async () => {
    expect(await reviewsOf("rvdk-devils-advocate")).toMatchObject([{ dangerNow: GROUND.dangerNow, account: expect.stringContaining("ongedeerd") }]);
    expect((await reviewsOf("rvdk-devils-advocate", { necessity: null }))[0]).toMatchObject({ actedBy: { id: "rvdk-crisis" }, account: null });
  });

  it("a reviewer of another organisation reads it once it takes part in the case to review", async () => {
    const token = await tokenAs("lt-access-zuid", { role: "REVIEWER_OTHER_REGION" });
    const asking: Asking = { token, purpose: "INDEPENDENT_REVIEW", caseId: STALKING };
    const own = await opened("vt-crisis", STALKING);
    await close(own, "vt-crisis");
    expect(await reviewsOf("lt-access-zuid", asking)).toEqual([]);
    await t.asOwner(
      "consent",
      `INSERT INTO attested_fact (issuer, id, version, kind, persons, casus, professional, organisation, body, valid_from, received_at)
       SELECT 'case', gen_random_uuid(), 1, 'PARTICIPATION', persons, casus, 'lt-access-zuid', 'lt-zuid', jsonb_build_object('case', casus, 'professional', 'lt-access-zuid', 'organisation', 'lt-zuid', 'capacity', 'REVIEW', 'concerns', to_jsonb(persons)), '2020-01-01', now()
         FROM attested_fact WHERE kind = 'CASE' AND casus = $1`,
      [STALKING],
    );
    const [row] = await reviewsOf("lt-access-zuid", asking);
    expect(row).toMatchObject({ actedBy: { id: "vt-crisis" }, dangerNow: GROUND.dangerNow });
    const checked = await act("lt-access-zuid", "afterReviewFirstCheck", "AfterReviewFirstCheckInput", { id: row!["id"], finding: "Hier is noodtoegang voor bedoeld." }, asking);
    expect(outcomeOf(checked)).toBe("Recorded");
  });

  it("nobody reviews who opened it, took part in the case, or is of elsewhere", async () => {
    expect(outcomeOf(await firstCheck("rvdk-crisis")), "in the crisis role").toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
    const asking: Asking = { purpose: "INDEPENDENT_REVIEW" };
    expect(outcomeOf(await firstCheck("rvdk-crisis", { ...asking, token: await tokenAs("rvdk-crisis", { role: "DEVILS_ADVOCATE" }) })), "the opener in another role").toBe(
      "CONFLICT_OF_INTEREST",
    );
    expect(
      outcomeOf(await firstCheck("rvdk-investigator", { ...asking, token: await tokenAs("rvdk-investigator", { role: "DEVILS_ADVOCATE" }), caseId: null })),
      "a participant",
    ).toBe("CONFLICT_OF_INTEREST");
    expect(
      outcomeOf(await firstCheck("rvdk-legal", { ...asking, token: await tokenAs("rvdk-legal", { role: "REVIEWER_OTHER_REGION" }) })),
      "of the organisation itself, as if from another region",
    ).toBe("ACT_CONFLICT");
    expect(outcomeOf(await firstCheck("privacy-officer-vt-noord")), "of another organisation").toBe("ACT_CONFLICT");
    expect(outcomeOf(await firstCheck("lt-careworker")), "without the role").toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
    const tie = [people["F2"]];
    await t.asOwner(
      "consent",
      `INSERT INTO attested_fact (issuer, id, version, kind, persons, professional, organisation, body, valid_from, received_at)
       VALUES ('case', gen_random_uuid(), 1, 'CONFLICT', ARRAY[$1::uuid], 'privacy-officer-rvdk-noord', 'rvdk-noord', '{}', '2020-01-01', now())`,
      tie,
    );
    expect(outcomeOf(await firstCheck("privacy-officer-rvdk-noord")), "with a tie to one of the persons").toBe("CONFLICT_OF_INTEREST");
    await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind = 'CONFLICT' AND persons = ARRAY[$1::uuid]`, tie);
  });

  it("the first check comes first, the whole review after it, by whoever was not involved", async () => {
    expect(outcomeOf(await complete("rvdk-devils-advocate"))).toBe("ACT_CONFLICT");
    expect(outcomeOf(await firstCheck("rvdk-devils-advocate"))).toBe("Recorded");
    expect(outcomeOf(await firstCheck("rvdk-devils-advocate"))).toBe("ACT_CONFLICT");
    expect(outcomeOf(await complete("privacy-officer-rvdk-noord"))).toBe("Recorded");
    expect(await mine("rvdk-crisis"), "nothing is owed any more").toEqual([]);
    expect(await reviewsOf("privacy-officer-rvdk-noord")).toMatchObject([{ wasDangerReal: true, completedAt: new Date(clock).toISOString(), finding: null }]);
    expect(await reviewsOf("rvdk-devils-advocate")).toMatchObject([{ finding: "Terecht geopend en goed gebruikt." }]);
  });

  it("who owes an account or a review cannot open again, whatever the case, and is told what to do", async () => {
    const first = await opened("gi-crisis", STALKING);
    clock = NIGHT + 8 * DAY;
    const late = await open("gi-crisis", MARIA);
    expect(late.data.emergencyAccessOpen).toMatchObject({
      outcome: "DENY",
      reason: "AFTER_REVIEW_OVERDUE",
      nextStep: "WRITE_ACCOUNT",
      messageNl: expect.stringContaining("verantwoording"),
    });
    expect((await open("gi-crisis", randomUUID())).data).toEqual(late.data);
    expect(await mine("gi-crisis")).toMatchObject([{ id: first, isOverdue: true }]);
    expect(outcomeOf(await account(first, "gi-crisis"))).toBe("Recorded");
    expect((await open("gi-crisis", MARIA)).data.emergencyAccessOpen).toMatchObject({ reason: "AFTER_REVIEW_OVERDUE", nextStep: "HAVE_REVIEW_DONE" });
    review = String((await reviewsOf("privacy-officer-gi-noord"))[0]!["id"]);
    expect(outcomeOf(await firstCheck("privacy-officer-gi-noord"))).toBe("Recorded");
    await opened("gi-crisis", MARIA);
  });
});

describe("E19 a diagnosis, to know how to approach", () => {
  const HEALTH = `query Q($id: ID!, $case: ID!, $statement: ID!) {
    person(id: $id) {
      displayName
      ggzStatements { id kind text releasedAt validUntil ground releasedBy { id } about { id } }
      ggzInvolvement { since clinicianContact { id } }
      informationItems { id text category }
      referrals { id type receiver { id } }
      legalFacts { id kind organisation { id } }
      consents { id fromOrganisation { id } }
      households { label members { person { id } } }
      protectiveOrders { kind }
    }
    case(id: $case) { participants { professional { id } organisation { id } capacity } plan { parts { goals { text } } } }
    releasedStatement(id: $statement) { id text }
  }`;
  let statement = "";
  const asked = (persona: string, asking: Asking) => t.ask(persona, HEALTH, { ...asking, variables: { id: M, case: MARIA, statement } });

  it("gets the same bytes whether or not Maria is a patient, before and after opening", async () => {
    await restart();
    const [row] = await t.asOwner("ggz", `SELECT id FROM released_statement WHERE $1 = ANY(about)`, [M]);
    statement = String(row!["id"]);
    const personas = ["lt-crisis", "vt-crisis"];
    const accesses = await Promise.all(personas.map((persona) => opened(persona)));
    const all = async (): Promise<string[]> => {
      const answers: string[] = [];
      for (const [index, persona] of personas.entries()) {
        const closed = await asked(persona, {});
        expect(closed.data).toEqual({ person: null, case: null, releasedStatement: null });
        const answer = await asked(persona, withAccess(accesses[index]!));
        expect(withheldOf(answer, "ReleasedStatement.text", M)).toMatchObject({ outcome: "DENY", reason: "HEALTH_BY_PHONE_ONLY", nextStep: { act: "CALL_CRISIS_LINE" } });
        expect(answer.data.person).toMatchObject({ displayName: expect.any(String), ggzStatements: null, ggzInvolvement: null });
        answers.push(body(closed), body(answer));
      }
      return answers;
    };
    const patient = await all();
    const clinician = await t.ask("ggz-clinician", `query Q($id: ID!) { person(id: $id) { ggzStatements { text } } }`, { purpose: "TREAT_ADULT", variables: { id: M } });
    expect(clinician.data.person.ggzStatements.length, "it is there, for who may see it").toBeGreaterThan(0);

    await t.asOwner("ggz", "DELETE FROM released_statement");
    await t.asOwner("ggz", "DELETE FROM published_involvement");
    await t.asOwner("consent", `DELETE FROM attested_fact WHERE kind IN ('TREATMENT', 'PROVIDER_NAMED') OR organisation = 'ggz-noord' OR body ->> 'receiver' = 'ggz-noord'`);
    await t.asOwner("consent", `DELETE FROM consent_record WHERE from_organisation = 'ggz-noord' OR 'ggz-noord' = ANY(to_organisations)`);
    await t.asOwner("referrals", `DELETE FROM referral WHERE of_ggz`);
    await t.asOwner("case", `DELETE FROM case_participant WHERE of_ggz`);
    expect(await all()).toEqual(patient);
  });

  it("offers the number of the crisis line, which says nothing of anybody", async () => {
    const answer = await t.ask("lt-crisis", `{ ggzContactPoint(organisation: "ggz-noord") { crisisPhone } organisation(id: "ggz-noord") { crisisPhone } }`);
    expect(answer.data).toEqual({ ggzContactPoint: { crisisPhone: "000-000 00 06" }, organisation: { crisisPhone: "000-000 00 06" } });
  });
});
