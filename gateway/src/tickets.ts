import { HubError, isErrorCode, type ErrorCode } from "@samenhang/errors";
import { operationDigest, signService, type ServiceKey } from "@samenhang/ticket";
import type { QueryPlan } from "@apollo/query-planner";
import { request } from "undici";
import { LIMITS } from "./limits.js";

/** What consent is asked for one request. */
export interface TicketQuestion {
  readonly authorization: string | undefined;
  readonly context: Readonly<Record<string, string>>;
  readonly traceId: string;
  readonly operations: Readonly<Record<string, readonly string[]>>;
}

/** Where tickets come from: consent over HTTP, or in the same process. Fails with an error of the catalogue. */
export type TicketSource = (question: TicketQuestion) => Promise<Readonly<Record<string, string>>>;

/**
 * The tickets of one request: asked once, when the plan is known, because each is bound to the operations planned for its
 * owner. A refusal is kept, so that the answer as a whole can say it.
 */
export class Tickets {
  #operations: Readonly<Record<string, readonly string[]>> = {};
  #asked: Promise<Readonly<Record<string, string>>> | undefined;
  refusal: ErrorCode | undefined;

  constructor(
    private readonly source: TicketSource,
    private readonly question: Omit<TicketQuestion, "operations">,
  ) {}

  planned(plan: QueryPlan, variables: Readonly<Record<string, unknown>>): void {
    this.#operations = plannedOperations(plan, variables);
    if (Object.values(this.#operations).flat().length > LIMITS.fetches) this.refusal = "QUERY_TOO_COMPLEX";
  }

  async for(audience: string): Promise<string> {
    if (this.refusal) throw new HubError(this.refusal);
    this.#asked ??= this.source({ ...this.question, operations: this.#operations });
    try {
      const ticket = (await this.#asked)[audience];
      if (!ticket) throw new HubError("INTERNAL");
      return ticket;
    } catch (error) {
      this.refusal ??= error instanceof HubError ? error.code : "CONSENT_UNAVAILABLE";
      throw error;
    }
  }
}

type PlanNode = NonNullable<QueryPlan["node"]>;

/** The digests of every operation a plan will send, by the subgraph it goes to. */
export function plannedOperations(plan: QueryPlan, variables: Readonly<Record<string, unknown>>): Record<string, string[]> {
  const operations: Record<string, string[]> = {};
  const visit = (node: PlanNode): void => {
    switch (node.kind) {
      case "Sequence":
      case "Parallel":
        return node.nodes.forEach((child) => visit(child as PlanNode));
      case "Flatten":
        return visit(node.node as PlanNode);
      case "Condition": {
        if (node.ifClause) visit(node.ifClause as PlanNode);
        if (node.elseClause) visit(node.elseClause as PlanNode);
        return;
      }
      case "Fetch": {
        const used = Object.fromEntries(
          (node.variableUsages ?? []).filter((name) => Object.hasOwn(variables, name) && variables[name] !== undefined).map((name) => [name, variables[name]]),
        );
        (operations[node.serviceName] ??= []).push(operationDigest(node.operation, used));
      }
    }
  };
  if (plan.node && plan.node.kind !== "Subscription") visit(plan.node as PlanNode);
  return operations;
}

/** Consent as a service of its own. */
export const remoteTickets =
  (consentUrl: string, key: ServiceKey, now: () => number): TicketSource =>
  async (question) => {
    const body = JSON.stringify(question);
    const service = await signService({ audience: "consent", digest: operationDigest(body, undefined) }, key, now);
    try {
      const answer = await request(`${consentUrl}/tickets`, {
        method: "POST",
        body,
        headers: { "content-type": "application/json", "samenhang-service": service },
        headersTimeout: 3_000,
        bodyTimeout: 3_000,
      });
      const content = (await answer.body.json()) as { errors?: { extensions?: { code?: unknown } }[] } & Record<string, string>;
      if (answer.statusCode === 200) return content;
      const code = content.errors?.[0]?.extensions?.code;
      throw new HubError(isErrorCode(code) ? code : "CONSENT_UNAVAILABLE");
    } catch (cause) {
      throw cause instanceof HubError ? cause : new HubError("CONSENT_UNAVAILABLE", { cause });
    }
  };
