import { HubError } from "@samenhang/errors";
import {
  aboutPerson,
  createCheckpoints,
  createCosigning,
  createLedgerSearch,
  createLedgerTally,
  createReconciliation,
  MOST_COMPARED,
  createWitness,
  LedgerDamaged,
  originOf,
  PAIRS_AT_ONCE,
  receiptOf,
  witnessNameOf,
  type Checkpoint,
  type Checkpoints,
  type Cosigning,
  type LedgerDatabase,
  type LedgerFilter,
  type LedgerFindings,
  type LedgerPage,
  type LedgerSearch,
  type LedgerTally,
  type OutstandingCount,
  type Period,
  type Query,
  type ReadPair,
  type RecordedRequest,
  type WitnessPeer,
} from "@samenhang/ledger";
import { json, type HttpRequest, type Routes } from "@samenhang/service";
import { isUuid, operationDigest, verifyService, type ServiceKey } from "@samenhang/ticket";
import type { JWTVerifyGetKey } from "jose";
import type { DataSource } from "typeorm";
import { queryOf } from "./database.js";
import { noteKeys, noteSigner } from "./ledger-keys.js";

/** Another subgraph: it cosigns the heads of this ledger, and this one cosigns its. */
export interface LedgerPeer {
  readonly name: string;
  readonly url: string;
  readonly keys: JWTVerifyGetKey;
}

/** Something contradicts what was seen of a ledger; ids only. */
export type LedgerAlarm = (event: "ledger-inconsistent", details: Readonly<Record<string, string | number>>) => void;

export interface LedgerServiceOptions {
  readonly name: string;
  /** Whose records this subgraph holds. */
  readonly organisations: readonly string[];
  readonly database: DataSource;
  readonly serviceKey: ServiceKey;
  /** Looked at each time: a hub in one process fills it while it starts. */
  readonly peers: readonly LedgerPeer[];
  readonly auditKeys: JWTVerifyGetKey;
  readonly now: () => number;
  /** Seconds between two heads of a ledger that grows. */
  readonly every: number;
  /** What an organisation must still do about its records, for its privacy officer. */
  readonly outstanding: (organisation: string, period: Period) => Promise<readonly OutstandingCount[]>;
  readonly onFailure: (error: unknown) => void;
  readonly onAlarm: LedgerAlarm;
}

export interface CosignedCheckpoint extends Checkpoint {
  /** Subgraphs that cosigned; their lines stand in `note`. */
  readonly witnesses: readonly string[];
}

/** Heads of this ledger, and the eyes on those of others. Nothing here stands between a question and its answer. */
export interface LedgerService {
  readonly routes: Routes;
  /** A head over all that was recorded before the call, cosigned by who could be reached. Undefined for an empty ledger. */
  checkpoint(): Promise<CosignedCheckpoint | undefined>;
  /** Signs a last head, without waiting for others. Never fails. */
  stop(): Promise<void>;
}

const TIMEOUT_MILLISECONDS = 3_000;
const MAX_SIZE = Number.MAX_SAFE_INTEGER;

export function createLedgerService(options: LedgerServiceOptions): LedgerService {
  const { name, peers, now, onFailure, onAlarm } = options;
  if (!(options.every >= 1)) throw new Error("`LEDGER_CHECKPOINT_SECONDS` is 1 or more");
  const database = ledgerDatabase(options.database);
  const signer = noteSigner(options.serviceKey);
  const origin = originOf(name);
  const search = createLedgerSearch(database.query);
  const tally = createLedgerTally(database);
  const reconciliation = createReconciliation(database.query);
  const checkpoints = createCheckpoints({ database, origin, signer, now });
  const cosigning = createCosigning({
    query: database.query,
    checkpoints,
    onInconsistent: (witness, size) => onAlarm("ledger-inconsistent", { origin, size, witness }),
    onFailure,
  });
  const witness = createWitness({
    database,
    name: witnessNameOf(name),
    signer,
    keysOf: async (asked) => {
      const peer = peers.find((each) => originOf(each.name) === asked && each.name !== name);
      return peer && noteKeys(peer.keys);
    },
    now,
    onInconsistent: (found) => onAlarm("ledger-inconsistent", { ...found, witness: name }),
  });

  const make = async (): Promise<Checkpoint | undefined> => {
    try {
      return await checkpoints.make();
    } catch (error) {
      if (error instanceof LedgerDamaged) onAlarm("ledger-inconsistent", { origin, witness: name });
      throw error;
    }
  };
  const checkpoint = async (): Promise<CosignedCheckpoint | undefined> => {
    const made = await make();
    if (!made) return undefined;
    await cosigning.ask(made, peers.filter((peer) => peer.name !== name).map(witnessPeer));
    return withCosignatures(made, cosigning);
  };

  let running: Promise<unknown> = Promise.resolve();
  const round = async (): Promise<void> => {
    await checkpoint();
    await tally.advance();
  };
  const timer = setInterval(() => (running = running.then(round).catch(onFailure)), options.every * 1_000);
  timer.unref();

  return {
    routes: {
      "POST /ledger/add-checkpoint": async ({ body }) => {
        const answer = await witness.addCheckpoint(body);
        return { status: answer.status, body: answer.body, headers: { "content-type": answer.contentType } };
      },
      "POST /ledger/checkpoint": async (request) => {
        await assertService(request, options);
        return json(200, sent(await checkpoint()));
      },
      "POST /ledger/head": async (request) => {
        const { organisation } = (await assertService(request, options)) as { organisation?: unknown };
        return json(200, await headFor(organisation, { ...options, checkpoints, cosigning, query: database.query }));
      },
      "POST /ledger/read": async (request) => json(200, await readPage(await assertAudit(request, options), search)),
      "POST /ledger/findings": async (request) => json(200, await findingsFor(await assertAudit(request, options), tally)),
      "POST /ledger/unfollowed": async (request) => json(200, await unfollowedFor(await assertAudit(request, options), tally)),
      "POST /ledger/followed": async (request) => {
        const { reader, upTo, pairs } = await assertAudit(request, options);
        if (typeof reader !== "string" || !isMoment(upTo) || !Array.isArray(pairs) || pairs.length > PAIRS_AT_ONCE) throw new HubError("BAD_REQUEST");
        return json(200, await tally.followed(reader, new Date(upTo), pairs as ReadPair[]));
      },
      "POST /ledger/outstanding": async (request) => {
        const { reader, from, to } = await assertAudit(request, options);
        if (typeof reader !== "string" || !isDay(from) || !isDay(to)) throw new HubError("BAD_REQUEST");
        return json(200, await options.outstanding(reader, { from, to }));
      },
      "POST /ledger/recorded": async (request) => {
        const { reader, from, to } = await assertAudit(request, options);
        if (typeof reader !== "string" || !isMoment(from) || !isMoment(to)) throw new HubError("BAD_REQUEST");
        return json(200, await reconciliation.recorded(reader, new Date(from), new Date(to)));
      },
      "POST /ledger/not-admitted": async (request) => {
        const { requests } = await assertAudit(request, options);
        if (!Array.isArray(requests) || requests.length > MOST_COMPARED) throw new HubError("BAD_REQUEST");
        return json(200, await reconciliation.notAdmitted(requests as RecordedRequest[]));
      },
      "POST /ledger/person": async (request) => json(200, await personPage(await assertAudit(request, options), database.query)),
      "POST /ledger/receipts": async (request) => json(200, await receiptsOf(await assertAudit(request, options), { checkpoint, checkpoints, query: database.query })),
      "POST /ledger/proof": async (request) => json(200, await proofOf(await assertService(request, options), checkpoints, cosigning)),
    },
    checkpoint,
    async stop() {
      clearInterval(timer);
      await running;
      await make().catch(onFailure);
    },
  };
}

/** What a service said in its body. Only audit and the peers of the ledger are heard. */
async function assertService({ headers, body }: HttpRequest, { name, peers, auditKeys, now }: LedgerServiceOptions): Promise<Record<string, unknown>> {
  const issuer = headers["samenhang-service-name"] ?? "audit";
  const keys = issuer === "audit" ? auditKeys : peers.find((peer) => peer.name === issuer)?.keys;
  const isTrusted = keys && (await verifyService(headers["samenhang-service"] ?? "", { audience: name, issuer, digest: operationDigest(body, undefined), keys, now }));
  if (!isTrusted) throw new HubError("SERVICE_NOT_TRUSTED");
  const said: unknown = body === "" ? {} : parse(body);
  if (typeof said !== "object" || said === null) throw new HubError("BAD_REQUEST");
  return said as Record<string, unknown>;
}

/** What audit said, and no other service: it decides what of it a person is told. */
async function assertAudit(request: HttpRequest, options: LedgerServiceOptions): Promise<Record<string, unknown>> {
  if ((request.headers["samenhang-service-name"] ?? "audit") !== "audit") throw new HubError("SERVICE_NOT_TRUSTED");
  return assertService(request, options);
}

/** Entries in one page of the ledger. */
const MAX_PAGE = 200;

/** As it travels: moments as ISO 8601. */
type SentFilter = Omit<LedgerFilter, "from" | "to"> & { readonly from?: string; readonly to?: string };

/** `{ filter, before?, limit }`: entries as the reader is told them, newest first. */
function readPage(said: Record<string, unknown>, search: LedgerSearch): Promise<LedgerPage> {
  const { filter, before, limit } = said as unknown as { filter: SentFilter; before?: string; limit: number };
  const { from, to, ...rest } = filter;
  const moments = { ...(from ? { from: new Date(from) } : {}), ...(to ? { to: new Date(to) } : {}) };
  return search.page({ ...rest, ...moments }, { limit: Math.min(limit, MAX_PAGE), ...(before ? { before } : {}) });
}

/** `{ person, from, to, before? }`: disclosures about a person, newest first. */
async function personPage({ person, from, to, before }: Record<string, unknown>, query: Query): Promise<object> {
  if (typeof person !== "string" || !isUuid(person) || !isDay(from) || !isDay(to)) throw new HubError("BAD_REQUEST");
  if (before !== null && (typeof before !== "string" || !/^[0-9]{1,15}$/.test(before))) throw new HubError("BAD_REQUEST");
  return aboutPerson(query, { person, from, to }, before);
}

/** `{ entries: [{ id, categories }] }`: receipts under a head of this moment that others cosigned. Fails where one cannot be given. */
async function receiptsOf(
  { entries }: Record<string, unknown>,
  parts: { checkpoint: () => Promise<CosignedCheckpoint | undefined>; checkpoints: Checkpoints; query: Query },
): Promise<object> {
  if (!Array.isArray(entries) || !entries.every(isReceiptQuestion)) throw new HubError("BAD_REQUEST");
  const head = await parts.checkpoint();
  if (!head || head.witnesses.length === 0) throw new HubError("LEDGER_UNAVAILABLE");
  const receipts = [];
  for (const { id, categories } of entries) {
    const receipt = await receiptOf(parts.query, parts.checkpoints, head, id, categories);
    if (!receipt) throw new HubError("LEDGER_UNAVAILABLE");
    receipts.push(receipt);
  }
  return { note: head.note, receipts };
}

const isReceiptQuestion = (value: unknown): value is { id: string; categories: string[] } => {
  const { id, categories } = (value ?? {}) as { id?: unknown; categories?: unknown };
  return typeof id === "string" && isUuid(id) && Array.isArray(categories) && categories.every((category) => typeof category === "string");
};

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new HubError("BAD_REQUEST");
  }
};

/**
 * The last head. How many entries it covers is for the owner's own organisation: for others the count would tell how much
 * was recorded of their own question, and so what the answer hid.
 */
async function headFor(organisation: unknown, parts: LedgerServiceOptions & { checkpoints: Checkpoints; cosigning: Cosigning; query: Query }): Promise<object> {
  const { name, organisations, checkpoints, cosigning, query } = parts;
  const latest = await checkpoints.latest();
  const [covered] = await query(`SELECT coalesce(max(size), 0) AS size FROM ledger_cosignature`, []);
  const [waiting] = await query(`SELECT recorded_at FROM ledger_entry WHERE sequence > $1 ORDER BY sequence LIMIT 1`, [covered!["size"]]);
  const signed = latest && (await withCosignatures(latest, cosigning));
  const isOwn = typeof organisation === "string" && organisations.includes(organisation);
  return {
    owner: name,
    root: signed?.root.toString("base64") ?? null,
    signedAt: signed?.signedAt ?? null,
    witnesses: signed?.witnesses ?? [],
    /** Since when there is an entry that no witness saw covered. */
    unseenSince: waiting ? new Date(waiting["recorded_at"] as string) : null,
    size: isOwn ? (signed?.size ?? 0) : null,
    note: isOwn ? (signed?.note ?? null) : null,
  };
}

/** What stands out in what was recorded, of one period, for one organisation. Counts first what is not counted yet. */
async function findingsFor({ reader, from, to }: Record<string, unknown>, tally: LedgerTally): Promise<object> {
  if (typeof reader !== "string" || !isDay(from) || !isDay(to)) throw new HubError("BAD_REQUEST");
  await tally.advance();
  const period = { from, to };
  const [refusals, emergencies, outsideHours, volumes, asking, marked] = await Promise.all([
    tally.refusals(reader, period),
    tally.emergencies(reader, period),
    tally.outsideHours(reader, period),
    tally.volumes(reader, period),
    tally.asking(reader, period),
    tally.marked(reader, period),
  ]);
  return { refusals, emergencies, outsideHours, volumes, asking, marked } satisfies LedgerFindings;
}

/** `{ reader, from, upTo, after }`: who was read of and for whom nothing was done. */
async function unfollowedFor({ reader, from, upTo, after }: Record<string, unknown>, tally: LedgerTally): Promise<object> {
  const { actor, subject } = (after ?? {}) as { actor?: unknown; subject?: unknown };
  const isStart = after === null || (typeof actor === "string" && typeof subject === "string" && isUuid(subject));
  if (typeof reader !== "string" || !isMoment(from) || !isMoment(upTo) || !isStart) throw new HubError("BAD_REQUEST");
  await tally.advance();
  return tally.unfollowed(reader, new Date(from), new Date(upTo), after as { actor: string; subject: string } | null);
}

const isMoment = (value: unknown): value is string => typeof value === "string" && Number.isFinite(Date.parse(value));
const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** `{ entry, size? }`: that an entry is in the ledger. `{ old, size }`: that the ledger of one size continues that of another. Null where it cannot be shown. */
async function proofOf({ entry, old, size }: Record<string, unknown>, checkpoints: Checkpoints, cosigning: Cosigning): Promise<object | null> {
  if (size !== undefined && !isSize(size)) throw new HubError("BAD_REQUEST");
  if (old !== undefined) {
    if (!isSize(old) || !isSize(size) || old > size) throw new HubError("BAD_REQUEST");
    if (size > (await checkpoints.size())) return null;
    return { old, size, hashes: (await checkpoints.consistency(old, size)).map((hash) => hash.toString("base64")) };
  }
  if (typeof entry !== "string" || !isUuid(entry)) throw new HubError("BAD_REQUEST");
  const place = await checkpoints.sequenceOf(entry);
  const head = place === undefined ? undefined : await checkpoints.covering(Math.max(place, isSize(size) ? size : 0));
  const proof = head && (await checkpoints.inclusion(entry, head.size));
  if (!head || !proof) return null;
  const { note, witnesses, signedAt } = await withCosignatures(head, cosigning);
  return {
    index: proof.index,
    size: proof.size,
    leafHash: proof.leafHash.toString("base64"),
    hashes: proof.hashes.map((hash) => hash.toString("base64")),
    note,
    witnesses,
    signedAt,
  };
}

const isSize = (value: unknown): value is number => typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MAX_SIZE;

async function withCosignatures(checkpoint: Checkpoint, cosigning: Cosigning): Promise<CosignedCheckpoint> {
  const lines = await cosigning.of(checkpoint.size);
  return { ...checkpoint, note: `${checkpoint.note}${[...lines.values()].map((line) => `${line}\n`).join("")}`, witnesses: [...lines.keys()] };
}

const sent = (checkpoint: CosignedCheckpoint | undefined): object | null => (checkpoint ? { ...checkpoint, root: checkpoint.root.toString("base64") } : null);

const witnessPeer = ({ name, url, keys }: LedgerPeer): WitnessPeer => ({
  name,
  witnessName: witnessNameOf(name),
  keys: () => noteKeys(keys),
  async send(body) {
    const answer = await fetch(`${url}/ledger/add-checkpoint`, {
      method: "POST",
      body,
      headers: { "content-type": "text/plain; charset=utf-8" },
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    return { status: answer.status, body: await answer.text() };
  },
});

const ledgerDatabase = (source: DataSource): LedgerDatabase => ({
  query: queryOf(source),
  transaction: (work) => source.transaction((manager) => work(queryOf(manager))),
});
