import { holdable, withOwnFiles, type SubgraphDefinition } from "@samenhang/subgraph";
import { ContactPointEntity, PublishedInvolvementEntity, ReleasedStatementEntity } from "./ggz.entity.js";
import { First } from "./ggz.migration.js";
import { GgzActs, GgzQueries, PersonAtGgz } from "./ggz.resolver.js";
import { Organisation, Person, Professional } from "./ggz.type.js";
import { involvements, statements } from "./ggz.records.js";

const definition: SubgraphDefinition = {
  name: "ggz",
  ownerType: "GGZ",
  resolvers: [PersonAtGgz, GgzQueries, GgzActs],
  types: [Person, Organisation, Professional],
  entities: [PublishedInvolvementEntity, ReleasedStatementEntity, ContactPointEntity],
  migrations: [First],
};

/** Adult mental health care: only what a named clinician released, never a clinical record. Default outflow: contact points of providers. */
export const ggz: SubgraphDefinition = withOwnFiles(
  { prefix: "ggz", holds: [holdable(PublishedInvolvementEntity, involvements), holdable(ReleasedStatementEntity, statements)] },
  definition,
);
export { ContactPointEntity, PublishedInvolvementEntity, ReleasedStatementEntity };
