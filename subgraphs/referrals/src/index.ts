import { holdable, withRecordKeeping, type SubgraphDefinition } from "@samenhang/subgraph";
import { AnswerStatementEntity, InformationRequestEntity } from "./information-request.entity.js";
import { InformationRequestActs, InformationRequestQueries, InformationResponseDoors } from "./information-request.resolver.js";
import { ReferralEntity } from "./referrals.entity.js";
import { First } from "./referrals.migration.js";
import { referrals as records } from "./referrals.records.js";
import { PersonAtReferrals, ReferralsActs, ReferralsQueries } from "./referrals.resolver.js";
import { Organisation, Person, Professional } from "./referrals.type.js";
import { answerStatements, informationRequests } from "./information-request.records.js";

const definition: SubgraphDefinition = {
  name: "referrals",
  ownerType: "SHARED",
  resolvers: [PersonAtReferrals, ReferralsQueries, ReferralsActs, InformationRequestQueries, InformationResponseDoors, InformationRequestActs],
  types: [Person, Organisation, Professional],
  references: { Referral: (id, { guard }, info) => guard.byId(records, id, info) },
  entities: [ReferralEntity, InformationRequestEntity, AnswerStatementEntity],
  migrations: [First],
};

/** What goes between organisations: referrals, with the frozen package they hand over, and questions to a source, with its answer. */
export const referrals: SubgraphDefinition = withRecordKeeping(
  { prefix: "referrals", holds: [holdable(ReferralEntity, records), holdable(InformationRequestEntity, informationRequests), holdable(AnswerStatementEntity, answerStatements)] },
  definition,
);
export { AnswerStatementEntity, InformationRequestEntity, ReferralEntity };
export { nextState, type Move, type MoveProblem, type ReferralParty } from "./referral-state.js";
