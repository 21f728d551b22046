import { randomUUID } from "node:crypto";
import type { Caller } from "@samenhang/caller";
import type { ReviewTrigger } from "@samenhang/policy";
import { NO_MARKS, type HubFacts } from "@samenhang/subgraph";
import { personsOf, type AttestedFact, type Attestation, type Urgent } from "@samenhang/ticket";
import type { EntityManager } from "typeorm";
import { termsFrom } from "./emergency-terms.js";
import { AfterReviewEntity } from "./emergency.entity.js";
import { isOtherRegion } from "./subject-facts.js";

/** A review of which nothing is done yet; its terms begin now. */
export const newReview = (trigger: ReviewTrigger, now: Date) => ({
  trigger,
  emergencyAccess: null,
  factIssuer: null,
  fact: null,
  parties: [],
  actedAt: now,
  ...termsFrom(now, trigger),
  account: null,
  accountAt: null,
  reviewer: null,
  firstCheck: null,
  firstCheckAt: null,
  wasDangerReal: null,
  alternatives: null,
  finding: null,
  personsInformed: null,
  completedBy: null,
  completedAt: null,
});

/**
 * Whose work the review is: a reviewer or privacy officer of the organisation that acted, or one from another region
 * who was brought into the case to review. Of a referral nobody outside its parties hears.
 */
export function isReviewer(
  { owner, trigger }: Pick<AfterReviewEntity, "owner" | "trigger">,
  { role, organisation }: Caller,
  regionOf: HubFacts["regionOf"],
  isInvited: () => boolean,
): boolean {
  if (role !== "REVIEWER_OTHER_REGION") return owner === organisation.id;
  return trigger !== "EMERGENCY_REFERRAL" && isOtherRegion(organisation.region, regionOf(owner)) && isInvited();
}

interface ToReview {
  readonly trigger: ReviewTrigger;
  /** The organisation that acted. */
  readonly organisation: string;
  readonly parties: string[];
  readonly urgent: Urgent;
}

/** What of an attested fact is reviewed afterwards; undefined where it was no emergency. */
function toReview({ kind, body }: AttestedFact): ToReview | undefined {
  switch (kind) {
    case "MEASURE":
    case "HOME_BAN":
      return body.urgent && { trigger: "ACUTE_MEASURE", organisation: body.organisation, parties: [], urgent: body.urgent };
    case "REFERRAL":
      return body.urgent && { trigger: "EMERGENCY_REFERRAL", organisation: body.sender, parties: [body.sender, body.receiver], urgent: body.urgent };
    default:
      return undefined;
  }
}

/** Begins a review of each fact that was urgent, in the transaction that takes it: one of each, however often it is delivered. */
export async function beginReviews(manager: EntityManager, issuer: string, facts: readonly Attestation[], now: Date): Promise<void> {
  for (const fact of facts) {
    const found = toReview(fact);
    if (!found) continue;
    const { trigger, organisation, parties, urgent } = found;
    const about = [...personsOf(fact)];
    const review = {
      id: randomUUID(),
      about,
      owner: organisation,
      recordedAt: now,
      recordedBy: urgent.professional,
      ...NO_MARKS,
      ...newReview(trigger, now),
      factIssuer: issuer,
      fact: fact.id,
      casus: await caseOf(manager, about, organisation, urgent.case),
      parties,
      actedBy: urgent.professional,
    };
    await manager.createQueryBuilder().insert().into(AfterReviewEntity).values(review).orIgnore().execute();
  }
}

/**
 * The open case that holds all these persons and in which the organisation takes part: the one that was declared, else the
 * one that was opened last. What touches no such case holds none open: a name of a case proves nothing.
 */
async function caseOf(manager: EntityManager, persons: readonly string[], organisation: string, declared: string | null): Promise<string | null> {
  const [found] = (await manager.query(
    `SELECT c.casus FROM attested_fact c
      WHERE c.kind = 'CASE' AND c.valid_until IS NULL AND c.persons @> $1::uuid[]
        AND EXISTS (SELECT FROM attested_fact p WHERE p.kind = 'PARTICIPATION' AND p.casus = c.casus AND p.organisation = $2 AND p.valid_until IS NULL)
      ORDER BY (c.casus = $3::uuid) DESC NULLS LAST, c.valid_from DESC, c.casus LIMIT 1`,
    [persons, organisation, declared],
  )) as { casus: string }[];
  return found?.casus ?? null;
}
