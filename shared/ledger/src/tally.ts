import type { LedgerDatabase, Query } from "./ledger.js";
import { GIVING } from "./slots.js";
import { OUTSIDE_HOURS, toldTo } from "./told.js";

/** Whether the reader asked, or its records were asked for. */
export type Side = "ASKED" | "OWNED";

/** How often one professional had one thing decided. */
export interface Tallied {
  readonly side: Side;
  readonly actor: string;
  readonly role: string;
  readonly reason: string;
  readonly entries: number;
}

export interface Period {
  /** `YYYY-MM-DD`, both inclusive. */
  readonly from: string;
  readonly to: string;
}

/** A professional and a person, and when the one last read of the other in this ledger: ISO 8601. */
export interface ReadPair {
  readonly actor: string;
  readonly subject: string;
  readonly lastRead: string;
}

export interface PairPage {
  readonly pairs: readonly ReadPair[];
  /** After which to read on; null where there is nothing more. */
  readonly next: { readonly actor: string; readonly subject: string } | null;
}

/**
 * Counts of what a ledger holds, kept while it grows, so that a count over ten million entries is a count over a few
 * thousand. Made of what each reader is told of an entry, never of more; can be made anew from the entries at any time.
 */
export interface LedgerTally {
  /** Counts what was recorded since the last time. Safe in several replicas at once. */
  advance(): Promise<void>;
  /** Refusals by reason. */
  refusals(reader: string, period: Period): Promise<readonly Tallied[]>;
  /** What was given under emergency access. */
  emergencies(reader: string, period: Period): Promise<readonly Tallied[]>;
  /** What professionals of the reader asked outside office hours. */
  outsideHours(reader: string, period: Period): Promise<readonly Tallied[]>;
  /** What professionals of the reader asked, by day: whole requests in the ledger of who admits them. */
  volumes(reader: string, period: Period): Promise<readonly (Tallied & { readonly day: string })[]>;
  /** What professionals of the reader asked, and how much of it was refused. */
  asking(reader: string, period: Period): Promise<readonly (Tallied & { readonly refused: number })[]>;
  /** Requests of professionals of the reader that were admitted, and marked with another reason than that. */
  marked(reader: string, period: Period): Promise<readonly Tallied[]>;
  /** Of professionals of the reader, persons last read of between two moments for whom they did nothing in the weeks around it. */
  unfollowed(reader: string, from: Date, upTo: Date, after: PairPage["next"]): Promise<PairPage>;
  /** Which of these did something for the person here in the weeks around it, or read of the person later. */
  followed(reader: string, upTo: Date, pairs: readonly ReadPair[]): Promise<readonly ReadPair[]>;
}

/** What an organisation must still do, or must know of, beside what the ledgers say. */
export type OutstandingKind = "OVERDUE_NOTIFICATIONS" | "OVERDUE_REVIEWS" | "OVERDUE_REQUESTS" | "OVERDUE_CORRECTIONS" | "COLLECTION_WITHOUT_KNOWLEDGE" | "LAPSED_HOLDS";

export interface OutstandingCount {
  readonly kind: OutstandingKind;
  /** Empty where it is not the work of one professional. */
  readonly actor: string;
  readonly entries: number;
}

/** All of one ledger for one reader and period, as it is sent. */
export interface LedgerFindings {
  readonly refusals: readonly Tallied[];
  readonly emergencies: readonly Tallied[];
  readonly outsideHours: readonly Tallied[];
  readonly volumes: readonly (Tallied & { readonly day: string })[];
  readonly asking: readonly (Tallied & { readonly refused: number })[];
  /** Requests that were admitted with a mark: the family of a colleague. */
  readonly marked: readonly Tallied[];
}

const CHUNK = 20_000;
const MOST = 500;
export const PAIRS_AT_ONCE = 5_000;
/** What is done in the two weeks before something was read, or later, follows it up. */
const AROUND = "interval '14 days'";
const NO_UUID = "00000000-0000-0000-0000-000000000000";
const TOLD = toldTo("v.reader");
const GIVEN = `(${GIVING.map((outcome) => `'${outcome}'`).join(", ")})`;

const COUNT = `
  INSERT INTO ledger_tally (day, reader, side, actor, role, kind, outcome, reason, emergency, outside_hours, entries)
  SELECT (e.recorded_at AT TIME ZONE 'Europe/Amsterdam')::date, v.reader, v.side, e.actor, e.role, e.kind, ${TOLD.outcome}, ${TOLD.reason}, e.break_glass_id IS NOT NULL, ${OUTSIDE_HOURS},
         count(DISTINCT e.sequence)
    FROM ledger_entry e
    CROSS JOIN LATERAL (VALUES (e.organisation, 'ASKED'), (CASE WHEN e.owner <> e.organisation THEN e.owner END, 'OWNED')) AS v(reader, side)
    CROSS JOIN LATERAL jsonb_array_elements(e.decisions) AS d
   WHERE e.sequence > $1 AND e.sequence <= $2 AND e.kind <> 'PRUNE' AND v.reader IS NOT NULL AND ${TOLD.isTold}
   GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
  ON CONFLICT (reader, day, side, actor, role, kind, outcome, reason, emergency, outside_hours) DO UPDATE SET entries = ledger_tally.entries + excluded.entries`;

const PAIR = `
  INSERT INTO ledger_pair (organisation, actor, subject, reads, last_read, last_act)
  SELECT e.organisation, e.actor, e.subject, count(*) FILTER (WHERE e.kind = 'DISCLOSURE'),
         max(e.recorded_at) FILTER (WHERE e.kind = 'DISCLOSURE'), max(e.recorded_at) FILTER (WHERE e.kind = 'ACT')
    FROM ledger_entry e
   WHERE e.sequence > $1 AND e.sequence <= $2 AND e.subject IS NOT NULL AND e.kind IN ('DISCLOSURE', 'ACT')
     AND EXISTS (SELECT 1 FROM jsonb_array_elements(e.decisions) AS d WHERE NOT d ? 'unseen' AND (e.kind = 'ACT' OR ${toldTo("e.organisation").outcome} IN ${GIVEN}))
   GROUP BY 1, 2, 3
  ON CONFLICT (organisation, actor, subject) DO UPDATE
     SET reads = ledger_pair.reads + excluded.reads, last_read = greatest(ledger_pair.last_read, excluded.last_read), last_act = greatest(ledger_pair.last_act, excluded.last_act)`;

export function createLedgerTally({ query, transaction }: LedgerDatabase): LedgerTally {
  const advanceOnce = (): Promise<boolean> =>
    transaction(async (run: Query) => {
      const [position] = await run(`SELECT sequence FROM ledger_tally_position FOR UPDATE`, []);
      const [head] = await run(`SELECT size FROM ledger_head`, []);
      const [from, size] = [Number(position!["sequence"]), Number(head!["size"])];
      if (from >= size) return false;
      const to = Math.min(size, from + CHUNK);
      await run(COUNT, [from, to]);
      await run(PAIR, [from, to]);
      await run(`UPDATE ledger_tally_position SET sequence = $1`, [to]);
      return to < size;
    });
  const tallied = async (sql: string, reader: string, { from, to }: Period): Promise<Record<string, unknown>[]> =>
    (await query(sql, [reader, from, to])).map((row) => ({ ...row, entries: Number(row["entries"]) }));
  const by = (where: string): string => `
    SELECT side, actor, role, reason, sum(entries) AS entries FROM ledger_tally
     WHERE reader = $1 AND day BETWEEN $2 AND $3 AND ${where}
     GROUP BY side, actor, role, reason ORDER BY sum(entries) DESC, actor LIMIT ${MOST}`;
  const list = async <T>(rows: Promise<Record<string, unknown>[]>): Promise<readonly T[]> => (await rows) as unknown as readonly T[];

  return {
    async advance() {
      while (await advanceOnce());
    },
    refusals: (reader, period) => list(tallied(by(`outcome NOT IN ${GIVEN}`), reader, period)),
    emergencies: (reader, period) => list(tallied(by(`emergency AND outcome IN ${GIVEN}`), reader, period)),
    outsideHours: (reader, period) => list(tallied(by(`outside_hours AND side = 'ASKED' AND kind = 'DISCLOSURE' AND outcome IN ${GIVEN}`), reader, period)),
    marked: (reader, period) => list(tallied(by(`side = 'ASKED' AND kind = 'REQUEST' AND reason <> 'PERMITTED'`), reader, period)),
    volumes: (reader, period) =>
      list(
        tallied(
          `SELECT side, actor, role, '' AS reason, day::text AS day, sum(entries) AS entries FROM ledger_tally
            WHERE reader = $1 AND day BETWEEN $2 AND $3 AND side = 'ASKED' AND kind = 'REQUEST' AND reason = 'PERMITTED'
            GROUP BY side, actor, role, day ORDER BY sum(entries) DESC, actor LIMIT ${MOST}`,
          reader,
          period,
        ),
      ),
    asking: async (reader, period) =>
      (
        await tallied(
          `SELECT side, actor, role, '' AS reason, sum(entries) AS entries, coalesce(sum(entries) FILTER (WHERE outcome NOT IN ${GIVEN}), 0) AS refused FROM ledger_tally
            WHERE reader = $1 AND day BETWEEN $2 AND $3 AND side = 'ASKED' AND kind = 'DISCLOSURE'
            GROUP BY side, actor, role ORDER BY 6 DESC, actor LIMIT ${MOST}`,
          reader,
          period,
        )
      ).map((row) => ({ ...row, refused: Number(row["refused"]) })) as unknown as readonly (Tallied & { refused: number })[],
    async unfollowed(reader, from, upTo, after) {
      const rows = await query(
        `SELECT actor, subject, last_read FROM ledger_pair
          WHERE organisation = $1 AND last_read BETWEEN $2 AND $3 AND (last_act IS NULL OR last_act < last_read - ${AROUND}) AND (actor, subject) > ($4, $5)
          ORDER BY actor, subject LIMIT ${PAIRS_AT_ONCE}`,
        [reader, from, upTo, after?.actor ?? "", after?.subject ?? NO_UUID],
      );
      const pairs = rows.map((row): ReadPair => ({ actor: String(row["actor"]), subject: String(row["subject"]), lastRead: (row["last_read"] as Date).toISOString() }));
      const last = pairs.at(-1);
      return { pairs, next: last && pairs.length === PAIRS_AT_ONCE ? { actor: last.actor, subject: last.subject } : null };
    },
    async followed(reader, upTo, pairs) {
      const rows = await query(
        `SELECT asked.actor, asked.subject, asked.last_read FROM unnest($2::text[], $3::uuid[], $4::timestamptz[]) AS asked(actor, subject, last_read)
           JOIN ledger_pair AS known ON known.organisation = $1 AND known.actor = asked.actor AND known.subject = asked.subject
          WHERE known.last_act >= asked.last_read - ${AROUND} OR known.last_read > $5`,
        [reader, pairs.map(({ actor }) => actor), pairs.map(({ subject }) => subject), pairs.map(({ lastRead }) => lastRead), upTo],
      );
      return rows.map((row): ReadPair => ({ actor: String(row["actor"]), subject: String(row["subject"]), lastRead: (row["last_read"] as Date).toISOString() }));
    },
  };
}
