import { dutchDay } from "@samenhang/policy";
import { defineRecord, isDisclosed, professional, type RecordEntity } from "@samenhang/subgraph";
import type { DataSource, EntityTarget } from "typeorm";
import { HelpRequestEntity, HelpTrajectoryEntity } from "./lokaal-team.entity.js";
import type { KnownHere, TeamHat } from "./lokaal-team.type.js";

/** One request or trajectory, open or past, as far as it makes a person known. */
interface Help {
  readonly record: RecordEntity;
  readonly isOpen: boolean;
  readonly since: string;
  readonly contact: string;
  readonly hat: TeamHat;
}

interface Known {
  readonly person: string;
  /** Undefined says that the person is not known. */
  readonly help: Help | undefined;
}

/** Owner of the answer "not known": no organisation, so that only a standing release opens it, never ownership or consent. */
const NO_ORGANISATION = "";

/**
 * Derived from requests and trajectories; there is no table to forget to update.
 *
 * INVARIANT: whoever is asked for, the last row says "not known". Where the rules show nothing of a file that is on hold
 * or past its term, the answer is the one for a person without a file, not the absence of an answer.
 */
export const knownHere = defineRecord<KnownHere>()<Known>({
  name: "KnownHere",
  load: async (database, _by, persons) => {
    const [requests, trajectories] = await Promise.all([rowsAbout(database, HelpRequestEntity, persons), rowsAbout(database, HelpTrajectoryEntity, persons)]);
    const help = [...requests.map(ofRequest), ...trajectories.map(ofTrajectory)].sort(byTermThenOpenThenAge);
    return persons.flatMap((person): Known[] => {
      const here = help.filter(({ record }) => record.about.includes(person));
      const firstOfEach = here.filter((one) => here.find(({ record }) => record.owner === one.record.owner) === one);
      return [...firstOfEach.map((first) => ({ person, help: first })), { person, help: undefined }];
    });
  },
  keysOf: (row) => [row.person],
  id: ({ person, help }) => help?.record.id ?? person,
  about: (row) => [row.person],
  facts: ({ help }) => (help ? { owner: help.record.owner, ...(help.record.retainedUntil ? { retainedUntil: help.record.retainedUntil } : {}) } : { owner: NO_ORGANISATION }),
  // "Not known" gives nothing away, also about someone whose help is shielded: it is then what everyone hears.
  reclassify: ({ help }) => (help ? undefined : { category: "INVOLVEMENT", confidentiality: "C2", reveals: [] }),
  values: ({ help }) => (help ? { known: true, since: help.since, contactPerson: professional(help.contact), hat: help.hat } : { known: false }),
});

/** What is on hold makes nobody known. */
const rowsAbout = <Row extends RecordEntity>(database: DataSource, entity: EntityTarget<Row>, persons: readonly string[]): Promise<Row[]> =>
  database
    .getRepository(entity)
    .createQueryBuilder("row")
    .where(`row.about && :persons AND ${isDisclosed("row")}`, { persons })
    .getMany();

const ofRequest = (record: HelpRequestEntity): Help => ({
  record,
  isOpen: record.status !== "CLOSED",
  since: dutchDay(record.askedAt),
  contact: record.contactPerson,
  hat: record.hat,
});

const ofTrajectory = (record: HelpTrajectoryEntity): Help => ({
  record,
  isOpen: record.status !== "ENDED",
  since: record.from ?? dutchDay(record.recordedAt),
  contact: record.recordedBy,
  hat: "HELP",
});

/** What is kept longest comes first: when that is past its term, so is all else of its organisation. */
function byTermThenOpenThenAge(a: Help, b: Help): number {
  const termOf = ({ record }: Help): string => record.retainedUntil ?? "9999-12-31";
  return termOf(b).localeCompare(termOf(a)) || Number(b.isOpen) - Number(a.isOpen) || a.since.localeCompare(b.since) || a.record.id.localeCompare(b.record.id);
}
