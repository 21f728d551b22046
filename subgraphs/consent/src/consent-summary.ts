import {
  basesWithoutConsent,
  CONSENT_RULES,
  dutchDay,
  organisationHolder,
  purposeEntry,
  restsOnConsent,
  type Category,
  type NextAct,
  type Purpose,
  type RequiredConsent,
  type StatutoryBasis,
} from "@samenhang/policy";
import { check, type HubFacts } from "@samenhang/subgraph";
import { In } from "typeorm";
import { ConsentRecordEntity } from "./consent.entity.js";
import { isValidConsent, lastWord, readCircumstances, whoMustConsent, type ConsentCircumstances } from "./consent-facts.js";
import { ConsentAttemptEntity, ConsentRequestEntity } from "./consent-request.entity.js";
import type { ConsentSummaryInput } from "./consent-summary.input.js";
import type { ConsentAnswer, ConsentOverall } from "./consent-summary.type.js";
import { readTerms } from "./consent-terms.js";
import type { ConsentKind } from "./consent.type.js";
import { createFactStore, type Readable } from "./known-facts.js";

/** One intended sharing, as it was asked about. */
export interface Sharing {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly purpose: Purpose;
  readonly categories: readonly Category[];
  readonly kind: ConsentKind;
}

/** For whom the summary is made: an organisation that is a party to the sharing, or a person. */
export interface SummaryAsker {
  readonly organisation: string;
  readonly person: string | undefined;
}

export interface Party {
  /** Hub id of a person, or `organisation:<id>`. */
  readonly giver: string;
  readonly rule: string;
  readonly why: string;
  /** Null: not for who asks to know. */
  readonly status: ConsentAnswer | null;
}

export interface Summary {
  readonly subject: string;
  readonly required: readonly Party[];
  readonly alsoAsked: readonly Party[];
  readonly overall: ConsentOverall | null;
  readonly missing: readonly Party[];
  readonly bases: readonly StatutoryBasis[];
  readonly nextSteps: readonly NextAct[];
}

const MIN_ATTEMPTS = 3;
const MIN_DAYS = 14;

/**
 * Whose consent this sharing needs and where each stands (model.md section 2.3, R-036).
 *
 * INVARIANT: it is made of rules, of who holds authority or speaks for the person, and of answers the asker knows already.
 * Whether the person is known at either organisation is never looked at. Nothing follows from it by itself (policy.md section 6.4).
 */
export async function summarise(database: Readable, sharing: Sharing, asker: SummaryAsker, hub: HubFacts): Promise<Summary> {
  const { subject, from, to, purpose, categories, kind } = sharing;
  const circumstances = await readCircumstances(createFactStore(database), [subject], hub.typeOf, hub.now);
  const said = await readAnswers(database, sharing, asker);
  const needed = whoMustConsent(subject, kind, from, circumstances);
  const why = ruleOf(needed).nl;
  const decidedHere = asker.person === undefined ? await conflictsDecidedBy(database, subject, asker.organisation) : new Set<string>();
  const party = (giver: string): Party => ({ giver, rule: needed.rule, why, status: statusOf(giver, sharing, said, circumstances, decidedHere, asker) });

  // Nobody speaks for an adult who cannot weigh it: then that is what is missing.
  const isWithoutVoice = needed.from.length === 0 && ruleOf(needed).needs.includes("REPRESENTATIVE");
  const required = isWithoutVoice ? [{ ...party(subject), status: "UNABLE" as const }] : needed.from.map(party);
  const alsoAsked = needed.alsoAsked.map(party);
  const receiver = hub.typeOf(to)!;
  const bases = basesWithoutConsent(hub.policy, purpose, receiver, categories);
  const rests = kind !== "SECRECY_WAIVER" || restsOnConsent(hub.policy, purpose, receiver, categories);
  const overall = rests ? overallOf(required) : "NOT_APPLICABLE";
  const missing = rests ? required.filter(({ status }) => status !== null && status !== "GIVEN") : [];
  return { subject, required, alsoAsked, overall, missing, bases, nextSteps: rests ? nextSteps(needed, required, alsoAsked, bases, to) : [] };
}

const ruleOf = ({ rule }: RequiredConsent) => CONSENT_RULES.find(({ id }) => id === rule)!;

interface Answers {
  readonly records: readonly ConsentRecordEntity[];
  readonly requests: readonly ConsentRequestEntity[];
  readonly attempts: readonly ConsentAttemptEntity[];
}

/** What was said and asked about this sharing, as far as the asker knows of it. */
async function readAnswers(database: Readable, { subject, from, to, purpose, kind }: Sharing, asker: SummaryAsker): Promise<Answers> {
  const ofSharing = { subject, kind, fromOrganisation: from };
  const isOfSharing = (row: ConsentRecordEntity | ConsentRequestEntity) => row.toOrganisations.includes(to) && row.purposes.includes(purpose);
  const isKnown = (row: ConsentRecordEntity | ConsentRequestEntity) => asker.person !== undefined || row.parties.includes(asker.organisation);
  const records = (await database.getRepository(ConsentRecordEntity).findBy(ofSharing)).filter((row) => isOfSharing(row) && isKnown(row));
  const requests = (await database.getRepository(ConsentRequestEntity).findBy({ ...ofSharing, state: "ASKED" })).filter((row) => isOfSharing(row) && isKnown(row));
  const attempts = requests.length > 0 ? await database.getRepository(ConsentAttemptEntity).findBy({ request: In(requests.map(({ id }) => id)) }) : [];
  return { records, requests, attempts };
}

async function conflictsDecidedBy(database: Readable, subject: string, organisation: string): Promise<ReadonlySet<string>> {
  const rows = await createFactStore(database).conflictsOf([subject]);
  return new Set(rows.filter(({ owner }) => owner === organisation).map(({ representative }) => representative));
}

function statusOf(
  giver: string,
  { subject, categories }: Sharing,
  { records, requests, attempts }: Answers,
  circumstances: ConsentCircumstances,
  decidedHere: ReadonlySet<string>,
  asker: SummaryAsker,
): ConsentAnswer | null {
  if (asker.person !== undefined && giver !== asker.person) return null;
  const standing = standingOf(giver, subject, circumstances);
  // That a representative is seen as a danger is for who decided so; for others nobody was asked (ADR-0010).
  if (standing === "CONFLICT") return decidedHere.has(giver) ? "CONFLICT" : "NOT_ASKED";
  if (standing === "UNVERIFIED") return "UNVERIFIED";

  const birthDate = circumstances.facts.of("PERSON").find(({ person }) => person === subject)?.birthDate ?? undefined;
  const isValid = (record: ConsentRecordEntity) => isValidConsent(record, birthDate, circumstances);
  const words = categories.map((category) => lastWord(records, giver, category, isValid));
  const open = words.filter((word) => word === undefined || !isValid(word));
  if (open.length === 0) return "GIVEN";
  const last = open.flatMap((word) => (word ? [word] : [])).sort((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())[0];
  const question = requests
    .filter((row) => (row.askedOf ?? organisationHolder(row.askedOfOrganisation!)) === giver && (last === undefined || row.recordedAt > last.recordedAt))
    .sort((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())[0];
  if (question)
    return isUnreachable(
      attempts.filter(({ request }) => request === question.id),
      circumstances.now,
    )
      ? "UNREACHABLE"
      : "ASKED";
  if (last === undefined) return "NOT_ASKED";
  return last.status === "GIVEN" ? "EXPIRED" : last.status === "WITHDRAWN" ? "WITHDRAWN" : "REFUSED";
}

/** Can this giver speak at all: verified, and without a conflict of interest? */
function standingOf(giver: string, subject: string, circumstances: ConsentCircumstances): "FINE" | "UNVERIFIED" | "CONFLICT" {
  if (giver === subject) return "FINE";
  const { facts, representations, conflicts, now } = circumstances;
  const authority = facts
    .of("AUTHORITY")
    .filter(({ child, holder, holderOrganisation }) => child === subject && giver === (holder ?? organisationHolder(holderOrganisation ?? "")));
  const mandates = representations.filter(({ represented, representative }) => represented === subject && representative === giver);
  if (conflicts.has(`${subject}|${giver}`) || authority.some(({ conflictOfInterest }) => conflictOfInterest)) return "CONFLICT";
  const today = dutchDay(now);
  const isVerified = authority.some(({ verified }) => verified) || mandates.some(({ verifiedAt }) => verifiedAt !== null && verifiedAt <= today);
  return isVerified ? "FINE" : "UNVERIFIED";
}

/** At least three attempts in vain, on different days, the first at least two weeks ago (policy.md section 6.2, a proposal). */
function isUnreachable(attempts: readonly ConsentAttemptEntity[], now: Date): boolean {
  const days = [...new Set(attempts.filter(({ outcome }) => outcome === "NOT_REACHED").map(({ attemptedAt }) => attemptedAt))].sort();
  const since = dutchDay(new Date(now.getTime() - MIN_DAYS * 86_400_000));
  return attempts.every(({ outcome }) => outcome === "NOT_REACHED") && days.length >= MIN_ATTEMPTS && days[0]! <= since;
}

function overallOf(required: readonly Party[]): ConsentOverall | null {
  if (required.some(({ status }) => status === null)) return null;
  const given = required.filter(({ status }) => status === "GIVEN").length;
  return given === 0 ? "NONE" : given === required.length ? "ALL" : "PARTIAL";
}

/** What can be done about each answer, in the order of how light it is. */
const STEPS: Readonly<Record<ConsentAnswer, readonly NextAct[]>> = {
  GIVEN: [],
  NOT_ASKED: ["ASK_CONSENT"],
  EXPIRED: ["ASK_CONSENT"],
  ASKED: ["RECORD_ATTEMPT"],
  WITHDRAWN: ["TALK", "SUPPORT_PERSON"],
  REFUSED: ["TALK", "SUPPORT_PERSON"],
  UNREACHABLE: ["COURT_AUTHORITY"],
  UNABLE: ["LEGAL_REPRESENTATIVE"],
  UNVERIFIED: ["VERIFY_AUTHORITY"],
  CONFLICT: ["SPECIAL_GUARDIAN"],
};

function nextSteps(needed: RequiredConsent, required: readonly Party[], alsoAsked: readonly Party[], bases: readonly StatutoryBasis[], to: string): readonly NextAct[] {
  const open = required.filter(({ status }) => status !== "GIVEN");
  const steps = open.flatMap(({ status }) => (status === null ? [] : STEPS[status]));
  const isDispute = required.some(({ status }) => status === "REFUSED" || status === "WITHDRAWN");
  const ofHolders = ruleOf(needed).needs.includes("HOLDERS");
  if (ofHolders && needed.from.length === 0) steps.push("VERIFY_AUTHORITY");
  if (isDispute && ofHolders && required.length > 1) steps.push("COURT_DISPUTE");
  if (isDispute && ofHolders) steps.push("SPECIAL_GUARDIAN", "REPORT_TO_VEILIG_THUIS");
  const takesTwo = needed.from.includes(organisationHolder(to)) || alsoAsked.some(({ status }) => status !== null && status !== "GIVEN");
  if (open.length === 0 && takesTwo) steps.push("ASK_SECOND_PERSON");
  if (open.length > 0 && bases.length > 0) steps.push("NAME_STATUTORY_BASIS");
  return [...new Set(steps)];
}

/** What was asked, in words of the policy; a mistake of the caller otherwise. */
export function readSharing({ subject, from, to, purpose, kind, categories }: ConsentSummaryInput, { typeOf }: Pick<HubFacts, "typeOf">): Sharing {
  const terms = readTerms({ fromOrganisation: from, toOrganisations: [to], categories, purposes: [purpose] });
  const receiver = typeOf(to);
  check(typeOf(from) !== undefined && receiver !== undefined, "from and to are organisations the hub knows");
  check(purposeEntry(terms.purposes[0]!).claims[receiver!] !== undefined, "the receiver cannot have this purpose");
  return { subject, from, to, purpose: terms.purposes[0]!, categories: [...new Set(terms.categories)].sort(), kind };
}
