import type { SHIELDABLE } from "@samenhang/policy";
import { Classified, codeList, Id, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID } from "type-graphql";
import { Person } from "./person.type.js";
import { Professional } from "./reference.type.js";

export const ShieldedThing = codeList<(typeof SHIELDABLE)[number]>("ShieldedThing", "What a shielding order hides.", {
  LOCATION: "where the person is",
  SCHOOL: "school or day care",
  CONTACT: "telephone and e-mail",
  WORK: "place of work",
  PROVIDER: "who gives help",
  APPOINTMENTS: "places and times of appointments",
  ESCAPE_PLAN: "escape plan",
  EXISTENCE_OF_HELP: "that help is given",
});
export type ShieldedThing = keyof typeof ShieldedThing;

export const LeakSource = codeList("LeakSource", "What the approver of a shielding order goes through for what could reveal the place (*lektoets*).", {
  ADDRESSES_AND_CONTACTS: "addresses, municipality, telephone numbers and e-mail, also of relatives",
  SCHOOL_AND_WORK: "school, day care and work",
  PROVIDERS_AND_PROFESSIONALS: "who gives help, and the region and organisation of the professionals",
  APPOINTMENTS_AND_TRAVEL: "places and times of appointments, travel times",
  FREE_TEXT: "reports, plans, agreements and information items",
  DOCUMENTS: "documents and the names of files",
  REFERRALS: "referrals and questions that are under way",
  FAMILY_AND_NETWORK: "what children, relatives and the network could tell",
});
export type LeakSource = keyof typeof LeakSource;

const SHIELDED = { category: "SHIELDED", confidentiality: "C7" } as const;

@RecordObject("ShieldingReview", "A review of a shielding order (*toetsing*).")
export class ShieldingReview {
  @Classified(() => Professional, { ...SHIELDED, description: "Who reviewed it." })
  by?: Professional;
  @Classified(() => GraphQLLocalDate, { ...SHIELDED, description: "When." })
  at?: string;
  @Classified(() => String, { ...SHIELDED, description: "Why it is still needed." })
  finding?: string;
}

@RecordObject("ShieldingEndProposal", "A proposal to end a shielding order; another named officer decides.")
export class ShieldingEndProposal {
  @Classified(() => Professional, { ...SHIELDED, description: "Who proposes it." })
  by?: Professional;
  @Classified(() => GraphQLISODateTime, { ...SHIELDED, description: "When." })
  at?: Date;
  @Classified(() => String, { ...SHIELDED, description: "What the shielded person thinks of it." })
  victimView?: string;
  @Classified(() => String, { ...SHIELDED, description: "Why it is no longer needed." })
  reason?: string;
}

@RecordObject("ShieldingOrder", "A shielding order (*afscherming*). For everyone but the named safety officers, with a second person, it does not exist.")
export class ShieldingOrder {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { ...SHIELDED, description: "Who is shielded." })
  subject?: Person;
  @Classified(() => [Person], { ...SHIELDED, description: "From whom." })
  hiddenFrom?: Person[];
  @Classified(() => [ShieldedThing], { ...SHIELDED, description: "What is hidden." })
  what?: ShieldedThing[];
  @Classified(() => String, { ...SHIELDED, description: "Why." })
  ground?: string;
  @Classified(() => Professional, { ...SHIELDED, description: "Who asked for it." })
  requestedBy?: Professional;
  @Classified(() => Professional, { ...SHIELDED, description: "Who approved it; another than who asked." })
  approvedBy?: Professional;
  @Classified(() => GraphQLLocalDate, { ...SHIELDED, description: "Since when." })
  since?: string;
  @Classified(() => GraphQLLocalDate, { ...SHIELDED, description: "When it must be reviewed; at most three months on." })
  reviewAt?: string;
  @Classified(() => GraphQLISODateTime, {
    ...SHIELDED,
    description: "Until when it may stand without a second person, 72 hours on (*voorlopig tot*); null once approved. It hides until it is ended, also after this moment.",
  })
  provisionalUntil?: Date;
  @Classified(() => Boolean, { ...SHIELDED, description: "The second person is late (*goedkeuring te laat*)." })
  isApprovalOverdue?: boolean;
  @Classified(() => Boolean, { ...SHIELDED, description: "The review is late (*toetsing te laat*); it goes on hiding." })
  isReviewOverdue?: boolean;
  @Classified(() => GraphQLISODateTime, { ...SHIELDED, description: "When it was approved." })
  approvedAt?: Date;
  @Classified(() => Boolean, { ...SHIELDED, description: "The approver went through everything that could reveal the place (*lektoets gedaan*)." })
  leakCheckDone?: boolean;
  @Classified(() => [String], { ...SHIELDED, description: "Words searched for in free text, beside the addresses and contacts that are hidden (*zoekwoorden*)." })
  words?: string[];
  @Classified(() => [ShieldingReview], { ...SHIELDED, description: "Reviews, oldest first (*toetsingen*)." })
  reviews?: ShieldingReview[];
  @Classified(() => ShieldingEndProposal, { ...SHIELDED, description: "Half a decision to end it (*voorstel tot beëindiging*)." })
  endProposal?: ShieldingEndProposal;
  @Classified(() => GraphQLLocalDate, { ...SHIELDED, description: "When it ended." })
  endedAt?: string;
}
