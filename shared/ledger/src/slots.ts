import type { FieldDecision, RecordedEntry } from "./entry.js";

/** Version of the division below; stands in every leaf. A new slot, or another category of the policy, is a new version. */
export const LEAF_VERSION = 1;

/** Categories of the policy, in the order of version 1; a test compares them with the policy's own. */
export const CATEGORIES_OF_ALLOWED = [
  "IDENTITY",
  "ADDRESS",
  "SHIELDED",
  "FAMILY",
  "INVOLVEMENT",
  "GGZ_INVOLVEMENT",
  "REPORT",
  "REPORTER_IDENTITY",
  "SAFETY",
  "ANALYSIS",
  "PLAN",
  "MEASURE",
  "DECISION",
  "CHILD_HEALTH",
  "ADULT_HEALTH",
  "CRIMINAL",
  "CHILD_CONFIDENTIAL",
  "NETWORK",
  "SOCIAL",
  "NATIONAL_NUMBER",
  "METADATA",
] as const;

const SCALARS = [
  "id",
  "recordedAt",
  "traceId",
  "kind",
  "actor",
  "organisation",
  "organisationType",
  "role",
  "mandateOf",
  "purpose",
  "caseId",
  "necessity",
  "breakGlassId",
  "subject",
  "owner",
  "policyVersion",
] as const satisfies readonly (keyof RecordedEntry)[];

const GIVEN = [...CATEGORIES_OF_ALLOWED.map((category) => `given.${category}` as const), "given.OTHER"] as const;
const DECISIONS = [...CATEGORIES_OF_ALLOWED.map((category) => `allowed.${category}` as const), "allowed.OTHER", "refused", "silent"] as const;

/**
 * The parts an entry can be shown in: always the same, in this order, so that their number tells nothing.
 *
 * A part per scalar; per category, on which grounds something of it was given, for who may know that and not the fields;
 * one per category of what was given, one for what was refused aloud, and one for what was refused in silence or not shown
 * at all.
 */
export const SLOTS: readonly Slot[] = [...SCALARS, ...GIVEN, ...DECISIONS];
export type Slot = (typeof SCALARS)[number] | (typeof GIVEN)[number] | (typeof DECISIONS)[number];
/** Of `given.*`: the grounds, sorted, each once; null where nothing of the category was given. */
export type SlotValue = string | null | readonly string[] | readonly FieldDecision[];

export const givenSlot = (category: string): Slot => `given.${category}` as Slot;

/** Outcomes with which something was given. */
export const GIVING: readonly string[] = ["ALLOW", "ALLOW_MASKED"];
const KNOWN = new Set<string>(CATEGORIES_OF_ALLOWED);

const slotOf = ({ outcome, category, unseen }: FieldDecision): Slot => {
  if (unseen || outcome === "DENY_SILENT") return "silent";
  if (!GIVING.includes(outcome)) return "refused";
  return category !== undefined && KNOWN.has(category) ? (`allowed.${category}` as Slot) : "allowed.OTHER";
};

/** Was it given, and shown? */
export const isGiven = (decision: FieldDecision): boolean => slotOf(decision).startsWith("allowed.");
export const isRefusedAloud = (decision: FieldDecision): boolean => slotOf(decision) === "refused";

const RANK = new Map<string, number>(SLOTS.map((slot, rank) => [slot, rank]));

/** Decisions in the order of their slots, and within a slot as they came: the one order in which an entry is kept. */
export const inSlotOrder = (decisions: readonly FieldDecision[]): FieldDecision[] =>
  decisions
    .map((decision) => ({ decision, rank: RANK.get(slotOf(decision))! }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ decision }) => decision);

/** What stands in each slot, in the order of `SLOTS`. */
export function slotValues(entry: RecordedEntry): SlotValue[] {
  const bySlot = new Map<Slot, FieldDecision[]>(DECISIONS.map((slot) => [slot, []]));
  for (const decision of entry.decisions) bySlot.get(slotOf(decision))!.push(decision);
  const allowed = DECISIONS.slice(0, GIVEN.length).map((slot) => groundsOf(bySlot.get(slot)!));
  return [...SCALARS.map((name) => (name === "recordedAt" ? entry.recordedAt.toISOString() : (entry[name] ?? null))), ...allowed, ...bySlot.values()];
}

const groundsOf = (decisions: readonly FieldDecision[]): readonly string[] | null =>
  decisions.length === 0 ? null : [...new Set(decisions.flatMap(({ grounds }) => grounds))].sort();
