import type { SubgraphDefinition } from "@samenhang/subgraph";
import { ReferralEntity } from "./referrals.entity.js";
import { First } from "./referrals.migration.js";
import { referrals as records } from "./referrals.records.js";
import { PersonAtReferrals, ReferralsActs, ReferralsQueries } from "./referrals.resolver.js";
import { Organisation, Person } from "./referrals.type.js";

/** Referrals between organisations: who asks whom, where it stands, and the frozen package that goes with it. */
export const referrals: SubgraphDefinition = {
  name: "referrals",
  ownerType: "SHARED",
  resolvers: [PersonAtReferrals, ReferralsQueries, ReferralsActs],
  types: [Person, Organisation],
  references: { Referral: (id, { guard }, info) => guard.byId(records, id, info) },
  entities: [ReferralEntity],
  migrations: [First],
};
export { ReferralEntity };
export { nextState, type Move, type MoveProblem, type ReferralParty } from "./referral-state.js";
