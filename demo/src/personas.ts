import type { OrganisationType, Role } from "@samenhang/caller";
import type { Purpose } from "@samenhang/policy";
import { FAMILIES, type Family } from "./families/index.js";
import { FamilyBuilder } from "./families/family-builder.js";
import { Calendar, Fixture, idOf, type DemoData } from "./fixture.js";
import { ORGANISATIONS } from "./organisations.js";
import type { Persona } from "./persona.js";

const typeOf = (organisation: string): OrganisationType => ORGANISATIONS.find(({ id }) => id === organisation)!.type;
const regionOf = (organisation: string): { region?: string } => {
  const region = ORGANISATIONS.find(({ id }) => id === organisation)!.region;
  return region === undefined ? {} : { region };
};

interface Work {
  readonly purpose: Purpose;
  /** Name of the family whose case is declared. */
  readonly family?: string;
  readonly registrationUntil?: string;
}

const professional = (id: string, name: string, organisation: string, role: Role, { purpose, family, registrationUntil }: Work, ...mayTry: readonly string[]): Persona => ({
  id,
  name,
  organisation,
  type: typeOf(organisation),
  ...regionOf(organisation),
  role,
  purpose,
  mayTry,
  ...(family === undefined ? {} : { caseId: idOf("case", family) }),
  ...(registrationUntil === undefined ? {} : { registrationUntil }),
});

/** Someone who asks for themselves, or for whom they represent. */
const citizen = (id: string, name: string, person: string, family: string, ...mayTry: readonly string[]): Persona => ({
  id,
  name,
  organisation: "burgers",
  type: "PERSON",
  role: "SUBJECT",
  person: idOf("person", person),
  purpose: "EXERCISE_DATA_SUBJECT_RIGHTS",
  caseId: idOf("case", family),
  mayTry,
});

/** Everyone one can be in the demo. `id` is the `sub` of the token, and the professional's short name in the hub. */
export const PERSONAS: readonly Persona[] = [
  professional(
    "vt-worker",
    "Vera Verzonnen",
    "vt-noord",
    "VT_WORKER",
    { purpose: "ASSESS_REPORT", family: "maria" },
    "E03: ask whether the local team knows K2: masked, only that it does; its help trajectory: refer to source",
    "E03: the question she sent to the local team about K2 waits: `informationRequests`; withdraw it with `informationRequestWithdraw`",
    "E25: open the report of twelve years ago about M: own file; the old request at the local team looks empty",
    "E29: record advice with a full name in it: refused, advice holds no data of persons",
  ),
  professional(
    "vt-worker-f4",
    "Victor Verzonnen",
    "vt-noord",
    "VT_WORKER",
    { purpose: "INVESTIGATE_VIOLENCE", family: "maria" },
    "E14: read what K4 told in confidence; E24: where the shelter is stays silent, as he works with F4",
    "E17: the term to tell F4 of the record of a third party has passed: `notificationDuties`; others no longer read it, he reads it once he was told",
  ),
  professional(
    "vt-worker-adults",
    "Violet Verzonnen",
    "vt-noord",
    "VT_WORKER",
    { purpose: "ASSESS_REPORT", family: "elderly" },
    "E32: without a minor, Veilig Thuis works as usual",
    "E04: the sender's side of the family `handover`",
    "E33: the report about a pregnant woman in `unborn`",
  ),
  professional(
    "vt-doctor",
    "Dr. Vince Verzonnen",
    "vt-noord",
    "VT_DOCTOR",
    { purpose: "INVESTIGATE_VIOLENCE", family: "maria" },
    "without participation even a doctor sees nothing",
  ),
  professional(
    "vt-crisis",
    "Valentijn Verzonnen",
    "vt-noord",
    "VT_CRISIS",
    { purpose: "ACUTE_SAFETY", family: "maria" },
    "E18: acute safety without participation: closed, until emergencyAccessOpen; then the minimum for four hours",
  ),
  professional(
    "vt-safety-officer",
    "Vivian Verzonnen",
    "vt-noord",
    "SAFETY_OFFICER",
    { purpose: "INVESTIGATE_VIOLENCE", family: "maria" },
    "E24: approve that gi-safety-officer may see what is shielded of M; she herself sees it only when another approves",
  ),

  professional(
    "gi-supervisor",
    "Gita Bedacht",
    "gi-noord",
    "GI_SUPERVISOR",
    { purpose: "EXECUTE_SUPERVISION_ORDER", family: "maria" },
    "E01: ask M's treatment: refer to source, with a legal duty; the released statement on parenting is readable",
    "E01: read what the clinician answered to her question about M: `informationRequests(state: ANSWERED)`; ask the next one with `informationRequestSend`",
    "E07a: ask about F1: not the child of the measure, nor its parent or carer",
    "read the parts of the plan about K3 and M that were marked necessary; K3's address stays silent",
    "E26: after a correction of what she read: `correctionNotices`, and `correctionAcknowledge`",
  ),
  professional(
    "gi-supervisor-two-sides",
    "Gerben Bedacht",
    "gi-noord",
    "GI_SUPERVISOR",
    { purpose: "EXECUTE_SUPERVISION_ORDER", family: "maria" },
    "E24: ask K3's address: silent, as he also talks with F4",
    "E07b: ask F4's addiction care: refer to source, as F4 brings up K3",
  ),
  professional(
    "gi-behavioural-scientist",
    "Gonda Bedacht",
    "gi-noord",
    "GI_BEHAVIOURAL_SCIENTIST",
    { purpose: "EXECUTE_SUPERVISION_ORDER", family: "maria" },
    "E27: ask about F3, who died: refer to source; secrecy continues. `informationRequestSend` puts the question to the provider",
  ),
  professional(
    "gi-safety-officer",
    "Griet Bedacht",
    "gi-noord",
    "SAFETY_OFFICER",
    { purpose: "EXECUTE_SUPERVISION_ORDER", family: "maria" },
    "E24: ask K3's address: allowed, a second officer decided with her; M's stays silent until someone approves",
  ),
  professional(
    "gi-safety-officer-two",
    "Gideon Bedacht",
    "gi-noord",
    "SAFETY_OFFICER",
    { purpose: "EXECUTE_SUPERVISION_ORDER", family: "maria" },
    "E24: approve that gi-safety-officer may see M's address, for at most a week; his own request stays silent",
  ),
  professional(
    "gi-registration-ended",
    "Goof Bedacht",
    "gi-noord",
    "GI_SUPERVISOR",
    { purpose: "EXECUTE_SUPERVISION_ORDER", family: "maria", registrationUntil: "2024-01-01" },
    "anything: refused, the professional registration has ended",
  ),
  professional(
    "gi-supervisor-ended",
    "Guusje Bedacht",
    "gi-noord",
    "GI_SUPERVISOR",
    { purpose: "EXECUTE_SUPERVISION_ORDER", family: "ended-order" },
    "E02: the order ended three weeks ago: no plan, no contact of Veilig Thuis; hand over to the local team",
  ),
  professional(
    "gi-advice",
    "Gijsbert Bedacht",
    "gi-noord",
    "GI_SUPERVISOR",
    { purpose: "COORDINATE_JOINT_PLAN", family: "together" },
    "E11: the elder child's part of the plan is open, the younger's waits for the father",
  ),
  professional(
    "gi-supervisor-elder",
    "Gaby Bedacht",
    "gi-noord",
    "GI_SUPERVISOR",
    { purpose: "EXECUTE_SUPERVISION_ORDER", family: "elderly" },
    "E32: there is no minor: the purpose does not exist here",
  ),
  professional(
    "gi-guardian",
    "Gusta Bedacht",
    "gi-noord",
    "GI_GUARDIAN",
    { purpose: "EXECUTE_GUARDIANSHIP", family: "guardianship" },
    "E23: ask the former mother's treatment: refused, guardianship is about the child",
  ),
  professional(
    "gi-crisis",
    "Gert Bedacht",
    "gi-noord",
    "GI_CRISIS",
    { purpose: "ACUTE_SAFETY", family: "maria" },
    "E18: acute safety without participation: closed, until emergencyAccessOpen; then the minimum for four hours",
  ),

  professional(
    "rvdk-investigator",
    "Rosa Voorbeeld",
    "rvdk-noord",
    "RVDK_INVESTIGATOR",
    { purpose: "DETERMINE_NEED_FOR_MEASURE", family: "maria" },
    "E08: ask M's treatment: refer to source, with a legal right; `informationRequestSend` puts the question, and the clinician may refuse",
    "read what was delivered with the request about K4",
    "E33: the unborn child in `unborn`",
  ),
  professional(
    "rvdk-custody",
    "Ruben Voorbeeld",
    "rvdk-noord",
    "RVDK_INVESTIGATOR",
    { purpose: "CUSTODY_CONTACT_ADVICE", family: "maria" },
    "E09: ask M's health with the form that F1 signed: it counts for nothing",
  ),
  professional(
    "rvdk-investigator-elder",
    "Riet Voorbeeld",
    "rvdk-noord",
    "RVDK_INVESTIGATOR",
    { purpose: "DETERMINE_NEED_FOR_MEASURE", family: "elderly" },
    "E32: there is no minor: the purpose does not exist here",
  ),
  professional(
    "rvdk-legal",
    "Roel Voorbeeld",
    "rvdk-noord",
    "RVDK_LEGAL",
    { purpose: "DETERMINE_NEED_FOR_MEASURE", family: "maria" },
    "without participation even a lawyer of the Board sees nothing",
  ),
  professional(
    "rvdk-crisis",
    "Rita Voorbeeld",
    "rvdk-noord",
    "RVDK_CRISIS",
    { purpose: "ACUTE_SAFETY", family: "maria" },
    "E18: acute safety without participation: closed, until emergencyAccessOpen; then the minimum for four hours",
  ),
  professional(
    "rvdk-devils-advocate",
    "Rogier Voorbeeld",
    "rvdk-noord",
    "DEVILS_ADVOCATE",
    { purpose: "INDEPENDENT_REVIEW", family: "maria" },
    "E22: the reviewer who takes over",
    "E18: the first check of emergency access that rvdk-crisis opened",
  ),
  professional(
    "reviewer-zuid",
    "Zeger Fictie",
    "lt-zuid",
    "REVIEWER_OTHER_REGION",
    { purpose: "INDEPENDENT_REVIEW", family: "maria" },
    "E22: the reviewer's organisation treated F1: conflict of interest, another must review",
  ),

  professional(
    "lt-careworker",
    "Loes Fictie",
    "lt-noord",
    "LT_CAREWORKER",
    { purpose: "PROVIDE_VOLUNTARY_HELP", family: "maria" },
    "read the statement M's clinician released on her consent; F4's care stays silent",
    "E04: with HANDOVER_REFERRAL in `handover`: the package, never the reporter",
    "E30: after mother-m withdraws her consent, the statement is closed",
    "E31: ask M for GDPR_CONSENT: refused, it is not free under a measure; ask for a secrecy waiver instead",
  ),
  professional(
    "lt-coordinator",
    "Lars Fictie",
    "lt-noord",
    "LT_COORDINATOR",
    { purpose: "COORDINATE_JOINT_PLAN", family: "maria" },
    "the one plan: what is about M, K2 and K3",
    "E11: in `together`: what Veilig Thuis knows of the younger child waits for the father; the summary says what can be done",
    "E32: in `elderly`: what the mentor consented to, now that the woman cannot weigh it",
  ),
  professional("lt-youth-worker", "Lieke Fictie", "lt-noord", "LT_CAREWORKER", { purpose: "PROVIDE_VOLUNTARY_HELP", family: "maria" }, "E13: the help that K1 keeps private"),
  professional(
    "lt-curious",
    "Luuk Fictie",
    "lt-noord",
    "LT_CAREWORKER",
    { purpose: "PROVIDE_VOLUNTARY_HELP", family: "neighbours" },
    "E05: ask whether Veilig Thuis knows the neighbours: no participation, and the same answer for an unknown person",
  ),
  professional(
    "lt-sister",
    "Lena Fictie",
    "lt-noord",
    "LT_CAREWORKER",
    { purpose: "PROVIDE_VOLUNTARY_HELP", family: "maria" },
    "E34: she is the sister of F1: refused whatever she asks",
  ),
  professional(
    "lt-crisis",
    "Lot Fictie",
    "lt-noord",
    "LT_CRISIS",
    { purpose: "ACUTE_SAFETY", family: "maria" },
    "E18: acute safety at night: open emergency access, then ask with `--break-glass`: the minimum, for four hours",
    "E19: M's medication: never, whether or not there is any",
  ),
  professional(
    "lt-access",
    "Leon Fictie",
    "lt-noord",
    "LT_ACCESS",
    { purpose: "HANDOVER_REFERRAL", family: "handover" },
    "E04: what the team received, as whoever receives for it",
    "E03: the question of Veilig Thuis about K2: `informationRequests(state: SENT)`; answer it with `informationRequestAnswer`",
  ),
  professional("lt-team-manager", "Lisa Fictie", "lt-noord", "TEAM_MANAGER", { purpose: "PROVIDE_VOLUNTARY_HELP", family: "maria" }, "anything: managing gives no content"),
  professional(
    "lt-access-zuid",
    "Zara Fictie",
    "lt-zuid",
    "LT_ACCESS",
    { purpose: "HANDOVER_REFERRAL", family: "moving-away" },
    "E12: decide as second person for lt-careworker-zuid",
    "E28: before accepting: municipality, age groups, question and urgency; after accepting: the package",
  ),
  professional(
    "lt-careworker-zuid",
    "Zoran Fictie",
    "lt-zuid",
    "LT_CAREWORKER",
    { purpose: "PROVIDE_VOLUNTARY_HELP", family: "fourteen" },
    "E12: the girl of fourteen consented and her mother refused: her help trajectory needs a second person, what Veilig Thuis concluded does not",
    "E28: in `moved-in`: the transfer that was accepted",
  ),

  professional(
    "ggz-clinician",
    "Dr. Gwen Denkbeeld",
    "ggz-noord",
    "GGZ_CLINICIAN",
    { purpose: "COORDINATE_JOINT_PLAN", family: "maria" },
    "E10: M's goals and the agreements she is party to; F4's goals stay out",
    "release a statement about M, with TREAT_ADULT",
    "E01: with HANDOVER_REFERRAL: what is asked of the provider; answer, refuse, or neither confirm nor deny",
  ),
  professional(
    "ggz-clinician-f4",
    "Dr. Guido Denkbeeld",
    "ggz-noord",
    "GGZ_CLINICIAN",
    { purpose: "TREAT_ADULT" },
    "E10, the other side: F4 consented to nothing, so there is nothing to read",
  ),
  professional("ggz-focal-point", "Gina Denkbeeld", "ggz-noord", "GGZ_FOCAL_POINT", { purpose: "TREAT_ADULT" }, "no treatment relation of her own: nothing to read"),
  professional("ggz-crisis", "Gabriel Denkbeeld", "ggz-noord", "GGZ_CRISIS", { purpose: "ACUTE_SAFETY", family: "maria" }, "E19: the crisis line speaks, the hub does not"),

  ...["vt-noord", "gi-noord", "rvdk-noord", "lt-noord", "lt-zuid", "ggz-noord"].map((organisation) =>
    professional(
      `privacy-officer-${organisation}`,
      `Privacyfunctionaris van ${organisation}`,
      organisation,
      "PRIVACY_OFFICER",
      { purpose: "PRIVACY_AUDIT" },
      "E21: who of this organisation saw what, and who saw its data; metadata, never content",
      "E18: { notices { kind caseId at } }: that emergency access was opened to a case of this organisation",
    ),
  ),
  professional(
    "privacy-officer-gi-noord-two",
    "Tweede privacyfunctionaris van gi-noord",
    "gi-noord",
    "PRIVACY_OFFICER",
    { purpose: "PRIVACY_AUDIT" },
    "E21: decide as second person on the sampled check of a colleague",
  ),
  professional(
    "lt-analyst",
    "Lex Fictie",
    "lt-noord",
    "POLICY_ANALYST",
    { purpose: "POLICY_STATISTICS" },
    "E20: compulsionIndicator of a past quarter by REGION and AGE_BAND: in a demo of fourteen families all of it is suppressed",
    "E20: by MUNICIPALITY and PROFILE: refused, such numbers point at families; records of persons stay closed",
  ),

  citizen(
    "mother-m",
    "Maria Verzonnen",
    "M",
    "maria",
    "what is on file about her and K2 to K5; E14: not what K4 told in confidence",
    "E26: the corrected item with her view; ask another correction with `dataSubjectRequestMake`, add a view with `personViewAdd`",
    "E30: withdraw the consent between mental health care and the local team",
    "who received what about her or a child: `disclosureStatement`; keep `disclosureReceipt { text }` as a file and check it with `npm run receipt:verify -- <file> --hub`",
  ),
  citizen("father-f1", "Fabio Bedacht", "F1", "maria", "E13: ask K1's help: a person of 17 decides alone"),
  citizen("father-f2", "Frits Denkbeeldig", "F2", "maria", "K2 is his legal child, but without authority the hub opens nothing of her"),
  citizen(
    "father-f4",
    "Ferdi Proefman",
    "F4",
    "maria",
    "E06: ask K5's address: no address, as if there were none",
    "E15: his own statements, the allegation with its status and his view, the decisions; not M's words, not the reporter, not when Veilig Thuis looks again; ask the rest with `dataSubjectRequestMake`",
  ),
  citizen("child-k1", "Kai Bedacht", "K1", "maria", "E13: his own help"),
  citizen(
    "child-k2",
    "Kim Denkbeeldig",
    "K2",
    "maria",
    "what is on file about her, at fourteen; what she told in confidence is hers to read, and who else read it: `disclosureStatement`",
  ),
  citizen("child-fourteen", "Veerle Veertien", "fourteen.child", "fourteen", "E12: her own consents; withdraw one"),
  citizen("father-together", "Sem Samen", "together.father", "together", "E11: give the consent that is missing for the younger child"),
  citizen("father-informed", "Leo Lezer", "informed-father.father", "informed-father", "without authority the hub opens nothing of his child; the team informs him (BW 1:377c)"),
  citizen("elderly-son", "Sjoerd Oudbedacht", "elderly.son", "elderly", "what is on file about him, not about his mother"),
  {
    ...citizen("mentor-daughter", "Dineke Oudbedacht", "elderly.daughter", "elderly", "E32: as verified mentor she sees what is on file about her mother"),
    role: "REPRESENTATIVE",
  },
  {
    ...citizen(
      "reporter-teacher",
      "Juf Verzinsel",
      "reporter-teacher",
      "maria",
      "E16: ask `myReports`: received, assessed, handed over to help or still going on; nothing of the family",
    ),
    role: "REPORTER",
  },
];

/** Professionals who once worked on a file and are nobody's persona. */
const COLLEAGUES = [
  { id: "vt-worker-former", name: "Vroeger Verzonnen", organisation: "vt-noord", role: "VT_WORKER" },
  { id: "lt-careworker-former", name: "Lang Geleden Fictie", organisation: "lt-noord", role: "LT_CAREWORKER" },
] as const satisfies readonly { id: string; name: string; organisation: string; role: Role }[];

/** Everyone who can be named as a contact or as who recorded something. */
export const PROFESSIONALS: readonly Pick<Persona, "id" | "name" | "organisation" | "role">[] = [...PERSONAS.filter(({ type }) => type !== "PERSON"), ...COLLEAGUES];

const ORGANISATION_OF = new Map(PROFESSIONALS.map(({ id, organisation }) => [id, organisation]));

function organisationOf(id: string): string {
  const organisation = ORGANISATION_OF.get(id);
  if (!organisation) throw new Error(`no professional is called ${id}`);
  return organisation;
}

/** The families as rows and facts, with dates told from `now`. Reads nothing, writes nothing. */
export function demoData(families: readonly Family[], now: Date): DemoData {
  const fixture = new Fixture(new Calendar(now));
  for (const family of families) family.write(new FamilyBuilder(family.name, fixture, organisationOf));
  fixture.attestShielding();
  return fixture;
}

export interface DemoCatalogue {
  readonly personas: readonly { id: string; organisation: string; role: Role; mayTry: readonly string[]; purpose: Purpose; case: string | null }[];
  /** By name: `K3` in the reference fixture, `<family>.<name>` elsewhere. */
  readonly people: Readonly<Record<string, string>>;
  /** By family. */
  readonly cases: Readonly<Record<string, string>>;
  readonly organisations: readonly { id: string; type: OrganisationType; name: string; region: string | null }[];
}

/** Who is who in the demo, for whoever tries it. */
export function demoCatalogue(now: Date): DemoCatalogue {
  const { people, cases } = demoData(FAMILIES, now);
  return {
    personas: PERSONAS.map(({ id, organisation, role, mayTry, purpose, caseId }) => ({ id, organisation, role, mayTry, purpose, case: caseId ?? null })),
    people: Object.fromEntries(people),
    cases: Object.fromEntries(cases),
    organisations: ORGANISATIONS.map(({ id, type, name, region }) => ({ id, type, name, region: region ?? null })),
  };
}
