import { randomUUID } from "node:crypto";
import type { SubgraphName } from "../../../demo/dist/subgraphs.js";
import { caseOf, cases, outcomeOf, people, type Asking, type TestHub } from "../../hub.js";

const id = (name: string): string => people[name]!;
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

/** Ids of what was made, for requests that name them. */
export interface Made {
  /** Emergency access by who opened it. */
  readonly emergencies: Readonly<Record<string, string>>;
}

/** Fills, by the acts of those who may, the tables that the demo leaves empty. */
export async function fillTheEmpty(t: TestHub): Promise<Made> {
  const act = async (persona: string, name: string, type: string, input: object, asking: Asking = {}): Promise<string> => {
    const answer = await t.ask(persona, `mutation A($input: ${type}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { reason } } }`, {
      ...asking,
      variables: { input: { idempotencyKey: randomUUID(), ...input } },
    });
    if (outcomeOf(answer) !== "Recorded") throw new Error(`${name} by ${persona}: ${answer.text}`);
    return answer.data[name].id as string;
  };
  const together = { caseId: cases["together"]! };
  const sharing = {
    subject: id("together.younger"),
    kind: "SECRECY_WAIVER",
    fromOrganisation: "lt-noord",
    toOrganisations: ["gi-noord"],
    categories: ["NETWORK"],
    purposes: ["COORDINATE_JOINT_PLAN"],
  };
  const request = await act(
    "lt-careworker",
    "consentAsk",
    "ConsentRequestInput",
    { ...sharing, askedOf: id("together.father"), text: "Mogen wij dit delen?", language: "nl" },
    together,
  );
  const attempt = { request, subject: id("together.younger"), attemptedAt: day(-1), channel: "telefoon", outcome: "REACHED" };
  await act("lt-careworker", "consentAttempt", "ConsentAttemptInput", attempt, together);

  const conflict = { represented: id("elderly.woman"), representative: id("elderly.daughter"), reason: "Zij heeft zelf belang bij deze keuze." };
  await act("vt-worker-adults", "representativeConflictPropose", "ConflictProposeInput", conflict, { caseId: cases["elderly"]! });
  const capacity = { person: id("elderly.woman"), matter: "HELP", isAble: true, assessedAt: day(0), explanation: "Na een rustig gesprek op een goede dag." };
  await act("lt-coordinator", "capacityAssess", "CapacityInput", capacity, { caseId: cases["elderly"]! });

  const sampled = { subject: id("K3"), categories: ["PLAN"], question: "Steekproef van deze maand, regel zeven." };
  const question = await act("privacy-officer-gi-noord", "secondPersonAsk", "SecondPersonAskInput", sampled);
  const decision = { id: question, subject: id("K3"), isAgreed: true, reason: "Hoort bij de steekproef van deze maand." };
  await act("privacy-officer-gi-noord-two", "secondPersonDecide", "SecondPersonDecideInput", decision);
  const weighed = { subject: id("fourteen.child"), categories: ["PLAN"], question: "Nodig voor de hulp die zij zelf wil." };
  await act("lt-careworker-zuid", "secondPersonAsk", "SecondPersonAskInput", weighed);

  // An officer with access to a shielded place, who now also works with whom it must be hidden from.
  for (const order of await t.asOwner("case", `SELECT id FROM shielding_order WHERE $1 = ANY(about)`, [id("K3")])) {
    const access = { orderId: order["id"], subject: id("K3"), officer: "gi-safety-officer-two", until: day(5) };
    await act("gi-safety-officer", "shieldedAccessApprove", "ShieldedAccessInput", access);
  }
  await t.asOwner(
    "consent",
    `UPDATE attested_fact SET body = jsonb_set(body, '{concerns}', body -> 'concerns' || to_jsonb($1::text)), persons = persons || $1::uuid
      WHERE kind = 'PARTICIPATION' AND professional = 'gi-safety-officer-two'`,
    [id("F4")],
  );

  const danger = { dangerTo: "de moeder en de kinderen", dangerNow: "geschreeuw en glasgerinkel", noOtherRoute: "midden in de nacht, niemand neemt op" };
  const emergencies: Record<string, string> = {};
  for (const persona of ["lt-crisis", "vt-crisis"]) {
    const caseId = caseOf(persona);
    emergencies[persona] = await act(persona, "emergencyAccessOpen", "EmergencyAccessInput", { caseId, ...danger });
  }
  const account = "Aangebeld met een collega; moeder en kinderen waren ongedeerd.";
  await act("lt-crisis", "emergencyAccountRecord", "EmergencyAccountInput", { id: emergencies["lt-crisis"]!, account });

  // One from opening to review: what is over is kept too.
  const opened = await act("rvdk-crisis", "emergencyAccessOpen", "EmergencyAccessInput", { caseId: caseOf("rvdk-crisis"), ...danger });
  await act("rvdk-crisis", "emergencyAccountRecord", "EmergencyAccountInput", { id: opened, account });
  await act("rvdk-crisis", "emergencyAccessClose", "EmergencyCloseInput", { id: opened });
  const [review] = await t.asOwner("consent", `SELECT id FROM after_review WHERE emergency_access = $1`, [opened]);
  const finding = "Hier is noodtoegang voor bedoeld.";
  await act("rvdk-devils-advocate", "afterReviewFirstCheck", "AfterReviewFirstCheckInput", { id: review!["id"], finding });
  const whole = { id: review!["id"], wasDangerReal: true, alternatives: "Er was geen andere weg op dat uur.", finding, personsInformed: "Moeder is gebeld op de dag erna." };
  await act("rvdk-devils-advocate", "afterReviewComplete", "AfterReviewCompleteInput", whole);
  await act("vt-worker-f4", "reportRecord", "ReportInput", {
    about: [id("F4")],
    receivedAt: new Date().toISOString(),
    origin: "BYSTANDER",
    content: "Iemand belde over hem.",
    acute: false,
    childrenPresent: false,
    reporterName: "Een buur",
  });
  // And of what was attested as urgent: a measure of the institution, a referral of Veilig Thuis.
  for (const [trigger, owner, by] of [
    ["ACUTE_MEASURE", "gi-noord", "gi-supervisor"],
    ["EMERGENCY_REFERRAL", "vt-noord", "vt-worker"],
  ]) {
    await t.asOwner(
      "consent",
      `INSERT INTO after_review SELECT (r).* FROM (
         SELECT jsonb_populate_record(x, jsonb_build_object('id', gen_random_uuid(), 'trigger', $2::text, 'owner', $3::text, 'acted_by', $4::text, 'recorded_by', $4::text, 'fact', gen_random_uuid(),
           'fact_issuer', 'case', 'emergency_access', NULL, 'parties', CASE WHEN $2 = 'EMERGENCY_REFERRAL' THEN jsonb_build_array($3::text, 'rvdk-noord') ELSE '[]' END)) AS r
           FROM after_review x WHERE id = $1) AS copied`,
      [review!["id"], trigger, owner, by],
    );
  }
  await fillPetitions(t, act);
  await fillDuties(t);
  await fillHolds(t);
  await fillDestruction(t);
  return { emergencies };
}

/** On one record of each subgraph: set by who recorded it, and asked of a colleague. */
const HELD: Readonly<Record<string, string>> = {
  case: "information_item",
  consent: "consent_record",
  referrals: "referral",
  "veilig-thuis": "report",
  "gecertificeerde-instelling": "action_plan",
  "raad-voor-de-kinderbescherming": "council_report",
  "lokaal-team": "help_trajectory",
  ggz: "released_statement",
};

async function fillHolds(t: TestHub): Promise<void> {
  for (const [subgraph, table] of Object.entries(HELD)) {
    await t.asOwner(
      subgraph as SubgraphName,
      `INSERT INTO record_hold (id, about, owner, recorded_at, recorded_by, kind, record_table, record_type, record, reason, review_at, approver, approved_at, standing, end_reason, end_approver)
       SELECT $1, about, owner, now(), recorded_by, 'KEEP', '${table}', 'Record', id, 'Er loopt een klacht over dit stuk.', CURRENT_DATE + 90, 'een-collega', now(), 'END_ASKED', 'De klacht is ingetrokken.', 'een-collega'
         FROM ${table} ORDER BY id LIMIT 1`,
      [randomUUID()],
    );
  }
}

/** How the request of `fillDuties` would be carried out, had it been for destruction. */
async function fillDestruction(t: TestHub): Promise<void> {
  const [request] = await t.asOwner("case", `SELECT id FROM data_subject_request WHERE owner = 'vt-noord' LIMIT 1`);
  await t.asOwner(
    "veilig-thuis",
    `INSERT INTO record_destruction (id, about, owner, recorded_at, recorded_by, request, requested_by, carried_out_on, account, destroyed, kept_by_law, kept_for_others, kept_on_hold)
     VALUES ($1, ARRAY[$2]::uuid[], 'vt-noord', now(), 'vt-worker', $3, $2, CURRENT_DATE, 'Uw oude meldingen zijn vernietigd.', 1, 2, 3, 4)`,
    [randomUUID(), id("M"), request!["id"]],
  );
}

/** A petition of the institution that was submitted, one of the Board that is being written, each on what its maker may read. */
async function fillPetitions(t: TestHub, act: (persona: string, name: string, type: string, input: object) => Promise<string>): Promise<void> {
  const frozen = async (persona: string, child: string, about: readonly string[]): Promise<string> => {
    const rows = await t.asOwner("case", `SELECT id FROM information_item WHERE casus = $1 AND about <@ $2::uuid[] AND confidentiality = 'C2' AND necessary_for_supervision`, [
      caseOf(persona),
      about.map(id),
    ]);
    await t.asOwner("case", `UPDATE information_item SET delivered_to_board = true WHERE id = ANY($1::uuid[])`, [rows.map((row) => row["id"])]);
    return act(persona, "reportSnapshotFreeze", "ReportSnapshotInput", { about: [id(child)], items: rows.map((row) => row["id"]) });
  };
  const words = {
    measureAsked: "Een jaar toezicht.",
    addedValue: "Vaste begeleiding.",
    alternatives: ["Hulp zonder maatregel."],
    views: [{ person: id("M"), text: "Ik wil rust." }],
  };
  const ofInstitution = { ...words, child: id("K3"), kind: "EXTENSION", snapshot: await frozen("gi-supervisor", "K3", ["K3", "M"]) };
  const petition = await act("gi-supervisor", "giCourtRequestDraft", "CourtRequestDraftInput", ofInstitution);
  await act("gi-supervisor", "giCourtRequestSubmit", "CourtRequestSubmitInput", { id: petition, child: id("K3") });
  const mending = { id: petition, child: id("K3"), snapshot: ofInstitution.snapshot, note: "De rechtbank is hierover bericht." };
  await act("gi-supervisor", "giCourtRequestMend", "CourtRequestMendInput", mending);
  await act("rvdk-investigator", "rvdkCourtRequestDraft", "CourtRequestDraftInput", { ...words, child: id("K4"), kind: "SUPERVISION_ORDER" });
}

/** What persons ask and are told, what they say of a plan, what officers note: one row of each, as its acts would leave it. */
async function fillDuties(t: TestHub): Promise<void> {
  const told = "Telefonisch, op haar werk, zonder hem erbij.";
  for (const keeper of ["case", "veilig-thuis", "consent"] as const) {
    await t.asOwner(keeper, `UPDATE notification_duty SET officer_notes = $1::jsonb`, [
      JSON.stringify([{ by: "privacy-officer-vt-noord", at: new Date().toISOString(), text: "Tweede uitstel gezien." }]),
    ]);
  }
  for (const keeper of ["case", "consent"] as const) {
    await t.asOwner(keeper, `UPDATE notification_duty SET fulfilled_on = recorded_on, safe_channel = $1 WHERE id = (SELECT id FROM notification_duty ORDER BY id LIMIT 1)`, [told]);
  }
  await t.asOwner(
    "case",
    `INSERT INTO data_subject_request (id, about, owner, recorded_at, recorded_by, kind, person, requested_by, text, received_on, due_at, extended_to, extended_reason, extended_by, decision, ground, decided_by, decided_at)
     VALUES ($1, ARRAY[$2]::uuid[], 'vt-noord', now(), 'mother-m', 'ACCESS', $2, $2, 'Ik wil weten wat er staat.', CURRENT_DATE, CURRENT_DATE + 31, CURRENT_DATE + 92, 'Veel stukken van anderen.', 'vt-worker',
             'PARTIAL', 'Gegevens van anderen zijn weggelaten.', 'vt-worker', now())`,
    [randomUUID(), id("M")],
  );
  await t.asOwner(
    "case",
    `INSERT INTO plan_view (id, about, owner, recorded_at, recorded_by, casus, plan, person, said_by, position, text)
     SELECT $1, ARRAY[$2]::uuid[], p.owner, now(), 'mother-m', p.casus, p.id, $2, $2, 'ADDS', 'Dit lukt alleen met hulp thuis.' FROM plan p WHERE p.casus = $3 LIMIT 1`,
    [randomUUID(), id("M"), caseOf("mother-m")],
  );
  for (const [by, person, tellings] of [
    ["vt-worker-f4", id("F4"), []],
    ["vt-worker", id("M"), [{ person: id("M"), toldTo: id("M"), toldOn: day(-1), safeChannel: "IN_PERSON", explanation: "Wij hebben zonder u iets gevraagd.", by: "vt-worker" }]],
  ] as const)
    await t.asOwner(
      "case",
      `INSERT INTO covert_collection (id, about, owner, recorded_at, recorded_by, state, ground, ground_text, alternatives_considered, approver, started_on, planned_inform_at,
                                      tellings, ended_on, reviewer, unreviewed_since, review_due_at, reviewed_by, reviewed_on, finding, family_feedback, family_informed_on, lesson)
       VALUES ($1, ARRAY[$2]::uuid[], 'vt-noord', now(), $3, 'REVIEWED', 'DANGER_TO_CHILD', 'Het kind krijgt anders straf.', 'Open vragen is geprobeerd.', 'vt-doctor', CURRENT_DATE - 9, CURRENT_DATE,
               $4::jsonb, CURRENT_DATE - 2, 'vt-worker-adults', CURRENT_DATE - 2, CURRENT_DATE + 26, 'vt-worker-adults', CURRENT_DATE, 'MIXED', 'Het had eerder gekund.', CURRENT_DATE, 'Vraag eerst de school.')`,
      [randomUUID(), person, by, JSON.stringify(tellings)],
    );
  await t.asOwner("case", `UPDATE shielding_order SET reviews = $1::jsonb`, [JSON.stringify([{ by: "vt-safety-officer", at: day(-3), finding: "Nog steeds nodig." }])]);
  await t.asOwner(
    "audit",
    `INSERT INTO audit_alert (id, about, owner, recorded_at, recorded_by, kind, actor, day, count, conclusion, closed_by, closed_at)
     VALUES ($1, '{}', 'lt-noord', now(), 'audit', 'LOOKING_FOR_PEOPLE', 'lt-curious', CURRENT_DATE, 3, 'Gesprek gevoerd.', 'privacy-officer-lt-noord', now())`,
    [randomUUID()],
  );
}
