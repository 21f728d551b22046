import type { Caller, OrganisationType } from "@samenhang/caller";
import type { Condition, ConditionMask } from "./conditions.js";
import type { Purpose } from "./purposes.js";
import type { Category, Classification, Outcome, Shieldable } from "./vocabulary.js";
import type { GroundId } from "./grounds.js";
import type { NextStep, ReasonCode } from "./reasons.js";

/** What the policy layer established about one data subject, for this caller and purpose. Absent means unknown, and unknown withholds. */
export interface SubjectFacts {
  /** Conditions that hold; a condition that is not listed is false. */
  readonly holds: readonly SubjectCondition[];
  /** What a shielding order covers for this person; undefined means that nobody could say, so everything is treated as covered. */
  readonly shielded: readonly Shieldable[] | undefined;
  /** The caller works with, or is, someone from whom the above must be hidden. */
  readonly hidden: boolean;
  /**
   * Secrecy waivers to the caller's organisation for this purpose that everyone needed has given, by owner.
   * Not `agreedByAll`: a child of 12 to 15 agreed and not every parent did, or a guardian is its own receiver; then a
   * second person decides with the caller (S-06, S-21).
   */
  readonly consents: readonly { readonly from: string; readonly categories: readonly Category[]; readonly agreedByAll?: boolean }[];
  /** Why there is none, by owner, as far as the caller may know: it was a party to the consent that ended. */
  readonly consentProblems: readonly {
    readonly from: string;
    readonly reason: ConsentProblem;
  }[];
  /** Whose consent is needed about this person. */
  readonly consentFrom: readonly string[];
  /** Categories about which a second, authorised person decided together with the caller. */
  readonly secondPersonFor: readonly Category[];
  /** Providers the caller's organisation named for this person, from the person or a court file. */
  readonly providersNamed: readonly string[];
  /** 16 or older: representatives no longer speak for this person. */
  readonly decidesAlone: boolean;
  /** `YYYY-MM-DD`, where known; only for owners that keep records until somebody has an age (policy.md section 15). */
  readonly bornOn?: string;
  /** Requests to destroy what the caller's organisation has about this person, accepted by it; only for that organisation's own records. */
  readonly destructions?: readonly { readonly request: string; readonly requestedBy: string; readonly organisation: string }[];
  /** Died: the GDPR no longer holds for this person, professional secrecy does (S-24). */
  readonly isDeceased: boolean;
  /** Not born yet: the facts are those of the mother, and nothing is recorded about this person (example E33, R-068). */
  readonly isUnborn?: true;
  /**
   * Only for who speaks for this person and asks who received what: organisations that told both the person and the caller
   * that they hold something, and since when one holds a report of which it must still tell one of them, where the caller is or was a patient, and whose name would tell where somebody hides; and
   * `YYYY-MM-DD`, on which the person is or was 18, null where nobody knows.
   */
  readonly statement?: {
    readonly informedBy: readonly string[];
    readonly untoldSince: readonly { readonly organisation: string; readonly since: string }[];
    readonly treatedBy: readonly string[];
    readonly hiddenOrganisations: readonly string[];
    readonly adultOn: string | null;
    readonly emergencies: readonly { readonly access: string; readonly silentUntil: string | null }[];
  };
  /** The caller has a personal tie to this person, or tests a case in which it or its organisation took part. */
  readonly conflictOfInterest: boolean;
}

/** Why a consent that is there does not count. */
export type ConsentProblem = Extract<
  ReasonCode,
  "CONSENT_WITHDRAWN" | "CONSENT_PARTIAL" | "CONSENT_KIND_MISMATCH" | "REPRESENTATIVE_CONFLICT" | "REPRESENTATIVE_UNVERIFIED" | "CHILD_12_15_OWN_CONSENT_MISSING"
>;

export type SubjectCondition = Extract<
  Condition,
  | "isInvolved"
  | "measureInForce"
  | "isInReach"
  | "guardianshipInForce"
  | "isWard"
  | "isReceiver"
  | "handoverAccepted"
  | "isAsked"
  | "isSelf"
  | "isThePerson"
  | "isSafetyOfficer"
  | "isEmergency"
>;

/** What the owner says of one record. Leave out what is not so. */
export interface RecordFacts {
  /** The organisation that is controller of the record. */
  readonly owner: string;
  readonly ownerType: OrganisationType | "SHARED";
  /** Other organisations whose own record it also is (sender of a referral, party to a consent). */
  readonly parties?: readonly string[];
  readonly markedNecessary?: boolean;
  readonly courtDocument?: boolean;
  readonly deliveredToBoard?: boolean;
  /** Organisations with which the child agreed to share what it told (policy.md section 12.3). */
  readonly childAgreedTo?: readonly string[];
  /** Organisations in whose accepted package the record is. */
  readonly packagedFor?: readonly string[];
  readonly releases?: readonly Release[];
  /** The record is a table of numbers in which nobody can be recognised. */
  readonly aggregated?: true;
  /** ISO 8601. Needed only by purposes that show what is recent. */
  readonly recordedAt?: string;
  /** `YYYY-MM-DD`: the first day on which what it tells no longer holds (a measure, an address, a participation). */
  readonly until?: string;
  /** The case it belongs to, where it belongs to one. */
  readonly caseId?: string;
  /** `YYYY-MM-DD`; the record is treated as absent from this day on. */
  readonly retainedUntil?: string;
  readonly onHold?: boolean;
}

/** A treating professional let one organisation read one statement for one purpose. */
export interface Release {
  readonly to: string;
  readonly purposes: readonly Purpose[];
  /** `YYYY-MM-DD`, inclusive. */
  readonly until: string;
  /** The release rests on consent and falls with it. */
  readonly onConsent: boolean;
}

/** One question: may this caller see this field of this record about this person, for this purpose, now? */
export interface Question {
  readonly caller: Caller;
  readonly purpose: Purpose;
  readonly request: RequestFacts;
  readonly subject: SubjectFacts | undefined;
  readonly record: RecordFacts;
  readonly field: Classification & { readonly name: string };
  /** Another field of the record may be seen. Only then does what merely describes the record follow. */
  readonly recordVisible?: boolean;
  readonly now: Date;
}

export interface RequestFacts {
  /** A necessity of at least 20 characters was stated. */
  readonly necessityStated: boolean;
  /** The caller takes part in the declared case, about whomever. */
  readonly participatesInCase: boolean;
  /** The declared case. */
  readonly caseId?: string;
}

/**
 * The answer. `reason` is for the caller and depends only on rules and facts the caller may know, never on whether a
 * value exists. `ledgerReason` is the whole truth and stays in the ledger.
 */
export interface Decision {
  readonly outcome: Outcome;
  readonly rule: string;
  readonly grounds: readonly GroundId[];
  readonly reason: ReasonCode;
  readonly ledgerReason: ReasonCode;
  readonly nextStep: NextStep;
  /** The category that counted, and what was true of the question: with the field, all that is needed to decide it again. */
  readonly category: Category;
  readonly conditions: ConditionMask;
}

/** A decision about an act or a request as a whole, for which no field was asked. */
export type Verdict = Omit<Decision, "category" | "conditions">;
