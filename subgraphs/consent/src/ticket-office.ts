import { randomBytes } from "node:crypto";
import type { Caller, OrganisationType, TokenVerifier } from "@samenhang/caller";
import { HubError, type ErrorCode } from "@samenhang/errors";
import type { Ledger, LedgerEntry } from "@samenhang/ledger";
import type { Policy, SubjectFacts } from "@samenhang/policy";
import { askedBy, type KnownOrganisation } from "@samenhang/subgraph";
import { blindedKey, blindedWords, necessityIsStated, readDeclaredContext, signTicket, TICKET_LIFETIME_SECONDS, type DeclaredContext, type ServiceKey } from "@samenhang/ticket";
import { admit, readFacts } from "./admission.js";
import { createAudiences, type Audiences } from "./audiences.js";
import { createFactStore } from "./known-facts.js";
import { establishFacts, type EstablishedFacts } from "./subject-facts.js";
import type { DataSource } from "typeorm";

/** What a gateway asks for one request of one caller. */
export interface TicketRequest {
  /** The caller's own `Authorization` header: consent verifies it again, whoever asks. */
  readonly authorization: string | undefined;
  /** The `Samenhang-` headers, as the caller sent them. */
  readonly context: Readonly<Record<string, string>>;
  readonly traceId: string;
  /** Digests of the planned operations, by audience. */
  readonly operations: Readonly<Record<string, readonly string[]>>;
}

export interface TicketOffice {
  /** Signed tickets by audience. Throws a refusal of the catalogue, after recording it; hands out nothing unrecorded. */
  issue(request: TicketRequest): Promise<Readonly<Record<string, string>>>;
}

export interface TicketOfficeOptions {
  readonly database: DataSource;
  readonly ledger: Ledger;
  readonly verifier: TokenVerifier;
  readonly policy: Policy;
  readonly serviceKey: ServiceKey;
  /** Which organisation's records are behind which audience. */
  readonly organisations: readonly KnownOrganisation[];
  readonly now: () => number;
}

export function createTicketOffice({ database, ledger, verifier, policy, serviceKey, organisations, now }: TicketOfficeOptions): TicketOffice {
  const store = createFactStore(database);
  const audiences = createAudiences(organisations);

  return {
    async issue({ authorization, context: headers, traceId, operations }) {
      const verified = await verifier.verify(authorization);
      if (!verified.ok) throw new HubError(verified.code);
      const context = readDeclaredContext((name) => headers[name]);
      if (typeof context === "string") throw new HubError(context);
      const { caller } = verified;
      const at = new Date(now());

      const record = (kind: "REQUEST" | "REFUSAL", ...reasons: (ErrorCode | "PERMITTED" | "FAMILY_OF_COLLEAGUE")[]) =>
        ledger.append([entryOf(kind, reasons, caller, context, traceId, policy.version)]);
      const refuse = async (code: ErrorCode): Promise<never> => {
        await record("REFUSAL", code);
        throw new HubError(code);
      };
      const facts = await admit(caller, context, at, () => readFacts(() => establishFacts(store, audiences, caller, context, at)));
      if (typeof facts === "string") return refuse(facts);

      const hasOpenReview = facts.participatesInCase && operations[KEEPS_CASES] !== undefined && (await readFacts(() => facts.hasOpenReview()));

      await record("REQUEST", "PERMITTED", ...(facts.isFamilyOfColleague ? ["FAMILY_OF_COLLEAGUE" as const] : []));
      const expiresAt = Math.floor(now() / 1000) + TICKET_LIFETIME_SECONDS;
      const tickets = await Promise.all(
        Object.entries(operations).map(async ([audience, digests]) => {
          const salt = randomBytes(16).toString("base64url");
          const subjects = subjectsFor(facts, salt, audience, caller.organisation.type, audiences);
          // Who opened emergency access stated why, at length, when opening it.
          const request = { necessityStated: facts.isEmergency || necessityIsStated(context.necessity), participatesInCase: facts.participatesInCase };
          const hiddenWords = facts.hiddenWords.length > 0 ? { hiddenWords: blindedWords(salt, facts.hiddenWords) } : {};
          const openReview = audience === KEEPS_CASES && hasOpenReview ? { hasOpenReview: true as const } : {};
          const ticket = {
            audience,
            traceId,
            caller,
            context,
            request,
            subjects,
            ...hiddenWords,
            ...openReview,
            salt,
            operations: digests,
            policyVersion: policy.version,
            expiresAt,
          };
          return [audience, await signTicket(ticket, serviceKey, now)] as const;
        }),
      );
      return Object.fromEntries(tickets);
    },
  };
}

/** The subgraph where a case is closed. */
const KEEPS_CASES = "case";

/** What one owner may know of each person; persons known from a question only where that question is shown. */
function subjectsFor(
  { subjects, asked }: EstablishedFacts,
  salt: string,
  audience: string,
  caller: OrganisationType,
  { narrow, showsQuestions }: Audiences,
): Record<string, SubjectFacts> {
  const known = [...subjects, ...(showsQuestions(audience, caller) ? asked : [])];
  return Object.fromEntries(known.map(([person, facts]) => [blindedKey(salt, person), narrow(facts, audience)]));
}

const entryOf = (kind: "REQUEST" | "REFUSAL", reasons: readonly string[], caller: Caller, context: DeclaredContext, traceId: string, policyVersion: string): LedgerEntry => ({
  ...askedBy({ caller, context, traceId, policyVersion }),
  kind,
  subject: null,
  owner: "consent",
  decisions: reasons.map((reason) => ({ field: "*", outcome: kind === "REQUEST" ? "ALLOW" : "DENY", rule: "TICKET", grounds: [], reason, count: 1 })),
});
