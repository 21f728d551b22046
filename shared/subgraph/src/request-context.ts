import type { OrganisationType } from "@samenhang/caller";
import { HubError, isHubError } from "@samenhang/errors";
import type { Policy, ShareableField } from "@samenhang/policy";
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
  /** Empty in a subgraph that was not given it. */
  readonly fields: readonly ShareableField[];
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
          const rows = await readRows(() => type.load(database, by, keys));
          const byKey = new Map<string, Row[]>(keys.map((key) => [key, []]));
          for (const row of rows) for (const key of type.keysOf(row, by)) byKey.get(key)?.push(row);
          return keys.map((key) => byKey.get(key)!);
        },
        { maxBatchSize: 1_000 },
      );
      loaders.set(name, loader);
    }
    return loader;
  };
  return new Guard({ ...options, rows: async (type, by, key) => (UUID_OR_SLUG.test(key) ? ((await loaderFor(type, by).load(key)) as never) : []) });
}

/** A key of another form cannot be a key of ours; it must not reach the database as a cast error. */
const UUID_OR_SLUG = /^[0-9a-z][0-9a-z.-]{1,63}$/;

async function readRows<Row>(load: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
  try {
    return await load();
  } catch (cause) {
    throw isHubError(cause) ? cause : new HubError("DATABASE_UNAVAILABLE", { cause });
  }
}
