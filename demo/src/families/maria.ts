import { ProtectiveOrderEntity, StaffSafetyNoteEntity } from "@samenhang/subgraph-case";
import type { Family, FamilyBuilder } from "./family-builder.js";
import { writeMariaFiles } from "./maria-files.js";

/**
 * One mother, four fathers, five children: the reference fixture of the domain model (section 10), in which nearly every
 * worked example of the policy can be tried. What the organisations have on file is in `maria-files.ts`.
 */
export const maria: Family = {
  name: "maria",
  write: (family) => {
    writePeople(family);
    writeCase(family);
    writeItems(family);
    writePlan(family);
    writeProtection(family);
    writeShielding(family);
    writeMariaFiles(family);
  },
};

const KEPT = { by: "lt-coordinator", days: 400 } as const;
const HIDES_FROM_F4 = ["LOCATION", "SCHOOL", "CONTACT"] as const;

function writePeople(family: FamilyBuilder): void {
  family.people(KEPT, {
    M: { called: "Maria Verzonnen", age: 34, phone: "06-000 000 01" },
    F1: { called: "Fabio Bedacht", age: 40, phone: "06-000 000 02" },
    F2: { called: "Frits Denkbeeldig", age: 38, phone: "06-000 000 03" },
    F3: { called: "Fedde Fictief", age: 41, deceasedDaysAgo: 1_500 },
    F4: { called: "Ferdi Proefman", age: 33, phone: "06-000 000 04" },
    P: { called: "Petra Voorbeeld", age: 29 },
    K1: { called: "Kai Bedacht", age: 17, phone: "06-000 000 05" },
    K2: { called: "Kim Denkbeeldig", age: 14, phone: "06-000 000 06", phoneUnsafe: true },
    K3: { called: "Koen Fictief", age: 11 },
    K4: { called: "Katja Fictief", age: 9 },
    K5: { called: "Kiki Proefman", age: 1 },
  });
  family.relations(
    KEPT,
    ["M", "MOTHER", "K1"],
    ["M", "MOTHER", "K2"],
    ["M", "MOTHER", "K3"],
    ["M", "MOTHER", "K4"],
    ["M", "MOTHER", "K5"],
    ["F1", "FATHER", "K1"],
    ["F2", "LEGAL_PARENT", "K2"],
    ["F3", "FATHER", "K3"],
    ["F3", "FATHER", "K4"],
    ["F4", "FATHER", "K5"],
    ["F4", "STEP_PARENT", "K1", "FACTUAL"],
    ["F4", "STEP_PARENT", "K2", "FACTUAL"],
    ["F4", "STEP_PARENT", "K3", "FACTUAL"],
    ["F4", "STEP_PARENT", "K4", "FACTUAL"],
    ["F4", "PARTNER", "M", "FACTUAL"],
    ["F1", "EX_PARTNER", "M", "FACTUAL"],
    ["P", "PARTNER", "F1", "FACTUAL"],
    ["P", "STEP_PARENT", "K1", "FACTUAL"],
    ["K3", "SIBLING", "K4"],
    ["K1", "HALF_SIBLING", "K2"],
    ["K2", "HALF_SIBLING", "K3"],
    ["K3", "HALF_SIBLING", "K5"],
  );
  family.authority(KEPT, "K1", "PARENTAL_JOINT", ["M", "F1"]);
  for (const child of ["K2", "K3", "K4"]) family.authority(KEPT, child, "PARENTAL_SOLE", ["M"]);
  family.authority(KEPT, "K2", "NONE", ["F2"], { limitation: "Geen gezag; wel omgangsregeling en recht op informatie (BW 1:377c)" });
  family.authority(KEPT, "K5", "PARENTAL_JOINT", ["M", "F4"]);

  family.household(KEPT, "Huishouden A", { M: "ouder", F4: "partner van de ouder", K1: ["kind", 50], K2: "kind", K3: "kind", K4: "kind", K5: "kind" });
  family.household(KEPT, "Huishouden B", { F1: "ouder", P: "partner van de ouder", K1: ["kind", 50] });
  family.address(KEPT, ["F4", "K1", "K2", "K4"], "RESIDENCE", "Verzonnenstraat 1");
  family.address({ by: "lt-coordinator", days: 80 }, ["K2", "K4"], "STAY", "Tantepad 5");
  family.address(KEPT, ["M", "K3", "K5"], "RESIDENCE", "Verzonnenstraat 1", { untilDaysAgo: 80 });
  family.address(KEPT, ["F1", "P"], "RESIDENCE", "Bedachtlaan 2");
  family.address({ by: "vt-safety-officer", days: 80 }, ["M", "K3", "K5"], "SHELTER", "Schuilplaatspad 3", { city: "Fictiedorp" });
  family.address({ by: "gi-safety-officer", days: 70 }, ["K3"], "SCHOOL", "Denkbeeldig Schoolplein 4", { city: "Fictiedorp" });
}

function writeCase(family: FamilyBuilder): void {
  family.casus(
    KEPT,
    { phase: "RISK_DRIVEN_CARE", coordinator: "lt-coordinator" },
    {
      M: [["PARENT", "VICTIM"], "VOLUNTARY"],
      F1: [["PARENT"], "VOLUNTARY"],
      F2: [["PARENT"], "VOLUNTARY"],
      F3: [["PARENT"], "VOLUNTARY"],
      F4: [["PARENT", "PARTNER", "ALLEGED_OFFENDER"], "VOLUNTARY"],
      K1: [["CHILD"], "VOLUNTARY"],
      K2: [["CHILD"], "VOLUNTARY"],
      K3: [["CHILD"], "COMPULSORY"],
      K4: [["CHILD", "WITNESS"], "PRE_MEASURE"],
      K5: [["CHILD"], "VOLUNTARY"],
    },
  );

  family.participant("lt-coordinator", "COORDINATION", ["M", "K2", "K3"], { days: 400 });
  family.participant("lt-careworker", "VOLUNTARY_HELP", ["M", "K2", "K3"], { days: 390 });
  family.participant("lt-youth-worker", "VOLUNTARY_HELP", ["K1"], { days: 150 });
  family.participant("lt-careworker-former", "VOLUNTARY_HELP", ["M", "K2"], { days: 395, endedDaysAgo: 391, endedReason: "andere werkkring" });
  family.participant("lt-sister", "VOLUNTARY_HELP", ["M"], { days: 20, tieTo: "F1" });
  family.participant("gi-supervisor", "EXECUTION_OF_MEASURE", ["K3", "M"], { days: 275 });
  family.participant("gi-supervisor-two-sides", "EXECUTION_OF_MEASURE", ["K3", "F4"], { days: 200 });
  family.participant("gi-behavioural-scientist", "ADVICE", ["K3", "M", "F3"], { days: 120 });
  family.participant("gi-safety-officer", "EXECUTION_OF_MEASURE", ["K3", "M"], { days: 80 });
  family.participant("gi-safety-officer-two", "EXECUTION_OF_MEASURE", ["K3", "M"], { days: 80 });
  family.participant("gi-registration-ended", "EXECUTION_OF_MEASURE", ["K3", "M"], { days: 275 });
  family.participant("vt-worker", "STATUTORY_INVESTIGATION", ["K2", "K3", "K4", "M"], { days: 90 });
  family.participant("vt-worker-f4", "STATUTORY_INVESTIGATION", ["K4", "F4"], { days: 90 });
  family.participant("vt-safety-officer", "STATUTORY_INVESTIGATION", ["M", "K3", "K5"], { days: 85 });
  family.participant("rvdk-investigator", "STATUTORY_INVESTIGATION", ["K4", "M"], { days: 30 });
  family.participant("rvdk-custody", "ADVICE", ["K1", "M"], { days: 25 });
  family.participant("rvdk-devils-advocate", "REVIEW", ["K4"], { days: 10 });
  family.participant("reviewer-zuid", "REVIEW", ["K4"], { days: 10, tieTo: "F1" });
  family.participant("ggz-clinician", "TREATMENT", ["M"], { days: 45 });

  family.contact({ by: "lt-coordinator", days: 270 }, "M", "lt-careworker", "gi-supervisor");
  family.contact({ by: "gi-supervisor", days: 270 }, "K3", "gi-supervisor", "lt-careworker");
  family.contact({ by: "lt-coordinator", days: 150 }, "K1", "lt-youth-worker");
}

function writeItems(family: FamilyBuilder): void {
  family.item(
    { by: "vt-worker", about: ["K3", "M"], days: 85, marks: { necessaryForSupervision: true, deliveredToBoard: true } },
    {
      text: "Toen de politie kwam zat Koen op de trap. Maria had een schram op haar arm.",
      kind: "EVENT",
      nature: "FACT",
      observedDaysAgo: 86,
      framework: "ACUTE",
      source: ["DOCUMENT", "mutatie van de politie (verzonnen)"],
      category: "SAFETY",
      confidentiality: "C2",
      verified: ["mutatie nagelezen", "CONFIRMED"],
    },
  );
  family.item(
    { by: "vt-worker", about: ["M"], days: 84, marks: { necessaryForSupervision: true } },
    {
      text: "Een buurvrouw zegt dat Maria die avond had gedronken.",
      kind: "STATEMENT",
      nature: "STATEMENT_BY_PERSON",
      observedDaysAgo: 86,
      source: ["PERSON", "een buurvrouw"],
      category: "SAFETY",
      confidentiality: "C3",
      corrected: { before: "Moeder was dronken.", reason: "De bron is wat een buurvrouw zei; niemand heeft het gezien of gemeten." },
      views: [["M", "DISAGREES", "Ik had een glas thee. Ik drink niet."]],
    },
  );
  family.item(
    { by: "vt-worker-f4", about: ["F4"], days: 83 },
    {
      text: "Ferdi verklaart dat er die avond is geschreeuwd en dat hij niemand heeft aangeraakt.",
      kind: "STATEMENT",
      nature: "STATEMENT_BY_PERSON",
      observedDaysAgo: 83,
      holder: "F4",
      source: ["PERSON", "Ferdi zelf"],
      category: "SAFETY",
      confidentiality: "C2",
      views: [["F4", "ADDS", "Ik ben daarna een rondje gaan lopen."]],
    },
  );
  family.item(
    { by: "vt-worker-f4", about: ["F4"], days: 82 },
    {
      text: "Beschuldiging, niet vastgesteld: Ferdi zou Maria hebben geduwd.",
      kind: "CONCERN",
      nature: "HYPOTHESIS",
      observedDaysAgo: 86,
      source: ["PROFESSIONAL", "melding"],
      category: "SAFETY",
      confidentiality: "C2",
      verified: ["gesprek met beiden", "INCONCLUSIVE"],
      views: [["F4", "DISAGREES", "Dit is niet gebeurd."]],
    },
  );
  family.item(
    { by: "vt-worker-f4", about: ["M", "F4"], days: 82 },
    {
      text: "Maria vertelt dat zij bang is als Ferdi thuiskomt.",
      kind: "STATEMENT",
      nature: "STATEMENT_BY_PERSON",
      observedDaysAgo: 82,
      holder: "M",
      source: ["PERSON", "Maria zelf"],
      category: "SAFETY",
      confidentiality: "C3",
    },
  );
  family.item(
    { by: "vt-worker-f4", about: ["F4"], days: 29, marks: { necessaryForSupervision: true } },
    {
      text: "Een derde zegt dat Ferdi ook elders ruzie had.",
      kind: "STATEMENT",
      nature: "STATEMENT_BY_PERSON",
      observedDaysAgo: 40,
      toBeTold: true,
      source: ["PERSON", "iemand buiten het gezin"],
      category: "SAFETY",
      confidentiality: "C2",
    },
  );
  family.item(
    { by: "lt-careworker", about: ["M"], days: 60 },
    {
      text: "Maria haalt steun bij haar zus en gaat elke week wandelen.",
      kind: "STRENGTH",
      nature: "FACT",
      observedDaysAgo: 61,
      source: ["PERSON", "Maria zelf"],
      category: "PLAN",
      confidentiality: "C2",
      verified: ["gesprek met de zus", "CONFIRMED"],
    },
  );
  family.item(
    { by: "lt-careworker", about: ["M"], days: 50, marks: { necessaryForSupervision: true } },
    {
      text: "Er zijn twee betalingsregelingen; de huur is betaald.",
      kind: "REGISTER_FACT",
      nature: "FACT",
      observedDaysAgo: 52,
      source: ["DOCUMENT", "overzicht van de schuldhulp (verzonnen)"],
      category: "SOCIAL",
      confidentiality: "C2",
      verified: ["overzicht gezien", "CONFIRMED"],
    },
  );
  family.item(
    { by: "lt-careworker", about: ["K3"], days: 40, marks: { necessaryForSupervision: true } },
    {
      text: "Koen slaapt slecht en is overdag moe.",
      kind: "OBSERVATION",
      nature: "PROFESSIONAL_JUDGEMENT",
      observedDaysAgo: 41,
      framework: "COMPULSORY",
      source: ["PROFESSIONAL", "leerkracht"],
      category: "CHILD_HEALTH",
      confidentiality: "C3",
    },
  );
  family.item(
    { by: "lt-careworker", about: ["K2"], days: 380 },
    {
      text: "Kim blijft weg van school.",
      kind: "OBSERVATION",
      nature: "FACT",
      observedDaysAgo: 385,
      validUntil: family.calendar.daysAgo(180),
      source: ["PROFESSIONAL", "mentor op school"],
      category: "SOCIAL",
      confidentiality: "C2",
      views: [["K2", "DISAGREES", "Ik ben twee dagen ziek geweest."]],
    },
  );
  family.item(
    { by: "lt-youth-worker", about: ["K1"], days: 30 },
    {
      text: "Kai wil leren kiezen bij wie hij woont en wil dat dit tussen ons blijft.",
      kind: "STATEMENT",
      nature: "STATEMENT_BY_PERSON",
      observedDaysAgo: 30,
      holder: "K1",
      source: ["PERSON", "Kai zelf"],
      category: "PLAN",
      confidentiality: "C2",
    },
  );
  family.item(
    { by: "gi-supervisor", about: ["K3", "M"], days: 35 },
    {
      text: "Koen heeft rust nodig en een vaste dagindeling; Maria kan die nu geven met hulp.",
      kind: "CONCERN",
      nature: "PROFESSIONAL_JUDGEMENT",
      observedDaysAgo: 36,
      framework: "COMPULSORY",
      source: ["OWN_OBSERVATION", "huisbezoek"],
      category: "ANALYSIS",
      confidentiality: "C3",
    },
  );
  family.item(
    { by: "gi-supervisor-two-sides", about: ["K3", "F4"], days: 15 },
    {
      text: "In het contactgesprek vraagt Ferdi hoe het op school gaat met Koen.",
      kind: "OBSERVATION",
      nature: "FACT",
      observedDaysAgo: 16,
      framework: "COMPULSORY",
      source: ["OWN_OBSERVATION", "gesprek op kantoor"],
      category: "SAFETY",
      confidentiality: "C2",
    },
  );
  family.item(
    { by: "vt-worker", about: ["K4", "M"], days: 1 },
    {
      text: "De wijkagent hoorde gisteravond geschreeuw; Katja was op haar kamer.",
      kind: "EVENT",
      nature: "FACT",
      observedDaysAgo: 2,
      framework: "PRE_MEASURE",
      source: ["PROFESSIONAL", "wijkagent (verzonnen)"],
      category: "SAFETY",
      confidentiality: "C2",
    },
  );
  family.item(
    { by: "rvdk-investigator", about: ["K4"], days: 12 },
    {
      text: "Katja is op school stil en speelt het liefst alleen.",
      kind: "OBSERVATION",
      nature: "OPINION",
      observedDaysAgo: 14,
      framework: "PRE_MEASURE",
      source: ["PROFESSIONAL", "leerkracht"],
      category: "DECISION",
      confidentiality: "C2",
      views: [["M", "DISAGREES", "Thuis speelt zij juist veel met haar broer."]],
    },
  );
}

function writePlan(family: FamilyBuilder): void {
  const lt = { by: "lt-coordinator", days: 40 } as const;
  const gi = { by: "gi-supervisor", days: 38 } as const;
  const necessary = { marks: { necessaryForSupervision: true } } as const;

  family.plan({ ...lt, days: 300, about: ["M", "F4", "K3"] }, 1, "CLOSED");
  const plan = family.plan({ ...lt, ...necessary, about: ["M", "F4", "K3", "K2"] }, 2, "ACTIVE");

  const safety = family.planPart({ ...lt, ...necessary, about: ["M", "F4", "K3"] }, plan, "SAFETY");
  family.goal({ ...lt, ...necessary, about: ["M"] }, safety, "Ik en de kinderen zijn veilig in huis.", "Drie maanden geen ruzie waar de kinderen bij zijn.", { safetyGoal: true });
  family.goal({ ...lt, about: ["F4"] }, safety, "Ik ga weg voordat ik boos word.", "Ferdi gebruikt de afgesproken time-out.", { safetyGoal: true });
  family.goal({ ...lt, ...necessary, about: ["K3"] }, safety, "Ik weet wie ik kan bellen als ik bang ben.", "Koen kan drie namen noemen.", { safetyGoal: true });
  family.agreement({ ...lt, ...necessary, about: ["M", "F4"] }, safety, "Geen contact tussen Maria en Ferdi zonder de contactpersoon.", "elke dag");
  family.agreement({ ...lt, ...necessary, about: ["M", "K3"] }, safety, "Koen belt tante als er ruzie is.", "bij ruzie");
  family.agreement({ ...lt, about: ["F4"] }, safety, "Ferdi slaapt bij zijn broer.", "tot de evaluatie", true);

  const help = family.planPart({ ...lt, ...necessary, about: ["M", "F4", "K3", "K2"] }, plan, "HELP");
  family.goal({ ...lt, about: ["M"] }, help, "Ik houd overzicht over mijn geld.", "Alle post is open en er zijn geen nieuwe schulden.");
  family.goal({ ...lt, ...necessary, about: ["K3"] }, help, "Ik slaap de hele nacht.", "Vijf nachten per week doorslapen.");
  family.goal({ ...lt, about: ["K2"] }, help, "Ik ga weer elke dag naar school.", "Een maand zonder verzuim.", { status: "REACHED" });
  family.goal({ ...lt, about: ["F4"] }, help, "Ik vind een eigen kamer.", "Ferdi heeft een huurcontract.");
  family.agreement({ ...lt, about: ["M"] }, help, "Maria belt elke dinsdag met de gezinswerker.", "wekelijks");

  const ordered = family.planPart({ ...gi, about: ["K3", "M"] }, plan, "COURT_ORDERED", "COMPULSORY");
  family.goal({ ...gi, about: ["K3"] }, ordered, "Koen groeit op zonder geweld.", "Geen meldingen in zes maanden.", { safetyGoal: true });
  family.agreement({ ...gi, about: ["K3", "M"] }, ordered, "De jeugdbeschermer komt elke twee weken langs.", "om de week");
}

/** A contact ban against Ferdi is in force, a home ban is over; who comes to the door is warned. */
function writeProtection(family: FamilyBuilder): void {
  const { calendar } = family;
  const order = (days: number, protects: readonly string[]) =>
    [
      { by: "vt-worker-f4", about: ["F4", ...protects], days },
      { target: family.id("F4"), protects: family.ids(protects), from: calendar.daysAgo(days), endedOn: null },
    ] as const;
  const [heldHomeBan, homeBan] = order(86, ["M", "K2", "K4"]);
  const [heldContactBan, contactBan] = order(40, ["M", "K3", "K5"]);
  family.record(ProtectiveOrderEntity, heldHomeBan, { ...homeBan, kind: "TEMPORARY_HOME_BAN", issuer: "MAYOR", until: calendar.daysAgo(76) });
  family.record(ProtectiveOrderEntity, heldContactBan, { ...contactBan, kind: "CONTACT_BAN", issuer: "CIVIL_COURT", until: calendar.daysAhead(140) });
  family.record(
    StaffSafetyNoteEntity,
    { by: "vt-worker-f4", about: ["F4"], days: 30 },
    { weapon: false, text: "Ga met z'n tweeën; houd de weg naar buiten vrij en spreek rustig.", until: calendar.daysAhead(60), endedOn: null },
  );
}

/** Maria, Koen and Kiki are in a shelter; Ferdi, and whoever works with him, must not learn where (examples E06, E24). */
function writeShielding(family: FamilyBuilder): void {
  const order = {
    hiddenFrom: ["F4"],
    what: [...HIDES_FROM_F4],
    ground: "Gevaar voor geweld na vertrek",
    approvedBy: "vt-safety-officer",
    safetyOfficers: ["vt-safety-officer", "gi-safety-officer", "gi-safety-officer-two"],
  };
  family.shielding({ by: "vt-worker", days: 80 }, "M", order);
  family.shielding({ by: "vt-worker", days: 80 }, "K5", order);
  family.shielding({ by: "gi-supervisor", days: 80 }, "K3", {
    ...order,
    access: [{ officer: "gi-safety-officer", organisation: "gi-noord", secondPerson: "gi-safety-officer-two", until: family.calendar.daysAhead(7) }],
  });
}
