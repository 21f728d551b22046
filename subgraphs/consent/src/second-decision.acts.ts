import type { Caller, Role } from "@samenhang/caller";
import { HubError } from "@samenhang/errors";
import { categoriesForTwo, dutchDay, isCategory, PURPOSES, purposeEntry, type Category, type Purpose } from "@samenhang/policy";
import { check, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import { createFactStore, type FactStore } from "./known-facts.js";
import { personsWorkedWith } from "./subject-facts.js";
import { SecondDecisionEntity } from "./second-decision.entity.js";
import type { SecondPersonAskInput, SecondPersonDecideInput } from "./second-decision.input.js";

const MIN_QUESTION = 20;
/** How long a question can be answered, and how long an agreement holds. */
export const MAX_DAYS = 7;

/**
 * Asks a colleague to decide too (policy.md section 6.1, 9.2 suffix 4, 9.3 P13 and P15). The answer is the same whether or
 * not the person is in the hub: a privacy officer asks about someone of whom it has a number only.
 */
export function askSecondPerson({ acts, guard, hub }: RequestContext, input: SecondPersonAskInput): Promise<PublicValue> {
  const { caller, context } = guard.ticket;
  const { idempotencyKey, subject, question } = input;
  const open = categoriesForTwo(hub.policy, context.purpose, caller.organisation.type);
  const categories = input.categories.filter((category): category is Category => isCategory(category) && open.includes(category));
  check(categories.length > 0 && categories.length === input.categories.length, "a second person opens none of these categories for this purpose");
  check(question.trim().length >= MIN_QUESTION, `say in at least ${MIN_QUESTION} characters why you need it`);
  return acts.perform({ act: "SECOND_PERSON_ASK", idempotencyKey, input, about: [subject] }, async ({ manager, base }) => {
    await manager.insert(SecondDecisionEntity, {
      ...base([subject]),
      casus: context.caseId ?? null,
      purpose: context.purpose,
      categories,
      question,
      state: "ASKED",
      decidedBy: null,
      decidedAt: null,
      decisionReason: null,
      validUntil: null,
    });
  });
}

/**
 * A colleague agrees, for at most seven days, or refuses. A question that is not there, of another organisation, one's own,
 * decided already, or not for this colleague to decide: all sound the same.
 */
export function decideAsSecondPerson({ acts, guard }: RequestContext, input: SecondPersonDecideInput): Promise<PublicValue> {
  const { caller } = guard.ticket;
  const { idempotencyKey, id, subject, isAgreed, reason } = input;
  check(reason.trim().length > 0, "say why you decide so");
  return acts.perform({ act: "SECOND_PERSON_DECIDE", idempotencyKey, input, about: [subject], recordId: id }, async ({ manager, now, today }) => {
    const latest = daysOn(now, MAX_DAYS);
    const until = input.until ?? latest;
    check(until >= today && until <= latest, `an agreement holds for at most ${MAX_DAYS} days`);
    const row = await manager.findOne(SecondDecisionEntity, { where: { id }, lock: { mode: "pessimistic_write" } });
    if (!row || row.about[0] !== subject || !(await mayDecide(createFactStore(manager), caller, row, now))) throw new HubError("ACT_CONFLICT");
    await manager.update(SecondDecisionEntity, id, {
      state: isAgreed ? "AGREED" : "REFUSED",
      decidedBy: caller.actor,
      decidedAt: now,
      decisionReason: reason,
      validUntil: isAgreed ? until : null,
    });
  });
}

/** Whether this colleague may decide this question now: another person of the same organisation, authorised for it, with no tie and no other side. */
export async function mayDecide(store: FactStore, { actor, organisation, role }: Caller, row: SecondDecisionEntity, now: Date): Promise<boolean> {
  const isOpen = row.state === "ASKED" && dutchDay(row.recordedAt) >= daysOn(now, -MAX_DAYS);
  if (!isOpen || row.owner !== organisation.id || row.recordedBy === actor || !isAuthorised(role, row)) return false;
  const today = dutchDay(now);
  const own = await store.aboutCaller(actor, organisation.id, today);
  const facts = await store.aboutPersons(row.about, today);
  if (own.of("CONFLICT").some(({ person }) => row.about.includes(person))) return false;
  const worksWith = new Set(personsWorkedWith(own, actor));
  return !facts.of("SHIELDING").some(({ subject, hiddenFrom }) => row.about.includes(subject) && hiddenFrom.some((other) => worksWith.has(other)));
}

/** Purposes in which somebody works with the content of a case of their own organisation. */
const WITHOUT_CONTENT: readonly Purpose[] = ["INDEPENDENT_REVIEW", "PRIVACY_AUDIT", "POLICY_STATISTICS", "ACUTE_SAFETY", "EXERCISE_DATA_SUBJECT_RIGHTS"];
const CONTENT_ROLES: ReadonlySet<Role> = new Set(
  (Object.keys(PURPOSES) as Purpose[]).filter((purpose) => !WITHOUT_CONTENT.includes(purpose)).flatMap((purpose) => Object.values(purposeEntry(purpose).claims).flat()),
);
/** Who weighs what a child told in confidence (policy.md section 12.3). */
const FOR_CHILD_CONFIDENTIAL: readonly Role[] = ["SAFETY_OFFICER", "VT_BEHAVIOURAL_SCIENTIST", "GI_BEHAVIOURAL_SCIENTIST", "RVDK_BEHAVIOURAL_SCIENTIST", "VT_DOCTOR"];

function isAuthorised(role: Role, { purpose, categories }: Pick<SecondDecisionEntity, "purpose" | "categories">): boolean {
  if (purpose === "PRIVACY_AUDIT") return role === "PRIVACY_OFFICER";
  return categories.includes("CHILD_CONFIDENTIAL") ? FOR_CHILD_CONFIDENTIAL.includes(role) : CONTENT_ROLES.has(role);
}

const daysOn = (now: Date, days: number): string => dutchDay(new Date(now.getTime() + days * 86_400_000));
