import { isRole, type Caller, type Role } from "@samenhang/caller";
import { CATALOGUE, HubError, isHubError, type ErrorCode } from "@samenhang/errors";
import type { LedgerEntry } from "@samenhang/ledger";
import { dutchDay, mayClaim, NEXT_ACTS, purposeEntry, REASONS, type Purpose } from "@samenhang/policy";
import { askedBy } from "@samenhang/subgraph";
import { isUuid, necessityIsStated, type DeclaredContext } from "@samenhang/ticket";
import {
  readActionSearch,
  readEvaluation,
  readEvaluations,
  readPage,
  readResourceSearch,
  readSubjectSearch,
  tokenOf,
  unreadable,
  type AuthzenEntity,
  type Body,
  type EvaluationRequest,
} from "./authzen.request.js";
import type { Asked, Explained } from "./explainer.js";
import type { ExplanationServices } from "./explanation.services.js";

/** One call of one caller to the decision point. */
export interface DecisionCall {
  readonly caller: Caller;
  readonly traceId: string;
  readonly body: Body;
  /** What was asked and answered in it, for the ledger. */
  readonly noted: Noted[];
}

export interface Noted {
  readonly field: string;
  readonly request: Pick<EvaluationRequest, "subject" | "resource" | "context">;
  /** Why it was not answered, where a rule forbade it. */
  refused?: ErrorCode;
}

type Answering = (call: DecisionCall) => Promise<Readonly<Record<string, unknown>>>;

/** The policy as an AuthZEN decision point: the same answers as `explainDisclosure`, in the words of the standard. */
export interface DecisionPoint {
  readonly evaluation: Answering;
  readonly evaluations: Answering;
  readonly searchSubject: Answering;
  readonly searchResource: Answering;
  readonly searchAction: Answering;
}

const READ = "read";

export function createDecisionPoint({ explainer, readers }: ExplanationServices, now: () => number): DecisionPoint {
  const asking = ({ caller }: DecisionCall, { subject, context }: Pick<EvaluationRequest, "subject" | "context">): Asked => askedFor(caller, subject, context, now());
  const explained = (call: DecisionCall, asked: Asked, resource: AuthzenEntity): Promise<Explained> =>
    explainer.explain(asked, { person: resource.id, ...fieldOf(resource) }, call);

  const decide = async (call: DecisionCall, body: Body, id: string): Promise<Record<string, unknown>> => {
    const request = readEvaluation(body);
    return noting(call, { field: "evaluation", request }, async () => {
      const asked = asking(call, request);
      return request.action === READ ? decisionOf(await explained(call, asked, request.resource), explainer.policyVersion, id) : otherAction(id);
    });
  };

  return {
    evaluation: (call) => decide(call, call.body, call.traceId),
    async evaluations(call) {
      const several = readEvaluations(call.body);
      if (!several) return decide(call, call.body, call.traceId);
      const decisions: Record<string, unknown>[] = [];
      for (const [index, one] of several.evaluations.entries()) {
        const decision = await orError(() => decide(call, one, `${call.traceId}.${index}`));
        decisions.push(decision);
        if (several.semantic === (decision["decision"] === true ? "permit_on_first_permit" : "deny_on_first_deny")) break;
      }
      return { evaluations: decisions };
    },
    searchSubject(call) {
      const request = readSubjectSearch(call.body);
      const { subject, action, resource, context } = request;
      return noting(call, { field: "search", request }, async () => {
        if (!isOfficer(call.caller, now())) throw new HubError("NOT_YOUR_QUESTION");
        if (subject.type !== "professional") throw unreadable("`subject.type` is `professional`: of other subjects nothing is searched");
        const { field, organisation } = fieldOf(resource);
        if (organisation !== undefined) throw unreadable("a search goes over every owner: leave out `resource.properties.owner`");
        const rows = action === READ ? await readers.of({ officer: call.caller, person: resource.id, field, purpose: context.purpose, caseId: context.caseId }) : [];
        const colleagues = rows.filter(({ organisation: of, missing }) => of === call.caller.organisation.id && missing.length === 0);
        return paged(
          call.body,
          [...new Set(colleagues.map(({ professional }) => professional))].map((id) => ({ type: "professional", id })),
        );
      });
    },
    searchResource(call) {
      const request = readResourceSearch(call.body);
      const { action, resource } = request;
      return noting(call, { field: "search", request }, async () => {
        const asked = asking(call, request);
        const found: { type: string; id: string }[] = [];
        for (const id of action === READ ? await explainer.personsKnown(asked, fieldOf(resource), call) : []) {
          if ((await explained(call, asked, { ...resource, id })).outcome === "ALLOW") found.push({ type: resource.type, id });
        }
        const answer = paged(call.body, found);
        for (const { id } of answer.results) call.noted.push({ field: "search", request: { ...request, resource: { ...resource, id } } });
        return answer;
      });
    },
    searchAction(call) {
      const request = readActionSearch(call.body);
      return noting(call, { field: "search", request }, async () => {
        const { outcome } = await explained(call, asking(call, request), request.resource);
        return paged(call.body, outcome === "ALLOW" ? [{ name: READ }] : []);
      });
    },
  };
}

/** Whatever comes of it, that it was asked stands among what goes to the ledger. */
async function noting<T>(call: DecisionCall, noted: Noted, answer: () => Promise<T>): Promise<T> {
  call.noted.push(noted);
  try {
    return await answer();
  } catch (error) {
    if (isHubError(error) && CATALOGUE[error.code].family === "refusal") noted.refused = error.code;
    throw error;
  }
}

const isOfficer = (caller: Caller, at: number): boolean =>
  mayClaim(caller, "PRIVACY_AUDIT") && (caller.registrationUntil === undefined || caller.registrationUntil >= dutchDay(new Date(at)));

const isSelf = (caller: Caller, { type, id }: AuthzenEntity): boolean =>
  caller.organisation.type === "PERSON" ? type === "person" && id === caller.person : type === "professional" && id === caller.actor;

/** The caller itself; or, for a privacy officer, a colleague. Of anybody else nothing is answered. */
function askedFor(caller: Caller, subject: AuthzenEntity, context: DeclaredContext, at: number): Asked {
  if (!["professional", "person"].includes(subject.type)) throw unreadable("`subject.type` is `professional` or `person`");
  const { purpose, caseId, breakGlassId, necessity } = context;
  const asked = { purpose, caseId, necessityStated: necessityIsStated(necessity) };
  if (isSelf(caller, subject)) return { ...asked, caller, breakGlassId };
  if (subject.type !== "professional" || !isOfficer(caller, at)) throw new HubError("NOT_YOUR_QUESTION");
  // What a colleague could see is said as if logged in as the purpose asks.
  const colleague: Caller = {
    ...caller,
    strongAuthentication: true,
    actor: subject.id,
    role: roleOf(subject, caller, purpose),
    mandateOf: undefined,
    registrationUntil: undefined,
    person: undefined,
  };
  return { ...asked, caller: colleague, breakGlassId: undefined, forOfficer: true };
}

/** The role of a colleague, as the officer says it, else one that may claim the purpose; what a safety officer may see tells of a shielding order. */
function roleOf({ properties: { role } }: AuthzenEntity, { organisation }: Caller, purpose: Purpose): Role {
  if (role !== undefined && !isRole(role)) throw unreadable("`subject.properties.role` is a role of the hub");
  if (role === "SAFETY_OFFICER") throw new HubError("NOT_YOUR_QUESTION");
  return role ?? purposeEntry(purpose).claims[organisation.type]?.[0] ?? "TEAM_MANAGER";
}

function fieldOf({ type, properties: { field, owner, category } }: AuthzenEntity): {
  readonly field: string;
  readonly organisation: string | undefined;
  readonly category: string | undefined;
} {
  const text = (value: unknown, name: string): string | undefined => {
    if (value !== undefined && typeof value !== "string") throw unreadable(`\`resource.properties.${name}\` is a string`);
    return value;
  };
  const name = text(field, "field");
  return { field: name === undefined ? type : `${type}.${name}`, organisation: text(owner, "owner"), category: text(category, "category") };
}

/** Reasons are objects of strings, as the specification shows them. */
function decisionOf({ outcome, reason, rule, grounds, nextStep: { act, duty, from }, fields }: Explained, policyVersion: string, id: string): Record<string, unknown> {
  const { en, nl } = NEXT_ACTS[act];
  return {
    decision: outcome === "ALLOW",
    context: {
      id,
      outcome,
      reason,
      reason_user: { en: REASONS[reason].en, nl: REASONS[reason].nl },
      reason_admin: { rule, grounds: grounds.join(" "), policyVersion },
      ...(act === "NONE" ? {} : { nextStep: { act, en, nl, ...(duty ? { duty } : {}), ...(from ? { from } : {}) } }),
      ...(fields.length > 0 ? { fields: fields.map((inner) => ({ field: inner.field, outcome: inner.outcome })) } : {}),
    },
  };
}

const otherAction = (id: string): Record<string, unknown> => ({
  decision: false,
  context: {
    id,
    reason_user: { en: `only the action \`${READ}\` is decided here`, nl: `hier wordt alleen over de handeling \`${READ}\` besloten` },
  },
});

/** One evaluation that cannot be answered is denied by itself; a failure of ours fails the whole. */
async function orError(make: () => Promise<Record<string, unknown>>): Promise<Record<string, unknown>> {
  try {
    return await make();
  } catch (error) {
    if (!isHubError(error) || CATALOGUE[error.code].family === "failure") throw error;
    return { decision: false, context: { error: { status: CATALOGUE[error.code].http, message: sentenceOf(error) } } };
  }
}

export const sentenceOf = ({ code, problem }: HubError): string => [CATALOGUE[code].message, ...(problem ? [problem] : [])].join(": ");

function paged<T extends object>(body: Body, all: readonly T[]) {
  const page = readPage(body);
  const results = all.slice(page.offset, page.offset + page.limit);
  const next = page.offset + results.length;
  return { page: { next_token: next < all.length ? tokenOf({ ...page, offset: next }) : "", count: results.length, total: all.length }, results };
}

/** That somebody asked what a person's data would be open to is itself recorded, under that person. */
export function entriesOf({ caller, traceId, noted }: DecisionCall, policyVersion: string): LedgerEntry[] {
  const entries = new Map<string, LedgerEntry>();
  for (const { request, field, refused } of noted) {
    const subject = isUuid(request.resource.id) ? request.resource.id : null;
    const context = isSelf(caller, request.subject) ? request.context : { ...request.context, purpose: "PRIVACY_AUDIT" as const };
    const key = [subject, context.purpose, context.caseId, field, refused].join("|");
    const count = (entries.get(key)?.decisions[0]?.count ?? 0) + 1;
    const decision = { field, outcome: refused ? "DENY" : "ALLOW", rule: "EXPLAIN", grounds: [], reason: refused ?? "PERMITTED", count };
    entries.set(key, {
      ...askedBy({ caller, context, traceId, policyVersion }),
      kind: refused ? "REFUSAL" : "DISCLOSURE",
      subject,
      owner: "consent",
      decisions: [decision],
    });
  }
  return [...entries.values()];
}
