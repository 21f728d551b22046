import { isOrganisationType } from "@samenhang/caller";
import type { FieldDecision, LedgerEntry } from "@samenhang/ledger";
import { isCategory, isPurpose, maskFromText, type Circumstances, type Rule } from "@samenhang/policy";

/** What a ledger kept of one request about one person, as far as a replay needs it. */
export type RecordedEntry = Pick<LedgerEntry, "organisation" | "organisationType" | "role" | "purpose" | "subject" | "decisions" | "policyVersion">;

/** Finds the rule that opens a field, in one version of the policy. */
export type Permit = (circumstances: Circumstances) => Pick<Rule, "id"> | undefined;

/** One field one party would gain or lose. Counts of people are exact, also small ones; nobody is named. */
export interface Change {
  readonly organisation: string;
  readonly role: string;
  readonly purpose: string;
  readonly field: string;
  readonly category: string;
  /** Decisions about records, by record and data subject. */
  readonly decisions: number;
  readonly people: number;
  /** Refusals that were said beforehand, from the rules: questions asked, whether or not anything is recorded. */
  readonly questions: number;
  readonly askedAbout: number;
}

export interface Rehearsal {
  readonly replayed: Counts;
  /** Decisions recorded without what was true of them, or in words this program does not know. */
  readonly notReplayable: number;
  readonly gains: readonly Change[];
  readonly losses: readonly Change[];
  /** Distinct people over all lines, without those who were only asked about. */
  readonly peopleGained: number;
  readonly peopleLost: number;
}

interface Counts {
  readonly decisions: number;
  readonly people: number;
  readonly questions: number;
}

/** A recorded decision that comes out otherwise under the version it was recorded with. */
export interface Mismatch extends Pick<Change, "organisation" | "role" | "purpose" | "field" | "category"> {
  readonly policyVersion: string;
  readonly recorded: string;
  readonly replayed: string;
  readonly decisions: number;
}

export interface ReplayCheck {
  readonly checked: number;
  readonly notReplayable: number;
  readonly mismatches: readonly Mismatch[];
  /** Decisions by a version of which no release is at hand. */
  readonly unknownVersions: Readonly<Record<string, number>>;
}

/**
 * Replays recorded decisions under two versions and says who would gain or lose what, for how many people.
 *
 * A decision is about one data subject of one record. A field about several people opens only when all of theirs do, and
 * what follows a record (its dates and status) comes and goes with it; neither is worked out here.
 */
export async function rehearse(entries: AsyncIterable<RecordedEntry>, current: Permit, other: Permit): Promise<Rehearsal> {
  const [gains, losses] = [new Tally(), new Tally()];
  const replayed = { decisions: 0, questions: 0 };
  const people = new Set<string>();
  let notReplayable = 0;
  for await (const entry of entries) {
    for (const decision of entry.decisions) {
      const circumstances = circumstancesOf(entry, decision);
      if (!circumstances) {
        notReplayable += 1;
        continue;
      }
      replayed.decisions += decision.count;
      if (decision.count === 0) replayed.questions += 1;
      else if (entry.subject !== null) people.add(entry.subject);
      const [now, then] = [current(circumstances) !== undefined, other(circumstances) !== undefined];
      if (now !== then) (then ? gains : losses).add(entry, decision);
    }
  }
  return {
    replayed: { ...replayed, people: people.size },
    notReplayable,
    gains: gains.changes(),
    losses: losses.changes(),
    peopleGained: gains.people.size,
    peopleLost: losses.people.size,
  };
}

/** Replays each decision under the version it was recorded with: that must give what was recorded, whatever changed since. */
export async function checkReplay(entries: AsyncIterable<RecordedEntry>, versions: ReadonlyMap<string, Permit>): Promise<ReplayCheck> {
  const mismatches = new Map<string, Mismatch>();
  const unknownVersions: Record<string, number> = {};
  let checked = 0;
  let notReplayable = 0;
  for await (const entry of entries) {
    const permit = versions.get(entry.policyVersion);
    for (const decision of entry.decisions) {
      const circumstances = circumstancesOf(entry, decision);
      if (!circumstances) {
        notReplayable += 1;
        continue;
      }
      if (!permit) {
        unknownVersions[entry.policyVersion] = (unknownVersions[entry.policyVersion] ?? 0) + timesOf(decision);
        continue;
      }
      checked += timesOf(decision);
      const rule = permit(circumstances);
      const recorded = decision.outcome === "ALLOW" ? `ALLOW by ${decision.rule}` : "refused";
      const replayed = rule ? `ALLOW by ${rule.id}` : "refused";
      if (recorded === replayed) continue;
      const { organisation, role, policyVersion } = entry;
      const { purpose, field, category } = circumstances;
      const line = { organisation, role, purpose, field, category, policyVersion, recorded, replayed };
      const key = JSON.stringify(line);
      mismatches.set(key, { ...line, decisions: (mismatches.get(key)?.decisions ?? 0) + timesOf(decision) });
    }
  }
  return { checked, notReplayable, mismatches: [...mismatches.values()], unknownVersions };
}

/** What was said beforehand is about no record, and was decided once. */
const timesOf = ({ count }: FieldDecision): number => Math.max(count, 1);

/** All that a rule looks at, or undefined where the ledger does not have it. */
function circumstancesOf({ purpose, organisationType }: RecordedEntry, { field, category, conditions }: FieldDecision): Circumstances | undefined {
  if (!isPurpose(purpose) || !isOrganisationType(organisationType) || !isCategory(category) || !/^[0-9a-f]{1,40}$/.test(conditions ?? "")) return undefined;
  return { purpose, asker: organisationType, category, field, conditions: maskFromText(conditions!) };
}

/** Counts by party, purpose and field. Who the people are stays in here. */
class Tally {
  readonly people = new Set<string>();
  readonly #lines = new Map<
    string,
    { of: Pick<Change, "organisation" | "role" | "purpose" | "field" | "category">; decisions: number; questions: number; seen: Set<string>; asked: Set<string> }
  >();

  add({ organisation, role, purpose, subject }: RecordedEntry, { field, category, count }: FieldDecision): void {
    const key = [organisation, role, purpose, field, category].join("|");
    let line = this.#lines.get(key);
    if (!line)
      this.#lines.set(key, (line = { of: { organisation, role, purpose: purpose!, field, category: category! }, decisions: 0, questions: 0, seen: new Set(), asked: new Set() }));
    line.decisions += count;
    if (count === 0) line.questions += 1;
    if (subject === null) return;
    (count === 0 ? line.asked : line.seen).add(subject);
    if (count > 0) this.people.add(subject);
  }

  changes(): readonly Change[] {
    return [...this.#lines]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { of, decisions, questions, seen, asked }]) => ({ ...of, decisions, people: seen.size, questions, askedAbout: asked.size }));
  }
}
