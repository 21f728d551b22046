import { Classified, codeList, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { ID } from "type-graphql";
import { Person } from "./person.type.js";
import { Organisation, Professional } from "./reference.type.js";

export const CaseRole = codeList("CaseRole", "Role of a person in a case (*rol*), never a property of the person.", {
  CHILD: "child",
  PARENT: "parent",
  PARTNER: "partner",
  VICTIM: "victim, as far as known",
  ALLEGED_OFFENDER: "alleged offender; not established",
  WITNESS: "witness",
  ELDERLY: "elderly person",
  CARER: "carer",
});
export type CaseRole = keyof typeof CaseRole;

export const Framework = codeList("Framework", "The legal frame in which help is given to a person (*kader*).", {
  VOLUNTARY: "voluntary (vrijwillig)",
  PRE_MEASURE: "a measure is being considered (drang)",
  COMPULSORY: "a measure is in force (dwang)",
  ACUTE: "acute danger",
});
export type Framework = keyof typeof Framework;

export const CasePhase = codeList("CasePhase", "Phase of the work on safety (*fase*).", {
  DIRECT_SAFETY: "direct safety",
  RISK_DRIVEN_CARE: "risk-driven care",
  RECOVERY: "recovery",
  FOLLOW_UP: "follow-up",
});
export type CasePhase = keyof typeof CasePhase;

export const ParticipantCapacity = codeList("ParticipantCapacity", "In which capacity a professional takes part (*hoedanigheid*).", {
  VOLUNTARY_HELP: "voluntary help",
  STATUTORY_INVESTIGATION: "statutory investigation",
  EXECUTION_OF_MEASURE: "executes a measure",
  TREATMENT: "treats",
  ADVICE: "advises",
  SUPPORT: "supports a person",
  REVIEW: "reviews",
  COORDINATION: "coordinates",
});
export type ParticipantCapacity = keyof typeof ParticipantCapacity;

@RecordObject("Case", "A case (*casus*): the only place where persons are brought together.", { key: "id" })
export class Case {
  @Id(() => ID)
  id!: string;
  @Meta(() => GraphQLLocalDate, "When it was opened.")
  openedAt?: string;
  @Classified(() => Organisation, { category: "INVOLVEMENT", confidentiality: "C1", description: "Who opened it." })
  openedBy?: Organisation;
  @Meta(() => GraphQLLocalDate, "When it was closed.")
  closedAt?: string;
  @Classified(() => String, { category: "DECISION", confidentiality: "C2", description: "Why it was closed." })
  closeReason?: string;
  @Classified(() => CasePhase, { category: "SAFETY", confidentiality: "C2", description: "Phase of the work on safety (*fase*)." })
  phase?: CasePhase;
  @Classified(() => Professional, { category: "INVOLVEMENT", confidentiality: "C1", description: "Who coordinates (*regisseur*)." })
  coordinator?: Professional;
}

const FRAME = { category: "MEASURE", confidentiality: "C2" } as const;

@RecordObject("FrameworkPeriod", "A period of the legal frame of a person (*kader*), with why it changed and when the person was told.")
export class FrameworkPeriod {
  @Classified(() => Framework, { ...FRAME, description: "The frame." })
  framework?: Framework;
  @Classified(() => GraphQLLocalDate, { ...FRAME, description: "Since when." })
  since?: string;
  @Classified(() => String, { ...FRAME, description: "Why it changed (*reden*)." })
  reason?: string;
  @Classified(() => GraphQLLocalDate, { ...FRAME, description: "When the person was told (*verteld op*)." })
  toldAt?: string;
}

@RecordObject("CasePerson", "A person in a case (*betrokkene*).")
export class CasePerson {
  @Classified(() => Person, { category: "FAMILY", confidentiality: "C1", description: "Who." })
  person?: Person;
  @Classified(() => [CaseRole], { category: "SAFETY", confidentiality: "C3", description: "Roles in this case." })
  roles?: CaseRole[];
  @Classified(() => Framework, { ...FRAME, description: "Legal frame for this person (*kader*)." })
  framework?: Framework;
  @Classified(() => [FrameworkPeriod], { ...FRAME, description: "How that frame changed, oldest first (*verloop van het kader*)." })
  frameworkHistory?: FrameworkPeriod[];
  @Meta(() => GraphQLLocalDate, "Since when.")
  since?: string;
}

const INVOLVED = { category: "INVOLVEMENT", confidentiality: "C1", reveals: ["PROVIDER", "EXISTENCE_OF_HELP"] } as const;

@RecordObject("CaseParticipant", "A professional who takes part in a case (*betrokken professional*), about the persons in `concerns`.", {
  becomes: [
    { category: "GGZ_INVOLVEMENT", confidentiality: "C4", because: "PARTIES", when: "who takes part works in mental health care" },
    { category: "SHIELDED", confidentiality: "C7", because: "PARTIES", when: "who takes part is a safety officer, which tells of a shielding order" },
  ],
})
export class CaseParticipant {
  @Id(() => ID)
  id!: string;
  @Meta(() => ID, "In which case.")
  caseId?: string;
  @Classified(() => Professional, { ...INVOLVED, description: "Who." })
  professional?: Professional;
  @Classified(() => Organisation, { ...INVOLVED, description: "For which organisation." })
  organisation?: Organisation;
  @Classified(() => Organisation, { ...INVOLVED, description: "Whose statutory task, where another's (*mandaat*)." })
  mandateOf?: Organisation;
  @Classified(() => [Person], { ...INVOLVED, description: "About whom (*over wie*); access follows this list." })
  concerns?: Person[];
  @Classified(() => ParticipantCapacity, { ...INVOLVED, description: "In which capacity (*hoedanigheid*)." })
  capacity?: ParticipantCapacity;
  @Meta(() => GraphQLLocalDate, "Since when.")
  since?: string;
  @Meta(() => GraphQLLocalDate, "Until when.")
  until?: string;
  @Classified(() => GraphQLLocalDate, { ...INVOLVED, description: "Last contact." })
  lastContactAt?: string;
}

@RecordObject("ContactPersonAssignment", "The fixed contact of a person, with a second from another organisation (*vaste contactpersoon en duo*).")
export class ContactPersonAssignment {
  @Classified(() => Person, { ...INVOLVED, description: "For whom." })
  person?: Person;
  @Classified(() => Professional, { ...INVOLVED, description: "The fixed contact." })
  primary?: Professional;
  @Classified(() => Professional, { ...INVOLVED, description: "The second." })
  duo?: Professional;
  @Meta(() => GraphQLLocalDate, "Since when.")
  since?: string;
  @Meta(() => GraphQLLocalDate, "Until when.")
  until?: string;
  @Classified(() => String, { ...INVOLVED, confidentiality: "C2", description: "Why it changed." })
  changeReason?: string;
}
