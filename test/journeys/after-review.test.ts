import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintToken } from "../../demo/dist/demo-issuer.js";
import { FAMILY_VIEW } from "../../demo/dist/family-view.js";
import type { Persona } from "../../demo/dist/persona.js";
import { PERSONAS } from "../../demo/dist/personas.js";
import { receiveAttestations } from "../../subgraphs/consent/dist/index.js";
import { body, cases, outcomeOf, people, startTestHub, type Answer, type Asking, type TestHub } from "../hub.js";

/** What was done at once is reviewed afterwards, and its case stays open until then; by a clock we set. */
const DAY = 86_400_000;
const MORNING = nextTuesday();
let clock = MORNING;
let t: TestHub;

const MARIA = cases["maria"]!;
const STALKING = cases["stalking"]!;
const [K3, K4, F4, M] = ["K3", "K4", "F4", "M"].map((name) => people[name]!) as [string, string, string, string];
const [WOMAN, EX] = [people["stalking.woman"]!, people["stalking.ex"]!];

function nextTuesday(): number {
  const morning = new Date();
  morning.setUTCHours(8, 0, 0, 0);
  do morning.setUTCDate(morning.getUTCDate() + 1);
  while (morning.getUTCDay() !== 2);
  return morning.getTime();
}
const dayOn = (days: number): string => new Date(clock + days * DAY).toISOString().slice(0, 10);

const restart = async (): Promise<void> => {
  await t?.stop();
  clock = MORNING;
  t = await startTestHub({ now: () => clock, timeout: 20_000 });
};
afterAll(() => t?.stop());

const tokenAs = (id: string, change: Partial<Persona>): Promise<string> =>
  mintToken({ ...PERSONAS.find((persona) => persona.id === id)!, ...change }, { issuerUrl: t.issuerUrl, now: () => clock });

const act = (persona: string, name: string, inputType: string, input: Record<string, unknown>, asking: Asking = {}): Promise<Answer> =>
  t.ask(
    persona,
    `mutation Act($input: ${inputType}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { outcome reason nextStep message messageNl } } }`,
    { ...asking, variables: { input: { idempotencyKey: randomUUID(), ...input } } },
  );
const done = async (...given: Parameters<typeof act>): Promise<string> => {
  const answer = await act(...given);
  expect(outcomeOf(answer), `${given[1]} ${JSON.stringify(answer.errors)} ${JSON.stringify(answer.data)}`).toBe("Recorded");
  return answer.data[given[1]].id as string;
};

const measure = (kind: string, persona = "gi-supervisor", asking: Asking = {}) =>
  done(
    persona,
    "protectionMeasureRegister",
    "ProtectionMeasureInput",
    { child: K3, kind, from: dayOn(0), until: dayOn(80), concreteThreats: ["verzonnen bedreiging"], courtReference: "C/00/000000" },
    asking,
  );
const homeBan = (persona: string, target: string, protects: string[], asking: Asking = {}) =>
  done(persona, "protectiveOrderRecord", "ProtectiveOrderInput", { kind: "TEMPORARY_HOME_BAN", issuer: "MAYOR", target, protects, from: dayOn(0), until: dayOn(10) }, asking);
const refer = (persona: string, type: string, receiver: string, persons: string[], urgency: string, asking: Asking = {}) =>
  done(
    persona,
    "referralSend",
    "ReferralInput",
    {
      type,
      receiver,
      persons,
      ageBands: ["18_PLUS"],
      questionType: "veiligheid",
      urgency,
      ground: "direct gevaar (verzonnen)",
      informedPersons: persons,
      package: { summary: "Verzonnen samenvatting." },
    },
    { purpose: "HANDOVER_REFERRAL", ...asking },
  );

const close = (persona = "lt-coordinator", id = MARIA, asking: Asking = {}, key: string = randomUUID()) =>
  act(persona, "caseClose", "CaseCloseInput", { idempotencyKey: key, id, reason: "verzonnen reden" }, { caseId: id, ...asking });

const FIELDS = "id trigger caseId reviewedRecord isOverdue actedBy { id } actedAt endsAt accountDue firstCheckDue fullCheckDue informDue completedAt wasDangerReal finding";
const reviewsOf = async (persona: string, asking: Asking = {}) => (await t.ask(persona, `{ afterReviews { ${FIELDS} } }`, asking)).data.afterReviews as Record<string, unknown>[];
const firstCheck = (persona: string, id: unknown, asking: Asking = {}) =>
  act(persona, "afterReviewFirstCheck", "AfterReviewFirstCheckInput", { id, finding: "Er was geen tijd om te wachten." }, asking);
const complete = (persona: string, id: unknown, asking: Asking = {}) =>
  act(
    persona,
    "afterReviewComplete",
    "AfterReviewCompleteInput",
    {
      id,
      wasDangerReal: true,
      alternatives: "Een vrijwillige plek elders is gezocht en was er niet.",
      finding: "Terecht zo gedaan; de ouders zijn gehoord.",
      personsInformed: "De moeder hoorde het dezelfde dag van de kinderrechter.",
    },
    asking,
  );
const inConsent = async (where: string) =>
  t.asOwner("consent", `SELECT id, trigger, owner, casus, acted_by, parties, fact_issuer, fact FROM after_review WHERE ${where} ORDER BY recorded_at, id`);

describe("a provisional supervision order", () => {
  let vots = "";
  let review = "";
  const GI_PO = "privacy-officer-gi-noord";
  beforeAll(restart);

  it("that was heard first, or guardianship as it should be, begins no review", async () => {
    await measure("OTS");
    expect(await reviewsOf(GI_PO)).toEqual([]);
  });

  it("begins one with its terms, in the case it was registered in, for the institution that registered it", async () => {
    vots = await measure("VOTS");
    const [row, ...others] = await reviewsOf(GI_PO);
    expect(others).toEqual([]);
    review = String(row!["id"]);
    expect(row).toMatchObject({
      trigger: "ACUTE_MEASURE",
      caseId: MARIA,
      reviewedRecord: vots,
      isOverdue: false,
      actedBy: { id: "gi-supervisor" },
      actedAt: new Date(clock).toISOString(),
      endsAt: null,
      accountDue: null,
      informDue: null,
      completedAt: null,
    });
    const days = ["firstCheckDue", "fullCheckDue"].map((term) => Math.floor((Date.parse(String(row![term])) - clock) / DAY));
    expect(days[0]).toBe(2);
    expect(days[1]).toBeGreaterThanOrEqual(13);
  });

  it("is reviewed once, however often consent hears of it, also when it ends", async () => {
    const [kept] = await t.asOwner("gecertificeerde-instelling", `SELECT attestation FROM attestation_outbox WHERE attestation ->> 'id' = $1`, [vots]);
    const attestation = kept!["attestation"] as Record<string, unknown>;
    const consent = t.hub.subgraphs.consent.database;
    for (const version of [attestation["version"] as number, 9_000_000]) {
      await receiveAttestations(consent, "gecertificeerde-instelling", [{ ...attestation, version }], new Date(clock));
    }
    expect(await inConsent(`fact = '${vots}'`)).toHaveLength(1);
    for (const urgent of [null, {}, { professional: "gi-supervisor" }, { professional: "gi-supervisor", case: "maria" }]) {
      const forged = { ...attestation, id: randomUUID(), body: { ...(attestation["body"] as object), urgent } };
      await expect(receiveAttestations(consent, "gecertificeerde-instelling", [forged], new Date(clock))).rejects.toThrow();
    }
  });

  it("holds its case open, in the words of any review, and can be tried again with the same key", async () => {
    const key = randomUUID();
    const refused = await close("lt-coordinator", MARIA, {}, key);
    expect(refused.data.caseClose).toEqual({
      __typename: "Refused",
      outcome: "DENY",
      reason: "REVIEW_OPEN",
      nextStep: "HAVE_REVIEW_DONE",
      message: expect.stringContaining("review"),
      messageNl: expect.stringContaining("toets achteraf"),
    });
    expect(refused.text, "why: not of what, of whom or by whom").not.toMatch(/MEASURE|VOTS|gi-|613ed66b/);
    expect((await close("lt-coordinator", MARIA, {}, key)).data).toEqual(refused.data);
    expect(await t.asOwner("case", "SELECT closed_at FROM casus WHERE id = $1", [MARIA])).toEqual([{ closed_at: null }]);
  });

  it("says so only to who closes the case", async () => {
    expect(outcomeOf(await close("gi-supervisor")), "takes part, but neither opened nor coordinates it").toBe("INPUT_INVALID");
    expect(outcomeOf(await close("lt-curious")), "takes no part").toBe("NO_PARTICIPATION");
    expect(outcomeOf(await close("lt-coordinator", STALKING)), "another case").toBe("NO_PARTICIPATION");
    expect(outcomeOf(await close("lt-coordinator", randomUUID())), "no case").toBe("NO_PARTICIPATION");
    expect(outcomeOf(await close("mother-m")), "family").toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
    expect(outcomeOf(await close("rvdk-devils-advocate")), "a reviewer").toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
    expect(outcomeOf(await close("privacy-officer-lt-noord")), "a privacy officer").toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
  });

  it.each(["lt-coordinator", "lt-careworker", "vt-worker", "gi-supervisor", "gi-supervisor-two-sides", "ggz-clinician", "rvdk-investigator", "mother-m", "father-f4", "father-f1"])(
    "%s does not learn of the review elsewhere, nor of anything that changed by it",
    async (persona) => {
      const asked = async (): Promise<string[]> => {
        const list = await t.ask(persona, "{ afterReviews { id trigger caseId reviewedRecord actedBy { id } } notices { id } }");
        expect(list.data).toEqual({ afterReviews: [], notices: [] });
        expect(list.disclosure.withheld).toEqual([]);
        return [body(list), body(await t.ask(persona, FAMILY_VIEW, { variables: { case: MARIA } }))];
      };
      const before = await asked();
      await t.asOwner("consent", `UPDATE after_review SET casus = NULL, owner = 'nobody' WHERE id = $1`, [review]);
      expect(await asked()).toEqual(before);
      await t.asOwner("consent", `UPDATE after_review SET casus = $2, owner = 'gi-noord' WHERE id = $1`, [review, MARIA]);
    },
  );

  it("is seen by the reviewers and officers of the institution alone", async () => {
    for (const organisation of ["vt-noord", "rvdk-noord", "lt-noord", "lt-zuid", "ggz-noord"]) expect(await reviewsOf(`privacy-officer-${organisation}`), organisation).toEqual([]);
    expect(await reviewsOf("rvdk-devils-advocate"), "a reviewer of another organisation, who takes part to review").toEqual([]);
    expect(outcomeOf(await firstCheck("rvdk-devils-advocate", review))).toBe("ACT_CONFLICT");
    expect(outcomeOf(await firstCheck("privacy-officer-vt-noord", review))).toBe("ACT_CONFLICT");
    expect(outcomeOf(await firstCheck(GI_PO, randomUUID())), "what is not there sounds the same").toBe("ACT_CONFLICT");
  });

  it("is not reviewed by who registered it, took part, or has a tie", async () => {
    const asking: Asking = { purpose: "INDEPENDENT_REVIEW" };
    for (const persona of ["gi-supervisor", "gi-behavioural-scientist"]) {
      const token = await tokenAs(persona, { role: "DEVILS_ADVOCATE" });
      expect(outcomeOf(await firstCheck(persona, review, { ...asking, token, caseId: STALKING })), persona).toBe("CONFLICT_OF_INTEREST");
    }
    await t.asOwner(
      "consent",
      `UPDATE attested_fact SET persons = '{}', body = jsonb_set(body, '{concerns}', '[]'), casus = $1 WHERE kind = 'PARTICIPATION' AND professional = 'gi-supervisor'`,
      [STALKING],
    );
    const token = await tokenAs("gi-supervisor", { role: "DEVILS_ADVOCATE" });
    expect(outcomeOf(await firstCheck("gi-supervisor", review, { ...asking, token, caseId: cases["handover"]! })), "why: also where no participation says so").toBe(
      "CONFLICT_OF_INTEREST",
    );
    expect(outcomeOf(await firstCheck("gi-supervisor", review)), "in the own role").toBe("PURPOSE_NOT_AVAILABLE_FOR_ORG");
  });

  it("is checked, then reviewed; only then the case closes", async () => {
    const reviewer: Asking = { purpose: "INDEPENDENT_REVIEW", token: await tokenAs("gi-advice", { role: "DEVILS_ADVOCATE" }), caseId: MARIA };
    expect(outcomeOf(await complete("gi-advice", review, reviewer)), "the first check comes first").toBe("ACT_CONFLICT");
    expect(outcomeOf(await firstCheck("gi-advice", review, reviewer))).toBe("Recorded");
    expect(outcomeOf(await close())).toBe("REVIEW_OPEN");
    expect(outcomeOf(await complete(GI_PO, review))).toBe("Recorded");
    expect(outcomeOf(await complete(GI_PO, review))).toBe("ACT_CONFLICT");
    expect(await reviewsOf(GI_PO)).toMatchObject([{ wasDangerReal: true, completedAt: new Date(clock).toISOString(), finding: null }]);
    expect(await reviewsOf("gi-advice", reviewer)).toMatchObject([{ finding: expect.stringContaining("gehoord") }]);
    expect(outcomeOf(await close())).toBe("Recorded");
  });
});

describe("other acts that could not wait", () => {
  beforeAll(restart);

  it("provisional guardianship, also where an institution attests it without a system of its own", async () => {
    const fact = await done("gi-supervisor", "legalFactAttest", "LegalFactInput", { kind: "MEASURE", about: [K3], measure: "PROVISIONAL_GUARDIANSHIP", from: dayOn(0) }, {});
    expect(await inConsent(`fact = '${fact}'`)).toMatchObject([
      { trigger: "ACUTE_MEASURE", owner: "gi-noord", casus: MARIA, acted_by: "gi-supervisor", fact_issuer: "organisation:gi-noord" },
    ]);
    await done("gi-supervisor", "legalFactEnd", "LegalFactEndInput", { id: fact, about: [K3] });
    expect(await inConsent(`fact = '${fact}'`)).toHaveLength(1);
  });

  it("a home ban, and no other order", async () => {
    const ban = await homeBan("vt-worker-f4", F4, [K4]);
    await done("vt-worker-f4", "protectiveOrderRecord", "ProtectiveOrderInput", {
      kind: "CONTACT_BAN",
      issuer: "CIVIL_COURT",
      target: F4,
      protects: [K4],
      from: dayOn(0),
      until: dayOn(100),
    });
    expect(await inConsent("owner = 'vt-noord'")).toMatchObject([{ trigger: "ACUTE_MEASURE", casus: MARIA, acted_by: "vt-worker-f4", fact: ban }]);
    expect(outcomeOf(await close())).toBe("REVIEW_OPEN");
  });

  it("touches no case that does not hold its persons, whatever was declared", async () => {
    const away = await measure("VOTS", "gi-supervisor", { purpose: "COORDINATE_JOINT_PLAN" });
    expect(await inConsent(`fact = '${away}'`)).toMatchObject([{ casus: MARIA }]);
    const facts = t.hub.subgraphs.consent.database;
    const urgent = (professional: string, declared: string | null) => ({ professional, case: declared });
    const fact = (persons: string[], organisation: string, declared: string | null) => ({
      kind: "HOME_BAN",
      id: randomUUID(),
      version: 1,
      from: dayOn(0),
      until: dayOn(10),
      body: { persons, organisation, urgent: urgent("somebody", declared) },
    });
    const strange = [
      fact([WOMAN, EX], "vt-noord", MARIA),
      fact([WOMAN, EX], "gi-noord", STALKING),
      fact([WOMAN, M], "vt-noord", STALKING),
      fact([WOMAN], "vt-noord", cases["closed-case"]!),
    ];
    await receiveAttestations(facts, "case", strange, new Date(clock));
    const touched = await Promise.all(strange.map(async ({ id }) => (await inConsent(`fact = '${id}'`))[0]!["casus"]));
    expect(touched, "the case that holds them; none where the organisation takes no part; none that holds them all").toEqual([STALKING, null, null, STALKING]);
    await expect(receiveAttestations(facts, "ggz", [fact([WOMAN], "ggz-noord", null)], new Date(clock)), "why: only the case attests a home ban").rejects.toThrow();
  });

  it("stands for the privacy officer with what is late first, and what is done last", async () => {
    const rows = async () => reviewsOf("privacy-officer-gi-noord");
    const first = (await rows())[0]!;
    await firstCheck("privacy-officer-gi-noord", first["id"]);
    expect(outcomeOf(await complete("privacy-officer-gi-noord", first["id"]))).toBe("Recorded");
    const late = async (persona: string, to = dayOn(0)) => {
      const query = "query F($from: LocalDate!, $to: LocalDate!) { auditFindings(from: $from, to: $to) { kind count } }";
      const found = (await t.ask(persona, query, { variables: { from: dayOn(-20), to } })).data.auditFindings as { kind: string; count: number }[];
      return found.find(({ kind }) => kind === "OVERDUE_REVIEWS")?.count ?? 0;
    };
    clock = MORNING + 2 * DAY;
    expect(await late("privacy-officer-gi-noord"), "on the last day of the term").toBe(0);
    clock = MORNING + 3 * DAY;
    expect(await late("privacy-officer-gi-noord"), "two that wait and are late; of the first the whole review is done").toBe(2);
    expect(await late("privacy-officer-gi-noord", dayOn(-1)), "as it was the day before").toBe(0);
    expect([await late("privacy-officer-vt-noord"), await late("privacy-officer-lt-noord")], "each of its own").toEqual([4, 0]);
    clock = MORNING + 8 * DAY;
    const fresh = await measure("VOTS");
    const listed = await rows();
    expect(listed.map(({ isOverdue, completedAt }) => [isOverdue, completedAt !== null])).toEqual([
      [true, false],
      [true, false],
      [false, false],
      [false, true],
    ]);
    expect(listed[2]).toMatchObject({ reviewedRecord: fresh });
    expect(listed.at(-1)).toMatchObject({ id: first["id"] });
  });

  it("is no account that a crisis worker still owes", async () => {
    await t.asOwner("consent", `UPDATE after_review SET acted_by = 'gi-crisis'`);
    const opened = await act(
      "gi-crisis",
      "emergencyAccessOpen",
      "EmergencyAccessInput",
      { caseId: STALKING, dangerTo: "De vrouw in haar eigen huis.", dangerNow: "Hij staat nu weer voor de deur.", noOtherRoute: "Niemand anders is nu bereikbaar." },
      { caseId: STALKING },
    );
    expect(outcomeOf(opened)).toBe("Recorded");
    const mine = await t.ask("gi-crisis", "{ myEmergencyAccess { id } }", { caseId: null });
    expect(mine.data.myEmergencyAccess).toEqual([{ id: opened.data.emergencyAccessOpen.id }]);
  });
});

describe("a referral in immediate danger", () => {
  const VT_PO = "privacy-officer-vt-noord";
  beforeAll(restart);

  it("to mental health care is known to its parties: the case closes for who is none", async () => {
    const sent = await refer("vt-worker", "TO_GGZ", "ggz-noord", [M], "ACUTE", { caseId: MARIA });
    expect(await inConsent(`fact = '${sent}'`)).toMatchObject([
      { trigger: "EMERGENCY_REFERRAL", owner: "vt-noord", casus: MARIA, acted_by: "vt-worker", parties: ["vt-noord", "ggz-noord"] },
    ]);
    expect(await reviewsOf(VT_PO)).toMatchObject([{ trigger: "EMERGENCY_REFERRAL", reviewedRecord: sent, actedBy: { id: "vt-worker" } }]);
    for (const organisation of ["gi-noord", "rvdk-noord", "lt-noord", "lt-zuid", "ggz-noord"]) expect(await reviewsOf(`privacy-officer-${organisation}`), organisation).toEqual([]);
    expect(outcomeOf(await close("lt-coordinator"))).toBe("Recorded");
  });

  it("that could wait begins none", async () => {
    await refer("vt-worker-adults", "VT_HANDOVER", "lt-noord", [WOMAN], "HIGH", { caseId: STALKING });
    expect(await inConsent("TRUE")).toHaveLength(1);
  });

  it("holds the case open for its parties, and there not for who works with someone it is hidden from", async () => {
    await refer("vt-worker-adults", "ACUTE_TO_RVDK", "rvdk-noord", [WOMAN], "NORMAL", { caseId: STALKING });
    expect(await inConsent("trigger = 'EMERGENCY_REFERRAL' AND parties @> '{rvdk-noord}'"), "why: its kind says that it is acute").toMatchObject([{ casus: STALKING }]);
    expect(outcomeOf(await close("vt-worker-adults", STALKING, { purpose: "INVESTIGATE_VIOLENCE" }))).toBe("REVIEW_OPEN");
    expect(outcomeOf(await close("vt-worker-f4", STALKING, { purpose: "INVESTIGATE_VIOLENCE" })), "he works with the man she is hidden from").toBe("Recorded");
  });
});

describe("a reviewer from another region", () => {
  const asOutsider = async (persona: string, change: Partial<Persona> = {}): Promise<Asking> => ({
    token: await tokenAs(persona, { role: "REVIEWER_OTHER_REGION", ...change }),
    purpose: "INDEPENDENT_REVIEW",
    caseId: STALKING,
  });
  const invite = (professional: string, organisation: string) =>
    done(
      "vt-worker-adults",
      "participantAdd",
      "ParticipantAddInput",
      { caseId: STALKING, professional, organisation, concerns: [WOMAN], capacity: "REVIEW" },
      { purpose: "INVESTIGATE_VIOLENCE", caseId: STALKING },
    );
  let ban = "";
  beforeAll(async () => {
    await restart();
    await t.asOwner(
      "consent",
      `UPDATE attested_fact SET persons = $1::uuid[], body = jsonb_set(body, '{concerns}', to_jsonb($1::text[])) WHERE kind = 'PARTICIPATION' AND professional = 'vt-worker-adults' AND casus = $2`,
      [[WOMAN, EX], STALKING],
    );
    ban = await homeBan("vt-worker-adults", EX, [WOMAN], { purpose: "INVESTIGATE_VIOLENCE", caseId: STALKING });
    await refer("vt-worker-adults", "ACUTE_TO_RVDK", "rvdk-noord", [WOMAN], "ACUTE", { caseId: STALKING });
  });

  it("sees nothing before it is invited, and then the measure, never a referral", async () => {
    const asking = await asOutsider("lt-access-zuid");
    expect(await reviewsOf("lt-access-zuid", asking)).toEqual([]);
    await invite("lt-access-zuid", "lt-zuid");
    const listed = await reviewsOf("lt-access-zuid", asking);
    expect(listed).toMatchObject([{ trigger: "ACUTE_MEASURE", reviewedRecord: ban, caseId: STALKING }]);
    expect(outcomeOf(await firstCheck("lt-access-zuid", listed[0]!["id"], asking))).toBe("Recorded");
    const [referral] = await inConsent("trigger = 'EMERGENCY_REFERRAL'");
    expect(outcomeOf(await firstCheck("lt-access-zuid", referral!["id"], asking))).toBe("ACT_CONFLICT");
  });

  it("is of another region than who acted and who takes part (R-052)", async () => {
    await invite("rvdk-legal", "rvdk-noord");
    const [review] = await inConsent("trigger = 'ACUTE_MEASURE'");
    const near = await asOutsider("rvdk-legal");
    expect(outcomeOf(await firstCheck("rvdk-legal", review!["id"], near)), "the same region").toBe("CONFLICT_OF_INTEREST");
    expect((await t.ask("rvdk-legal", "{ afterReviews { id } }", near)).errors[0]?.extensions.code).toBe("CONFLICT_OF_INTEREST");
    expect(outcomeOf(await firstCheck("rvdk-legal", review!["id"], { ...near, caseId: MARIA })), "by way of another case").toBe("ACT_CONFLICT");
    const own = await asOutsider("vt-doctor");
    expect(outcomeOf(await firstCheck("vt-doctor", review!["id"], { ...own, caseId: MARIA })), "of the organisation itself").toBe("ACT_CONFLICT");
    expect(await reviewsOf("vt-doctor", own)).toEqual([]);
  });

  it("and of no region that nobody named", async () => {
    await t.asOwner("consent", `UPDATE after_review SET owner = 'burgers' WHERE trigger = 'ACUTE_MEASURE'`);
    const asking = await asOutsider("lt-access-zuid");
    expect(await reviewsOf("lt-access-zuid", asking)).toEqual([]);
  });
});
