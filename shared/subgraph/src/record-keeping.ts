import type { Outstanding } from "./outstanding.js";
import type { Holdable } from "./record-hold.acts.js";
import { RecordDestructionEntity } from "./record-destruction.entity.js";
import { dataSubjectRequestPart } from "./record-destruction.type.js";
import { RecordHoldEntity } from "./record-hold.entity.js";
import { destructionDoors, recordKeepingDoors } from "./record-keeping.resolver.js";
import { RetentionRunEntity } from "./retention-run.entity.js";
import type { SubgraphDefinition } from "./server.js";

interface Keeping {
  /** What the names of its doors begin with: a name is one subgraph's alone. */
  readonly prefix: string;
  /** What a hold can be on. */
  readonly holds: readonly Holdable[];
}

const LAPSED_HOLDS = {
  kind: "LAPSED_HOLDS",
  table: "record_hold",
  actor: "recorded_by",
  where: "row.ended_on IS NULL AND row.review_at <= asked.day",
} as const satisfies Outstanding;

/** What every subgraph has beside its own records: holds on them, and what the retention run did. */
export const withRecordKeeping = ({ prefix, holds }: Keeping, definition: SubgraphDefinition): SubgraphDefinition => ({
  ...definition,
  resolvers: [...definition.resolvers, recordKeepingDoors(prefix, holds)],
  entities: [...definition.entities, RecordHoldEntity, RetentionRunEntity],
  outstanding: [...(definition.outstanding ?? []), LAPSED_HOLDS],
});

/** The own files of organisations: also carries out what persons ask to be destroyed in them. */
export function withOwnFiles(keeping: Keeping, definition: SubgraphDefinition): SubgraphDefinition {
  const { resolvers, types, entities, ...kept } = withRecordKeeping(keeping, definition);
  const Request = dataSubjectRequestPart();
  return {
    ...kept,
    resolvers: [...resolvers, ...destructionDoors(keeping.prefix, keeping.holds, Request)],
    types: [...types, Request],
    entities: [...entities, RecordDestructionEntity],
  };
}
