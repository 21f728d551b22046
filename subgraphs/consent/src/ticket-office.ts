import { randomBytes } from "node:crypto";
import type { Caller, OrganisationType, TokenVerifier } from "@samenhang/caller";
import { HubError, type ErrorCode } from "@samenhang/errors";
import type { Ledger, LedgerEntry } from "@samenhang/ledger";
import { dutchDay, mayClaim, purposeEntry, type Policy, type SubjectFacts } from "@samenhang/policy";
import { askedBy } from "@samenhang/subgraph";
import { blindedKey, necessityIsStated, readDeclaredContext, signTicket, TICKET_LIFETIME_SECONDS, type DeclaredContext, type ServiceKey } from "@samenhang/ticket";
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
  readonly organisations: readonly { readonly id: string; readonly type: OrganisationType }[];
  readonly now: () => number;
}

/** Which subgraph keeps the records of each kind of organisation. */
export const AUDIENCE_OF: Partial<Record<OrganisationType, string>> = {
  VT: "veilig-thuis",
  GI: "gecertificeerde-instelling",
  RVDK: "raad-voor-de-kinderbescherming",
  LOCAL_TEAM: "lokaal-team",
  GGZ: "ggz",
};

export function createTicketOffice({ database, ledger, verifier, policy, serviceKey, organisations, now }: TicketOfficeOptions): TicketOffice {
  const store = createFactStore(database);
  const typeOf = (organisation: string) => organisations.find(({ id }) => id === organisation)?.type;
  const ownersBehind = (audience: string): ReadonlySet<string> | undefined => {
    const behind = organisations.filter(({ type }) => AUDIENCE_OF[type] === audience).map(({ id }) => id);
    return behind.length > 0 ? new Set(behind) : undefined;
  };

  return {
    async issue({ authorization, context: headers, traceId, operations }) {
      const verified = await verifier.verify(authorization);
      if (!verified.ok) throw new HubError(verified.code);
      const context = readDeclaredContext((name) => headers[name]);
      if (typeof context === "string") throw new HubError(context);
      const { caller } = verified;
      const at = new Date(now());

      const record = (kind: "REQUEST" | "REFUSAL", reason: ErrorCode | "PERMITTED") => ledger.append([entryOf(kind, reason, caller, context, traceId, policy.version)]);
      const refuse = async (code: ErrorCode): Promise<never> => {
        await record("REFUSAL", code);
        throw new HubError(code);
      };
      if (caller.registrationUntil !== undefined && caller.registrationUntil < dutchDay(at)) await refuse("ACTOR_NOT_VALID");
      if (!mayClaim(caller, context.purpose)) await refuse("PURPOSE_NOT_AVAILABLE_FOR_ORG");
      const facts = await readFacts(() => establishFacts(store, typeOf, caller, context, at));
      if (context.breakGlassId !== undefined && !facts.isEmergency) await refuse("BREAK_GLASS_INVALID");
      if (facts.conflictInCase) await refuse("CONFLICT_OF_INTEREST");
      if (purposeEntry(context.purpose).needsMinor && facts.caseHasMinor === false && facts.participatesInCase) await refuse("PURPOSE_NOT_AVAILABLE_FOR_ORG");

      await record("REQUEST", "PERMITTED");
      const expiresAt = Math.floor(now() / 1000) + TICKET_LIFETIME_SECONDS;
      const tickets = await Promise.all(
        Object.entries(operations).map(async ([audience, digests]) => {
          const salt = randomBytes(16).toString("base64url");
          const subjects = subjectsFor(facts, salt, ownersBehind(audience));
          // Who opened emergency access stated why, at length, when opening it.
          const request = { necessityStated: facts.isEmergency || necessityIsStated(context.necessity), participatesInCase: facts.participatesInCase };
          const ticket = { audience, traceId, caller, context, request, subjects, salt, operations: digests, policyVersion: policy.version, expiresAt };
          return [audience, await signTicket(ticket, serviceKey, now)] as const;
        }),
      );
      return Object.fromEntries(tickets);
    },
  };
}

/** What one owner may know: consents that free that owner to speak, and providers named only where they are asked. */
function subjectsFor({ subjects }: EstablishedFacts, salt: string, owners: ReadonlySet<string> | undefined): Record<string, SubjectFacts> {
  const concerns = ({ from }: { from: string }) => owners === undefined || owners.has(from);
  return Object.fromEntries(
    [...subjects].map(([person, facts]) => [
      blindedKey(salt, person),
      {
        ...facts,
        consents: facts.consents.filter(concerns),
        consentProblems: facts.consentProblems.filter(concerns),
        providersNamed: facts.providersNamed.filter((provider) => owners?.has(provider)),
      },
    ]),
  );
}

const entryOf = (kind: "REQUEST" | "REFUSAL", reason: string, caller: Caller, context: DeclaredContext, traceId: string, policyVersion: string): LedgerEntry => ({
  ...askedBy({ caller, context, traceId, policyVersion }),
  kind,
  subject: null,
  owner: "consent",
  decisions: [{ field: "*", outcome: kind === "REQUEST" ? "ALLOW" : "DENY", rule: "TICKET", grounds: [], reason, count: 1 }],
});

async function readFacts<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    throw new HubError("CONSENT_UNAVAILABLE", { cause });
  }
}
