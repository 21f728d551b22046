import type { OrganisationType } from "@samenhang/caller";
import { ANY_OWNER } from "./establish.js";
import type { RecordFacts, SubjectFacts } from "./question.js";

/**
 * What a question is about that is about no record in particular (ADR 4): a refusal is announced by it, and explained by it.
 *
 * INVARIANT: whoever announces and whoever explains make their question with these two, so that both say the same.
 */
export const recordInGeneral = (organisations: readonly string[], ownerType: OrganisationType | "SHARED"): RecordFacts => ({
  owner: organisations.length === 1 ? organisations[0]! : ANY_OWNER,
  ownerType,
});

/** What a shielding order covers must sound like what it does not cover. */
export const unshielded = (subject: SubjectFacts | undefined): SubjectFacts | undefined => subject && { ...subject, shielded: [], hidden: false };
