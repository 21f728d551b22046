import type { HiddenWord } from "./hidden-words.js";
import { isUuid } from "./uuid.js";

/**
 * What was done without time for the usual checks, so that it is reviewed afterwards: by whom, and in which declared
 * case. Said when it begins.
 */
export interface Urgent {
  readonly professional: string;
  readonly case: string | null;
}

/**
 * Facts that others own and consent decides with, each written by its owner as part of its own act.
 *
 * Granting facts are delivered after the owner's commit and retried until consent has them. A fact that takes something
 * away (`until` in the past, a participation or measure that ends, a shielding order that begins) is acknowledged to the
 * user only once consent has it: the owner's act fails otherwise.
 */
export interface AttestedFacts {
  /** case: enough of a person to apply the age rules. */
  PERSON: { person: string; birthDate: string | null; isUnborn: boolean; deceasedAt: string | null };
  /** case: who is what of whom; decides who is within reach of a child's measure. */
  RELATION: { from: string; to: string; type: string };
  /** case: authority (gezag) over a child. */
  AUTHORITY: { child: string; holder: string | null; holderOrganisation: string | null; kind: string; verified: boolean; conflictOfInterest: boolean };
  /** case: the persons brought together, and who opened it; ends when the case closes. */
  CASE: { case: string; persons: readonly string[]; organisation: string };
  /** case: in which legal frame a person is helped; told once the person knows (policy.md section 6.3). */
  FRAMEWORK: { case: string; person: string; framework: "VOLUNTARY" | "PRE_MEASURE" | "COMPULSORY" | "ACUTE"; isTold: boolean };
  /** case: a professional takes part, about these persons. */
  PARTICIPATION: {
    case: string;
    professional: string;
    organisation: string;
    capacity: string;
    concerns: readonly string[];
    /** That a safety officer takes part tells of a shielding order: no list shows it. */ ofSafetyOfficer: boolean;
  };
  /** case: a professional has a personal tie to a person. */
  CONFLICT: { professional: string; organisation: string; person: string };
  /** case: what must be hidden from whom, and which officers may see it with whose second decision. */
  SHIELDING: {
    subject: string;
    hiddenFrom: readonly string[];
    what: readonly string[];
    access: readonly { officer: string; organisation: string; secondPerson: string; until: string }[];
    /** What free text must not say to whom it is hidden from; digests, never words. */ words: readonly HiddenWord[];
  };
  /** gecertificeerde-instelling: a measure in force. */
  MEASURE: { child: string; kind: "OTS" | "VOTS" | "GUARDIANSHIP" | "PROVISIONAL_GUARDIANSHIP"; organisation: string; urgent?: Urgent };
  /** case: an organisation recorded a home ban of these persons. Nothing is decided with it but that it is reviewed. */
  HOME_BAN: { persons: readonly string[]; organisation: string; urgent: Urgent };
  /** raad-voor-de-kinderbescherming, veilig-thuis: a professional works on a report or investigation about these persons. */
  INVESTIGATION: { persons: readonly string[]; organisation: string; professional: string | null };
  /** lokaal-team, referrals: a handover was accepted. */
  HANDOVER: {
    persons: readonly string[];
    sender: string;
    receiver: string;
    /** Who accepted; null where it is not known, and then only who takes part for the person. */ professional: string | null;
  };
  /** referrals: a referral was sent to an organisation; urgent where it passed over a check in immediate danger. */
  REFERRAL: { persons: readonly string[]; sender: string; receiver: string; urgent?: Urgent };
  /** referrals: a question about a person was sent to an organisation; ends when it is answered or withdrawn. */
  QUESTION: { person: string; asker: string; receiver: string };
  /** ggz: a treatment relation. Used for the provider's own requests, and for the patient in person who asks who received what; no other ticket ever shows it. */
  TREATMENT: { person: string; organisation: string; professional: string | null };
  /** case, veilig-thuis: an organisation told a person that it holds information about them from a third party. */
  INFORMED: { person: string; organisation: string };
  /** case: an organisation accepted a request to destroy what it has about a person, to be carried out in its own files. */
  DESTRUCTION: { request: string; person: string; requestedBy: string; organisation: string };
  /** veilig-thuis: it holds a report of which it must still tell a person, since this moment (ISO 8601); case: Veilig Thuis collects about it covertly. `INFORMED` takes its place. */
  UNTOLD: { person: string; organisation: string; since: string };
  /** The asker names the provider it wants to ask, known from the person or a court file. */
  PROVIDER_NAMED: { person: string; provider: string; organisation: string };
}
export type FactKind = keyof AttestedFacts;

/** Measures a court gives before anyone could be heard. */
export const URGENT_MEASURES: readonly AttestedFacts["MEASURE"]["kind"][] = ["VOTS", "PROVISIONAL_GUARDIANSHIP"];

export type AttestedFact = { [K in FactKind]: { kind: K; body: AttestedFacts[K] } }[FactKind];

/** One version of one fact. A higher version of the same `id` replaces a lower one; the same version twice is one. */
export type Attestation = AttestedFact & {
  readonly id: string;
  readonly version: number;
  /** `YYYY-MM-DD`, inclusive. */
  readonly from: string;
  /** `YYYY-MM-DD`, the first day on which it no longer holds; null while open. */
  readonly until: string | null;
};

/** The persons a fact is about; what consent finds it by. */
export function personsOf({ kind, body }: AttestedFact): readonly string[] {
  switch (kind) {
    case "PERSON":
    case "FRAMEWORK":
    case "CONFLICT":
    case "TREATMENT":
    case "PROVIDER_NAMED":
    case "QUESTION":
    case "INFORMED":
    case "DESTRUCTION":
    case "UNTOLD":
      return [body.person];
    case "RELATION":
      return [body.from, body.to];
    case "AUTHORITY":
      return body.holder ? [body.child, body.holder] : [body.child];
    case "CASE":
    case "INVESTIGATION":
    case "HANDOVER":
    case "REFERRAL":
    case "HOME_BAN":
      return body.persons;
    case "PARTICIPATION":
      return body.concerns;
    case "SHIELDING":
      return [body.subject];
    case "MEASURE":
      return [body.child];
  }
}

/** Which subgraph may attest which facts: each only what it is competent for. */
export const COMPETENCE: Readonly<Record<string, readonly FactKind[]>> = {
  case: ["PERSON", "RELATION", "AUTHORITY", "CASE", "FRAMEWORK", "PARTICIPATION", "CONFLICT", "SHIELDING", "INFORMED", "UNTOLD", "DESTRUCTION", "HOME_BAN"],
  referrals: ["REFERRAL", "HANDOVER", "QUESTION"],
  "veilig-thuis": ["INVESTIGATION", "INFORMED", "UNTOLD"],
  "gecertificeerde-instelling": ["MEASURE"],
  "raad-voor-de-kinderbescherming": ["INVESTIGATION"],
  "lokaal-team": ["HANDOVER"],
  ggz: ["TREATMENT"],
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a message from another service has the form of an attestation that service may make. */
export function isAttestationBy(subgraph: string, value: unknown): value is Attestation {
  const candidate = value as Partial<Attestation> | null;
  if (typeof candidate !== "object" || candidate === null || typeof candidate.body !== "object" || candidate.body === null) return false;
  if (!COMPETENCE[subgraph]?.includes(candidate.kind as FactKind)) return false;
  if (!isUuid(String(candidate.id)) || !Number.isSafeInteger(candidate.version) || !DAY.test(String(candidate.from))) return false;
  if (candidate.until !== null && !DAY.test(String(candidate.until))) return false;
  if (!isUrgent((candidate.body as { urgent?: Partial<Urgent> | null }).urgent)) return false;
  const persons = personsOf(candidate as AttestedFact);
  return Array.isArray(persons) && persons.every((person) => isUuid(person));
}

const isUrgent = (said: Partial<Urgent> | null | undefined): boolean =>
  said === undefined || (typeof said?.professional === "string" && (said.case === null || isUuid(String(said.case))));
