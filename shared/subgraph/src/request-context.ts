import type { OrganisationType } from "@samenhang/caller";
import { HubError, isHubError } from "@samenhang/errors";
import type { FieldCatalogue, Policy } from "@samenhang/policy";
import { isUuid } from "@samenhang/ticket";
import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Acts } from "./acts.js";
import { Guard } from "./guard.js";
import type { GuardOptions } from "./record-decisions.js";
import type { RecordType } from "./record-type.js";

/** What a resolver gets: the guard to read with, the acts to write with. There is no way to the tables but these. */
export interface RequestContext {
  readonly guard: Guard;
  readonly acts: Acts;
  readonly hub: HubFacts;
}

/** What everyone in the hub may know of the hub: the policy, the organisations, the schema, the time. Nothing about persons. */
export interface HubFacts {
  readonly policy: Policy;
  /** What kind of organisation an id stands for; undefined when the hub does not know it. */
  typeOf(organisation: string): OrganisationType | undefined;
  /** In which region it works; undefined when nobody said. */
  regionOf(organisation: string): string | undefined;
  /** The fields of the whole hub; left out in a subgraph that has no need of those of others. */
  readonly catalogue?: FieldCatalogue;
  /** The moment of this request. */
  readonly now: Date;
}

/** A guard whose reads are batched over the whole request, per record type and key. */
export function createGuard(database: DataSource, options: Omit<GuardOptions, "rows">): Guard {
  const loaders = new Map<string, DataLoader<string, readonly unknown[]>>();
  const loaderFor = <T extends object, Row>(type: RecordType<T, Row>, by: string): DataLoader<string, readonly unknown[]> => {
    const name = `${type.name}|${by}`;
    let loader = loaders.get(name);
    if (!loader) {
      loader = new DataLoader<string, readonly unknown[]>(
        async (keys) => {
          const read = (some: readonly string[]) => (some.length === 0 ? [] : readRows(() => type.load(database, by, some)));
          // Apart: a name where the table has an id names nothing, and takes no id along.
          const rows = await Promise.all([read(keys.filter(isUuid)), read(keys.filter((key) => !isUuid(key)))]);
          const byKey = new Map<string, Row[]>(keys.map((key) => [key, []]));
          for (const row of rows.flat()) for (const key of type.keysOf(row, by)) byKey.get(key)?.push(row);
          return keys.map((key) => byKey.get(key)!);
        },
        { maxBatchSize: 1_000 },
      );
      loaders.set(name, loader);
    }
    return loader;
  };
  return new Guard({ ...options, rows: async (type, by, key) => (canName(by, key) ? ((await loaderFor(type, by).load(key)) as never) : []) });
}

/** A key of another form names nothing. Ids are UUIDs; names have the form of a `sub` in a token. */
const canName = (by: string, key: string): boolean => isUuid(key) || (!BY_ID.includes(by) && NAME.test(key));
const BY_ID: readonly string[] = ["id", "about"];
const NAME = /^[\w.-]{1,64}$/;

/** PostgreSQL: the text is no value of that type. */
const NO_SUCH_VALUE = "22P02";

async function readRows<Row>(load: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  try {
    return await load();
  } catch (cause) {
    if ((cause as { code?: unknown }).code === NO_SUCH_VALUE) return [];
    throw isHubError(cause) ? cause : new HubError("DATABASE_UNAVAILABLE", { cause });
  }
}
