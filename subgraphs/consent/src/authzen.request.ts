import { createHash } from "node:crypto";
import { HubError } from "@samenhang/errors";
import { canonical, readDeclaredContext, type DeclaredContext } from "@samenhang/ticket";

/**
 * The requests of OpenID AuthZEN Authorization API 1.0, read strictly: what cannot be read is a mistake, never "not said".
 * Keys the specification lets a client add are left alone.
 */
export interface AuthzenEntity {
  readonly type: string;
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface EvaluationRequest {
  readonly subject: AuthzenEntity;
  readonly action: string;
  readonly resource: AuthzenEntity;
  readonly context: DeclaredContext;
}

export const SEMANTICS = ["execute_all", "deny_on_first_deny", "permit_on_first_permit"] as const;
export type EvaluationsSemantic = (typeof SEMANTICS)[number];

export type Body = Readonly<Record<string, unknown>>;

const MAX_EVALUATIONS = 100;

export const unreadable = (problem: string): HubError => new HubError("BAD_REQUEST", { problem });

export function readBody(text: string): Body {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw unreadable("the body is no JSON");
  }
  if (!isObject(body)) throw unreadable("the body is no JSON object");
  return body;
}

export const readEvaluation = (body: Body): EvaluationRequest => ({
  subject: entity(body, "subject"),
  action: readAction(body),
  resource: entity(body, "resource"),
  context: readContext(body),
});

/** Each evaluation with the defaults of the whole; undefined where there are none, and the request is a single one. */
export function readEvaluations(body: Body): { readonly evaluations: readonly Body[]; readonly semantic: EvaluationsSemantic } | undefined {
  const { evaluations, options } = body;
  if (evaluations === undefined) return undefined;
  if (!Array.isArray(evaluations) || !evaluations.every(isObject)) throw unreadable("`evaluations` is a list of objects");
  if (evaluations.length === 0) return undefined;
  if (evaluations.length > MAX_EVALUATIONS) throw unreadable(`more than ${MAX_EVALUATIONS} evaluations`);
  if (options !== undefined && !isObject(options)) throw unreadable("`options` is an object");
  const semantic = options?.["evaluations_semantic"] ?? "execute_all";
  if (!SEMANTICS.includes(semantic as EvaluationsSemantic)) throw unreadable("`options.evaluations_semantic` is not one of the three");
  const defaults = Object.fromEntries(["subject", "action", "resource", "context"].flatMap((key) => (body[key] === undefined ? [] : [[key, body[key]]])));
  return { evaluations: evaluations.map((one) => ({ ...defaults, ...one })), semantic: semantic as EvaluationsSemantic };
}

/** What is searched for has no id; one that is sent is ignored. */
export const readSubjectSearch = (body: Body) => ({
  subject: entity(body, "subject", false),
  action: readAction(body),
  resource: entity(body, "resource"),
  context: readContext(body),
});
export const readResourceSearch = (body: Body) => ({
  subject: entity(body, "subject"),
  action: readAction(body),
  resource: entity(body, "resource", false),
  context: readContext(body),
});
export const readActionSearch = (body: Body) => ({ subject: entity(body, "subject"), resource: entity(body, "resource"), context: readContext(body) });

export interface Page {
  readonly offset: number;
  readonly limit: number;
  /** Of what was asked: a token goes with one question. */
  readonly digest: string;
}

const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 50;

export function readPage(body: Body): Page {
  const { page, ...question } = body;
  const digest = createHash("sha256").update(canonical(question)).digest("base64url").slice(0, 22);
  if (page === undefined) return { offset: 0, limit: DEFAULT_LIMIT, digest };
  if (!isObject(page)) throw unreadable("`page` is an object");
  const { token, limit } = page;
  if (limit !== undefined && (!Number.isSafeInteger(limit) || (limit as number) < 0)) throw unreadable("`page.limit` is a number from 0");
  if (token !== undefined && typeof token !== "string") throw unreadable("`page.token` is a string");
  const asked = limit === undefined ? undefined : Math.min(limit as number, MAX_LIMIT);
  if (token === undefined || token === "") return { offset: 0, limit: asked ?? DEFAULT_LIMIT, digest };
  const known = readToken(token);
  if (known?.digest !== digest || (asked !== undefined && asked !== known.limit)) throw unreadable("`page.token` belongs to another request");
  return known;
}

export const tokenOf = (page: Page): string => Buffer.from(JSON.stringify([page.offset, page.limit, page.digest])).toString("base64url");

function readToken(token: string): Page | undefined {
  try {
    const [offset, limit, digest] = JSON.parse(Buffer.from(token, "base64url").toString("utf8")) as [unknown, unknown, unknown];
    const isPage = Number.isSafeInteger(offset) && (offset as number) >= 0 && Number.isSafeInteger(limit) && (limit as number) >= 0 && (limit as number) <= MAX_LIMIT;
    return isPage && typeof digest === "string" ? { offset: offset as number, limit: limit as number, digest } : undefined;
  } catch {
    return undefined;
  }
}

const MAX_NAME = 200;
const CONTROL = /\p{Cc}/u;

function entity(body: Body, key: "subject" | "resource", needsId = true): AuthzenEntity {
  const value = body[key];
  if (!isObject(value)) throw unreadable(`\`${key}\` is missing or no object`);
  const { type, id, properties } = value;
  if (typeof type !== "string" || type === "") throw unreadable(`\`${key}.type\` is missing or no string`);
  if (needsId && (typeof id !== "string" || id === "")) throw unreadable(`\`${key}.id\` is missing or no string`);
  if ([type, needsId ? id : ""].some((text) => (text as string).length > MAX_NAME || CONTROL.test(text as string)))
    throw unreadable(`\`${key}\` has a type or id that is too long or no text`);
  if (properties !== undefined && !isObject(properties)) throw unreadable(`\`${key}.properties\` is an object`);
  return { type, id: needsId ? (id as string) : "", properties: properties ?? {} };
}

function readAction(body: Body): string {
  const { action } = body;
  if (!isObject(action) || typeof action["name"] !== "string") throw unreadable("`action.name` is missing or no string");
  return action["name"];
}

const CONTEXT_KEYS: Readonly<Record<string, string>> = {
  "samenhang-purpose": "purpose",
  "samenhang-case": "case",
  "samenhang-necessity": "necessity",
  "samenhang-break-glass": "breakGlass",
};

/** The context declares what the `Samenhang-` headers declare, under the same rules. */
function readContext({ context = {} }: Body): DeclaredContext {
  if (!isObject(context)) throw unreadable("`context` is an object");
  const declared = readDeclaredContext((header) => {
    const value = context[CONTEXT_KEYS[header]!];
    if (value !== undefined && typeof value !== "string") throw unreadable(`\`context.${CONTEXT_KEYS[header]}\` is a string`);
    return value;
  });
  if (typeof declared === "string") throw unreadable(CONTEXT_PROBLEMS[declared]);
  return declared;
}

const CONTEXT_PROBLEMS = {
  PURPOSE_MISSING: "`context.purpose` is missing",
  PURPOSE_UNKNOWN: "`context.purpose` is not one of the published purposes",
  CONTEXT_INVALID: "`context.case` and `context.breakGlass` are ids, `context.necessity` is one line of at most 1000 characters",
} as const;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);
