import { createHash, randomUUID } from "node:crypto";
import type { OrganisationType } from "@samenhang/caller";
import { HubError, isHubError, type ErrorCode } from "@samenhang/errors";
import type { FieldDecision, Ledger, LedgerEntry } from "@samenhang/ledger";
import { ACTS, decideAct, dutchDay, REASONS, type Act, type ActEntry, type Verdict } from "@samenhang/policy";
import { canonical, isUuid, type Attestation, type AttestedFact } from "@samenhang/ticket";
import type { DataSource, EntityManager } from "typeorm";
import { queryOf } from "./database.js";
import { PublicValue } from "./schema.js";
import { NO_MARKS } from "./record-entity.js";
import { askedBy } from "./asked-by.js";
import type { Directory } from "./directory.js";
import type { Guard } from "./guard.js";
import type { OwnerFacts } from "./record-decisions.js";
import type { Outbox } from "./outbox.js";

export interface ActRequest {
  readonly act: Act;
  /** Chosen by the client; the same key does its work once. */
  readonly idempotencyKey: string;
  /** What was asked, to tell a retry from another request under the same key. */
  readonly input: unknown;
  /** Persons the act is about. */
  readonly about: readonly string[];
  /** The record that is changed; left out when the act makes one. */
  readonly recordId?: string;
  /** What else was decided that the act rests on; where it is not met the act is refused with that decision. Recorded either way. */
  readonly condition?: { readonly decision: Verdict; readonly field: string; readonly isMet: boolean };
}

/** The inside of an act: one transaction in the owner's database. */
export interface ActTransaction {
  readonly manager: EntityManager;
  readonly recordId: string;
  readonly now: Date;
  /** `YYYY-MM-DD` in the Netherlands. */
  readonly today: string;
  readonly organisation: string;
  readonly actor: string;
  /** The case the caller declared, whether or not it takes part in it. */
  readonly caseId: string | null;
  /** What kind of organisation an id stands for; undefined when the hub does not know it. */
  typeOf(organisation: string): OrganisationType | undefined;
  /** The columns every new record starts with. */
  base(about: readonly string[], id?: string): { id: string; about: string[]; owner: string; recordedAt: Date; recordedBy: string } & typeof NO_MARKS;
  /** Something to say in the ledger beside the act itself: what it did, in counts. */
  note(decision: FieldDecision): void;
  /** A fact that grants: delivered after the commit, and again until consent has it. */
  attest(fact: AttestedFact & Period): Promise<void>;
  /** A fact that takes something away: the act fails unless consent has it before the commit. */
  attestFirst(fact: AttestedFact & Period): Promise<void>;
}

interface Period {
  readonly id: string;
  readonly from: string;
  readonly until: string | null;
}

/** How a refusal sounds that must not say what it is, and what it leaves behind for those who may know. */
export interface Disguise {
  /** The caller hears this mistake, as if what the act is about were not there. */
  readonly as: ErrorCode;
  readonly leaves?: (manager: EntityManager) => Promise<void>;
}

/**
 * Thrown by the work of an act where only inside it turns out that a rule says no. Nothing is changed, also not the
 * idempotency key: the same request can be done later. The refusal is recorded and answered.
 */
export class ActRefusal extends Error {
  constructor(
    readonly says: Pick<Verdict, "outcome" | "reason" | "nextStep"> & Partial<Verdict>,
    readonly disguise?: Disguise,
  ) {
    super(says.reason);
  }
}

/** The one way to write: decided, idempotent, in one transaction, recorded, and made known to the policy layer. */
export class Acts {
  constructor(
    private readonly options: {
      readonly database: DataSource;
      readonly guard: Guard;
      readonly ledger: Ledger;
      readonly outbox: Outbox;
      readonly owner: OwnerFacts;
      readonly now: Date;
      readonly directory: Directory;
    },
  ) {}

  /**
   * Does the act and answers `Recorded`, or `Refused` with a way forward. Mistakes and failures are thrown.
   *
   * Work that learns only inside whom the act is about returns them, for the ledger.
   */
  async perform(request: ActRequest, work: (transaction: ActTransaction) => Promise<readonly string[] | void>): Promise<PublicValue> {
    const { database, guard, ledger, now } = this.options;
    const { caller, context, request: facts } = guard.ticket;
    const entry: ActEntry = ACTS[request.act];
    const isForeign = this.options.owner.type !== "SHARED" && !this.options.owner.organisations.includes(caller.organisation.id);
    if (isForeign) throw new HubError("INPUT_INVALID", { problem: "an organisation writes in its own records only" });
    if (!isUuid(request.idempotencyKey) || request.about.some((id) => !isUuid(id)) || (request.recordId !== undefined && !isUuid(request.recordId))) {
      throw new HubError("INPUT_INVALID", { problem: "ids and the idempotency key are lower-case UUIDs" });
    }
    if (JSON.stringify(request.input).includes("\\u0000")) throw new HubError("INPUT_INVALID", { problem: "text holds no NUL characters" });
    if (!entry.ofUnborn && request.about.some((person) => guard.subject(person)?.isUnborn)) {
      throw new HubError("INPUT_INVALID", { problem: "nothing is recorded about a child not yet born: record it about the mother" });
    }
    const decision = decideAct({
      act: request.act,
      caller,
      purpose: context.purpose,
      now,
      request: facts,
      involvedWith: request.about.map((person) => guard.isInvolvedWith(person) || (entry.involvement === "RECEIVED" && guard.hasAccepted(person))),
    });
    const refusal = decision.outcome !== "ALLOW" ? decision : request.condition?.isMet === false ? request.condition.decision : undefined;
    if (refusal) {
      await ledger.append(this.#entries(request, refusal));
      return refused(refusal);
    }
    const done = await this.#transact(database, async (manager) => {
      const claimed = await claimKey(manager, request, `${caller.organisation.id}/${caller.actor}`, now);
      if (claimed.isRepeat) return claimed.recordId;
      const notes: FieldDecision[] = [];
      const about = (await work(this.#transaction(manager, claimed.recordId, notes))) ?? request.about;
      await ledger.appendWithin(queryOf(manager), this.#entries({ ...request, about }, decision, notes));
      return claimed.recordId;
    });
    if (done instanceof ActRefusal) {
      const inside: Verdict = { ...decision, grounds: [], ledgerReason: done.says.reason, ...done.says };
      const entries = this.#entries(request, inside);
      if (!done.disguise) {
        await ledger.append(entries);
        return refused(inside);
      }
      const { as, leaves } = done.disguise;
      await this.#transact(database, async (manager) => {
        await leaves?.(manager);
        await ledger.appendWithin(queryOf(manager), entries);
      });
      throw new HubError(as);
    }
    await this.options.outbox.deliverWaiting();
    return new PublicValue({ __typename: "Recorded", id: done, act: request.act, recordedAt: now });
  }

  /** What kind of organisation an id stands for; undefined when the hub does not know it. */
  typeOf(organisation: string): OrganisationType | undefined {
    return this.options.directory.get(organisation)?.type;
  }

  async #transact<T>(database: DataSource, work: (manager: EntityManager) => Promise<T>): Promise<T | ActRefusal> {
    try {
      return await database.transaction(work);
    } catch (cause) {
      if (cause instanceof ActRefusal) return cause;
      throw isHubError(cause) ? cause : new HubError("DATABASE_UNAVAILABLE", { cause });
    }
  }

  #transaction(manager: EntityManager, recordId: string, notes: FieldDecision[]): ActTransaction {
    const { guard, outbox, now } = this.options;
    const { caller, context } = guard.ticket;
    const version = async (fact: AttestedFact & Period): Promise<Attestation> => {
      const [row] = (await manager.query("SELECT nextval('attestation_version') AS version")) as { version: string }[];
      return { ...fact, version: Number(row!.version) };
    };
    return {
      manager,
      recordId,
      now,
      today: dutchDay(now),
      organisation: caller.organisation.id,
      actor: caller.actor,
      caseId: context.caseId ?? null,
      typeOf: (organisation) => this.typeOf(organisation),
      base: (about, id = recordId) => ({
        id,
        about: [...about],
        owner: caller.organisation.id,
        recordedAt: now,
        recordedBy: caller.actor,
        ...NO_MARKS,
        youngestBorn: youngestBorn(about.map((person) => guard.subject(person)?.bornOn)),
      }),
      note: (decision) => void notes.push(decision),
      attest: async (fact) => outbox.put(manager, await version(fact), { delivered: false }),
      attestFirst: async (fact) => {
        const attestation = await version(fact);
        await outbox.deliverNow(attestation);
        await outbox.put(manager, attestation, { delivered: true });
      },
    };
  }

  #entries({ act, about, condition }: ActRequest, decision: Verdict, notes: readonly FieldDecision[] = []): LedgerEntry[] {
    const { guard, owner } = this.options;
    const asked = askedBy(guard.ticket);
    const decisions = [noteOf(act, decision), ...(condition?.isMet ? [noteOf(condition.field, condition.decision)] : []), ...notes];
    return (about.length ? about : [null]).map((subject) => ({ ...asked, kind: "ACT" as const, subject, owner: owner.subgraph, decisions }));
  }
}

/** Known only where the birth date of everyone is. */
const youngestBorn = (births: readonly (string | undefined)[]): string | null => (births.includes(undefined) ? null : (births.toSorted().at(-1) ?? null));

const noteOf = (field: string, { outcome, rule, grounds, reason, ledgerReason }: Verdict): FieldDecision => ({
  field,
  outcome,
  rule,
  grounds,
  reason: ledgerReason,
  ...(reason === ledgerReason ? {} : { told: reason }),
  count: 1,
});

/** A refusal as a member of `ActResult`. What is refused in silence sounds like what does not exist. */
export const refused = (decision: Verdict): PublicValue => {
  const { outcome, reason, nextStep }: Pick<Verdict, "outcome" | "reason" | "nextStep"> =
    decision.outcome === "DENY_SILENT" ? { outcome: "DENY", reason: "UNKNOWN_OR_NOT_ALLOWED", nextStep: { act: "NONE" } } : decision;
  return new PublicValue({ __typename: "Refused", outcome, reason, messageNl: REASONS[reason].nl, message: REASONS[reason].en, nextStep: nextStep.act });
};

async function claimKey(manager: EntityManager, { act, idempotencyKey, input, recordId }: ActRequest, actor: string, now: Date): Promise<{ isRepeat: boolean; recordId: string }> {
  const digest = createHash("sha256").update(act).update(canonical(input)).digest("hex");
  const fresh = recordId ?? randomUUID();
  const inserted = (await manager.query(
    `INSERT INTO idempotency (key, actor, act, request_digest, record_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING record_id`,
    [idempotencyKey, actor, act, digest, fresh, now],
  )) as unknown[];
  if (inserted.length > 0) return { isRepeat: false, recordId: fresh };
  const [known] = (await manager.query(`SELECT request_digest, record_id FROM idempotency WHERE key = $1 AND actor = $2`, [idempotencyKey, actor])) as {
    request_digest: string;
    record_id: string;
  }[];
  if (known?.request_digest !== digest) throw new HubError("IDEMPOTENCY_KEY_REUSED");
  return { isRepeat: true, recordId: known.record_id };
}
