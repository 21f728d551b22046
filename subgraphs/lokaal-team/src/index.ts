import { OVERDUE_WITHHOLDINGS } from "@samenhang/child-conversation";
import { holdable, withOwnFiles, type SubgraphDefinition } from "@samenhang/subgraph";
import { AcceptedHandoverEntity, HelpRequestEntity, HelpTrajectoryEntity, LtChildConversationEntity } from "./lokaal-team.entity.js";
import { First } from "./lokaal-team.migration.js";
import { LokaalTeamActs, LokaalTeamQueries, PersonAtLokaalTeam } from "./lokaal-team.resolver.js";
import { Organisation, Person, Professional } from "./lokaal-team.type.js";
import { acceptedHandovers, childConversations, helpRequests, helpTrajectories } from "./lokaal-team.records.js";

const definition: SubgraphDefinition = {
  name: "lokaal-team",
  ownerType: "LOCAL_TEAM",
  resolvers: [PersonAtLokaalTeam, LokaalTeamQueries, LokaalTeamActs],
  types: [Person, Organisation, Professional],
  entities: [HelpRequestEntity, HelpTrajectoryEntity, AcceptedHandoverEntity, LtChildConversationEntity],
  migrations: [First],
  outstanding: [OVERDUE_WITHHOLDINGS],
};

/** Local teams: requests for help, help trajectories, accepted handovers. Default outflow: whether a person is known. */
export const lokaalTeam: SubgraphDefinition = withOwnFiles(
  {
    prefix: "lt",
    holds: [
      holdable(HelpRequestEntity, helpRequests),
      holdable(HelpTrajectoryEntity, helpTrajectories),
      holdable(AcceptedHandoverEntity, acceptedHandovers),
      holdable(LtChildConversationEntity, childConversations),
    ],
  },
  definition,
);
export { AcceptedHandoverEntity, HelpRequestEntity, HelpTrajectoryEntity, LtChildConversationEntity };
