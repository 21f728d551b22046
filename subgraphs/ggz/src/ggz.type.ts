import { Classified, codeList, EntityPart, Id, Public, RecordObject } from "@samenhang/subgraph";
import { GraphQLISODateTime, ID } from "type-graphql";
import { GraphQLLocalDate } from "graphql-scalars";

export const StatementKind = codeList("StatementKind", "What a released statement is about (*soort verklaring*).", {
  AVAILABILITY: "taking part in a meeting, when to reach whom (bereikbaarheid)",
  TREATMENT_STATUS: "waiting, active or ended; nothing of the content (status behandeling)",
  WAITING_TIME: "how long until treatment begins (wachttijd)",
  PARENTING_IMPACT: "what the parent can do for the children now and what helps; no diagnosis (invloed op ouderschap)",
  SAFETY_RISK: "a concrete risk to named persons, its signs, advice (veiligheidsrisico)",
  CRISIS_AGREEMENT: "early signs and whom to call, chosen by the patient (signaleringsplan)",
  COOPERATION_AGREEMENT: "the patient's own agreements in a plan (afspraak in een plan)",
});
export type StatementKind = keyof typeof StatementKind;

export const ReleaseGround = codeList("ReleaseGround", "On what a clinician may release a statement (*grond voor vrijgave*).", {
  CONSENT: "the patient lifted the secrecy (toestemming)",
  VT_RIGHT: "the right to inform Veilig Thuis (Wmo 5.2.6)",
  RVDK_RIGHT: "the right to inform the Board (BW 1:240)",
  GI_DUTY: "the duty to inform the institution that executes a supervision order (Jeugdwet 7.3.11 lid 4)",
  CONFLICT_OF_DUTIES: "serious harm that could not be averted otherwise (conflict van plichten)",
});
export type ReleaseGround = keyof typeof ReleaseGround;

const INVOLVEMENT = { category: "GGZ_INVOLVEMENT", confidentiality: "C4" } as const;
const HEALTH = { category: "ADULT_HEALTH", confidentiality: "C4" } as const;

@EntityPart("Person")
export class Person {
  @Id(() => ID)
  id!: string;
}
@EntityPart("Organisation")
export class Organisation {
  @Id(() => ID)
  id!: string;
}
@EntityPart("Professional")
export class Professional {
  @Id(() => ID)
  id!: string;
}

@RecordObject("PublishedInvolvement", "That a person is in treatment (*betrokkenheid ggz*), to one organisation, as released by the clinician.")
export class PublishedInvolvement {
  @Classified(() => GraphQLLocalDate, { ...INVOLVEMENT, reveals: ["PROVIDER", "EXISTENCE_OF_HELP"], description: "Since when." })
  since?: string;
  @Classified(() => Professional, { ...INVOLVEMENT, reveals: ["PROVIDER", "EXISTENCE_OF_HELP"], description: "Clinician to contact (*behandelaar*)." })
  clinicianContact?: Professional;
}

@RecordObject("ReleasedStatement", "One statement a clinician released to one organisation (*vrijgegeven verklaring*). Its kind decides how it is classified.", {
  becomes: [
    { category: "GGZ_INVOLVEMENT", confidentiality: "C4", because: "CONTENT", when: "the statement is about availability" },
    { category: "ADULT_HEALTH", confidentiality: "C4", because: "CONTENT", when: "the statement is about treatment, parenting or a crisis agreement" },
    { category: "PLAN", confidentiality: "C4", because: "CONTENT", when: "the statement is about waiting time or how to work together" },
    { category: "SAFETY", confidentiality: "C4", because: "CONTENT", when: "the statement is about a risk for safety" },
  ],
})
export class ReleasedStatement {
  @Id(() => ID)
  id!: string;
  @Classified(() => [Person], { ...HEALTH, description: "The patient; always one." })
  about?: Person[];
  @Classified(() => StatementKind, { ...HEALTH, description: "What it is about." })
  kind?: StatementKind;
  @Classified(() => String, { ...HEALTH, description: "The statement, in the clinician's words (*verklaring*)." })
  text?: string;
  @Classified(() => GraphQLISODateTime, { ...HEALTH, description: "When it was released (*vrijgegeven*)." })
  releasedAt?: Date;
  @Classified(() => GraphQLLocalDate, { ...HEALTH, description: "Last day on which it may be read." })
  validUntil?: string;
  @Classified(() => Professional, { ...HEALTH, description: "Clinician who released it (*behandelaar*)." })
  releasedBy?: Professional;
  @Classified(() => ReleaseGround, { ...HEALTH, description: "On what the release rests (*grond*)." })
  ground?: ReleaseGround;
}

@RecordObject("GgzContactPoint", "Where a provider can be reached in general (*aandachtsfunctionaris*). Says nothing about any patient.")
export class GgzContactPoint {
  @Public(() => Organisation, "The provider.", true)
  organisation?: Organisation;
  @Public(() => String, "General telephone number.", true)
  phone?: string;
  @Public(() => String, "Number in a crisis (*crisisdienst*).", true)
  crisisPhone?: string;
  @Public(() => String, "When it can be reached (*bereikbaarheid*).", true)
  openingHours?: string;
}
