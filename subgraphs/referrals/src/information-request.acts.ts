import { randomUUID } from "node:crypto";
import { HubError } from "@samenhang/errors";
import {
  canBeAnswered,
  CLASS_ASKED,
  dutchDay,
  endOfDutchDay,
  GROUNDS,
  workingDaysAfter,
  type Confidentiality,
  type Decision,
  type GroundId,
  type NextStep,
  type Purpose,
  type ReasonCode,
} from "@samenhang/policy";
import { necessityIsStated } from "@samenhang/ticket";
import { check, type ActTransaction, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import { AnswerStatementEntity, InformationRequestEntity } from "./information-request.entity.js";
import type { InformationAnswerInput, InformationRequestInput, InformationRequestWithdrawInput } from "./information-request.input.js";
import { asksForFile } from "./request-for-file.js";

const QUESTIONS = { atMost: 10, shortest: 10, longest: 500 };
const STATEMENTS = { atMost: 10, longest: 2_000 };
const MIN_WEIGHING = 20;
const MAX_TEXT = 1_000;

/** Terms are a proposal (model.md 3.6). */
const NORMAL_WORKING_DAYS = 5;
const ACUTE_MILLISECONDS = 2 * 3_600_000;
const MAY_BE_ACUTE: readonly Purpose[] = ["ASSESS_REPORT", "INVESTIGATE_VIOLENCE"];

/**
 * Puts a question to a source, if the policy itself refers this caller, for this purpose, person and category, to that
 * source; its answer is also the duty of the source. Otherwise that answer is the refusal, and nothing is sent.
 *
 * INVARIANT: whether it is sent depends on the rules and on facts of the asker, never on what the source has on file.
 */
export function sendInformationRequest({ acts, guard }: RequestContext, input: InformationRequestInput): Promise<PublicValue> {
  const { caller, context } = guard.ticket;
  const { idempotencyKey, person, toOrganisation, category } = input;
  const ownerType = acts.typeOf(toOrganisation);
  if (!ownerType || ownerType === "PERSON" || toOrganisation === caller.organisation.id)
    throw new HubError("INPUT_INVALID", { problem: "`toOrganisation` is another organisation than your own, which the hub knows" });
  checkRequest(input, context.purpose);

  const field = { category, confidentiality: CLASS_ASKED[category], name: "InformationRequest.questions" };
  const said = guard.ask({ person, owner: toOrganisation, ownerType, field });
  const refusal = refusalOf(said, guard.isInvolvedWith(person), necessityIsStated(context.necessity));
  const condition = { decision: refusal ?? said, field: field.name, isMet: refusal === undefined };
  return acts.perform({ act: "INFORMATION_REQUEST_SEND", idempotencyKey, input, about: [person], condition }, async (transaction) => {
    const { manager, now, today, organisation, recordId } = transaction;
    await manager.insert(InformationRequestEntity, {
      ...transaction.base([person]),
      toOrganisation,
      ofGgz: ownerType === "GGZ" || caller.organisation.type === "GGZ",
      category,
      questions: input.questions.map((question) => question.trim()),
      necessity: context.necessity!,
      purpose: context.purpose,
      casus: context.caseId ?? null,
      duty: said.nextStep.duty!,
      grounds: [...said.grounds],
      urgency: input.urgency,
      dueAt: input.urgency === "ACUTE" ? new Date(now.getTime() + ACUTE_MILLISECONDS) : endOfDutchDay(workingDaysAfter(today, NORMAL_WORKING_DAYS)),
      personInformed: input.personInformed,
      notInformedReason: input.notInformedReason?.trim() || null,
      state: "SENT",
      sentAt: now,
      closedAt: null,
      answeredBy: null,
      refusalReason: null,
      refusalText: null,
      weighing: null,
    });
    await transaction.attest({ kind: "QUESTION", id: recordId, from: today, until: null, body: { person, asker: organisation, receiver: toOrganisation } });
  });
}

/** Answers a question for the organisation that was asked. Who may not know of it hears the same as when there is none. */
export function answerInformationRequest({ acts, guard }: RequestContext, input: InformationAnswerInput): Promise<PublicValue> {
  const { caller } = guard.ticket;
  const { idempotencyKey, id, outcome, statements } = input;
  checkAnswer(input);
  if (outcome === "NOT_KNOWN_HERE" && caller.organisation.type === "GGZ")
    throw new HubError("INPUT_INVALID", { problem: "mental health care does not tell who is known to it: answer CANNOT_CONFIRM_OR_DENY" });

  return acts.perform({ act: "INFORMATION_REQUEST_ANSWER", idempotencyKey, input, about: [], recordId: id }, async (transaction) => {
    const { manager, now, organisation } = transaction;
    const row = await lockOpen(transaction, id);
    const person = row?.about[0];
    if (!row || !person || row.toOrganisation !== organisation || !(guard.isInvolvedWith(person) || guard.isAskedAbout(person))) throw new HubError("ACT_CONFLICT");
    if (outcome === "ANSWERED" && caller.organisation.type === "GGZ" && !guard.isInvolvedWith(person))
      throw new HubError("INPUT_INVALID", { problem: "only the treating clinician releases statements" });
    const asker = transaction.typeOf(row.owner);
    const onConsent = row.duty === "CONSENT_BASED";
    for (const { category } of statements) {
      // What rests on consent falls with it, so it stays within what was consented to.
      const isReadable = onConsent ? category === row.category : asker !== undefined && canBeAnswered(row.purpose, asker, category);
      if (!isReadable) throw new HubError("INPUT_INVALID", { problem: "a statement is of the category that was asked, or of another that the purpose lets you answer" });
    }

    const validUntil = yearOn(now);
    for (const { text, nature, category } of statements) {
      const confidentiality: Confidentiality = caller.organisation.type === "GGZ" ? "C4" : CLASS_ASKED[category];
      await manager.insert(AnswerStatementEntity, {
        ...transaction.base(row.about, randomUUID()),
        request: id,
        text: text.trim(),
        nature,
        category,
        confidentiality,
        basis: input.basis as GroundId,
        releasedTo: row.owner,
        purpose: row.purpose,
        validUntil,
        onConsent,
      });
    }
    await close(transaction, row, {
      state: outcome,
      answeredBy: transaction.actor,
      refusalReason: input.refusalReason ?? null,
      refusalText: input.refusalText?.trim() || null,
      weighing: input.weighing?.trim() || null,
    });
    return row.about;
  });
}

/** Takes a question back before it is answered. */
export function withdrawInformationRequest({ acts, guard }: RequestContext, { idempotencyKey, id }: InformationRequestWithdrawInput): Promise<PublicValue> {
  return acts.perform({ act: "INFORMATION_REQUEST_WITHDRAW", idempotencyKey, input: { id }, about: [], recordId: id }, async (transaction) => {
    const row = await lockOpen(transaction, id);
    const isOfCaller = row && row.owner === transaction.organisation && (row.recordedBy === transaction.actor || row.about.every((person) => guard.isInvolvedWith(person)));
    if (!isOfCaller) throw new HubError("ACT_CONFLICT");
    await close(transaction, row, { state: "WITHDRAWN" });
    return row.about;
  });
}

/** What stands in the way of a question that the policy was asked about, if anything. */
function refusalOf(said: Decision, isInvolved: boolean, isNecessityStated: boolean): Decision | undefined {
  const deny = (reason: ReasonCode, act: NextStep["act"]): Decision => ({ ...said, outcome: "DENY", reason, ledgerReason: reason, nextStep: { act } });
  if (said.outcome === "ALLOW") return deny("NO_QUESTION_NEEDED", "NONE");
  if (said.outcome !== "REFER_TO_SOURCE" || said.nextStep.act !== "ASK_SOURCE" || !said.nextStep.duty) return said;
  // Who accepted a handover asks once it takes part: only then it can also read what it asked.
  if (!isInvolved) return deny("NO_PARTICIPATION", "ASK_TO_PARTICIPATE");
  return isNecessityStated ? undefined : deny("NECESSITY_TEXT_MISSING", "STATE_NECESSITY");
}

async function lockOpen({ manager }: ActTransaction, id: string): Promise<InformationRequestEntity | null> {
  return manager.findOne(InformationRequestEntity, { where: { id, state: "SENT" }, lock: { mode: "pessimistic_write" } });
}

/** Nothing follows: the last work of an act. Consent hears that nobody is asked any more. */
async function close(transaction: ActTransaction, row: InformationRequestEntity, change: Partial<InformationRequestEntity>): Promise<void> {
  const { manager, now, today } = transaction;
  await manager.update(InformationRequestEntity, row.id, { ...change, closedAt: now });
  await transaction.attestFirst({
    kind: "QUESTION",
    id: row.id,
    from: dutchDay(row.sentAt),
    until: today,
    body: { person: row.about[0]!, asker: row.owner, receiver: row.toOrganisation },
  });
}

const yearOn = (now: Date): string => {
  const later = new Date(now);
  later.setUTCFullYear(later.getUTCFullYear() + 1);
  return dutchDay(later);
};

function checkRequest({ questions, urgency, personInformed, notInformedReason }: InformationRequestInput, purpose: Purpose): void {
  check(questions.length >= 1 && questions.length <= QUESTIONS.atMost, `there are one to ${QUESTIONS.atMost} \`questions\``);
  for (const question of questions) {
    const { length } = question.trim();
    check(length >= QUESTIONS.shortest && length <= QUESTIONS.longest, `a question has ${QUESTIONS.shortest} to ${QUESTIONS.longest} characters`);
    check(!asksForFile(question), "ask concrete questions: a request for a file is not carried");
  }
  check(urgency === "NORMAL" || MAY_BE_ACUTE.includes(purpose), "`urgency` ACUTE belongs to assessing a report and investigating violence");
  check(personInformed || !!notInformedReason?.trim(), "`notInformedReason` is needed when the person was not told");
  check((notInformedReason?.length ?? 0) <= MAX_TEXT, `\`notInformedReason\` has at most ${MAX_TEXT} characters`);
}

function checkAnswer({ outcome, statements, basis, weighing, refusalReason, refusalText }: InformationAnswerInput): void {
  const isAnswer = outcome === "ANSWERED";
  const isRefusal = outcome === "REFUSED";
  check(
    isAnswer ? statements.length >= 1 && statements.length <= STATEMENTS.atMost : statements.length === 0,
    `ANSWERED comes with one to ${STATEMENTS.atMost} \`statements\`, any other outcome with none`,
  );
  for (const { text } of statements) check(text.trim().length > 0 && text.length <= STATEMENTS.longest, `a statement has 1 to ${STATEMENTS.longest} characters`);
  check(!isAnswer || (basis !== undefined && Object.hasOwn(GROUNDS, basis) && GROUNDS[basis as GroundId].inForce), "`basis` is the id of a published ground in force");
  check(!isAnswer || (weighing?.trim().length ?? 0) >= MIN_WEIGHING, `\`weighing\` says how you weighed it, in at least ${MIN_WEIGHING} characters`);
  check(isRefusal ? !!refusalReason && !!refusalText?.trim() : !refusalReason && !refusalText, "`refusalReason` and `refusalText` come with REFUSED, and with nothing else");
  check(
    [weighing, refusalText].every((text) => (text?.length ?? 0) <= MAX_TEXT),
    `\`weighing\` and \`refusalText\` have at most ${MAX_TEXT} characters`,
  );
}
