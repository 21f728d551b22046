import { Classified, codeList, EntityPart, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID } from "type-graphql";

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

export const ConsentKind = codeList("ConsentKind", "Kinds of consent (*soort toestemming*); never interchangeable.", {
  SECRECY_WAIVER: "lifts professional secrecy for this sharing (toestemming voor doorbreken geheimhouding)",
  GDPR_CONSENT: "consent of the GDPR (AVG 6(1)(a)); not accepted under compulsion",
  CARE_CONSENT: "to help or treatment",
  CONTACT_CONSENT: "to approach the network",
});
export type ConsentKind = keyof typeof ConsentKind;

export const ConsentCapacity = codeList("ConsentCapacity", "In which capacity consent is given.", {
  SELF: "for oneself",
  REPRESENTATIVE: "as holder of authority",
  MENTOR: "as mentor",
  CURATOR: "as curator",
  WRITTEN_PROXY: "with a written proxy",
  PARTNER: "as partner",
  FAMILY: "as family",
  BIJZONDERE_CURATOR: "as bijzondere curator (BW 1:250)",
});
export type ConsentCapacity = keyof typeof ConsentCapacity;

export const ConsentStatus = codeList("ConsentStatus", "Where a consent stands.", {
  GIVEN: "given (gegeven)",
  REFUSED: "refused (geweigerd)",
  WITHDRAWN: "withdrawn (ingetrokken)",
  EXPIRED: "no longer valid (verlopen)",
});
export type ConsentStatus = keyof typeof ConsentStatus;

export const RepresentationType = codeList("RepresentationType", "How someone speaks for another (*vertegenwoordiging*).", {
  GUARDIAN_PERSON: "guardian",
  MENTOR: "mentor (BW 1:450)",
  CURATOR: "curator",
  WRITTEN_PROXY: "written proxy",
  PARTNER: "partner",
  FAMILY: "family",
  BIJZONDERE_CURATOR: "bijzondere curator (BW 1:250)",
});
export type RepresentationType = keyof typeof RepresentationType;

export const LegalFactKind = codeList("LegalFactKind", "Facts a competent organisation attests (*juridisch feit*).", {
  MEASURE: "a child protection measure is in force",
  INVESTIGATION: "an investigation or report is being worked on",
  HANDOVER: "a handover was accepted",
  TREATMENT: "a treatment relation exists",
  PROVIDER_NAMED: "the person or a court file named a provider",
});
export type LegalFactKind = keyof typeof LegalFactKind;

const DECIDED = { category: "DECISION", confidentiality: "C2" } as const;

@RecordObject("ConsentRecord", "A consent or refusal (*toestemming*): who may share what with whom, for what, until when.", {
  key: "id",
  becomes: [{ category: "GGZ_INVOLVEMENT", confidentiality: "C4", because: "PARTIES", when: "a provider of mental health care is a party, and the asker is no family member" }],
})
export class ConsentRecord {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { ...DECIDED, description: "About whose data (*betrokkene*)." })
  subject?: Person;
  @Classified(() => Person, { ...DECIDED, description: "Who gave it." })
  givenBy?: Person;
  @Classified(() => Organisation, { ...DECIDED, description: "The institution that gave it, as guardian (*voogd*)." })
  givenByOrganisation?: Organisation;
  @Classified(() => ConsentCapacity, { ...DECIDED, description: "In which capacity." })
  capacity?: ConsentCapacity;
  @Classified(() => ConsentKind, { ...DECIDED, description: "Kind." })
  kind?: ConsentKind;
  @Classified(() => Organisation, { ...DECIDED, reveals: ["PROVIDER", "EXISTENCE_OF_HELP"], description: "Who may share (*van*)." })
  fromOrganisation?: Organisation;
  @Classified(() => [Organisation], { ...DECIDED, reveals: ["PROVIDER", "EXISTENCE_OF_HELP"], description: "With whom (*aan*)." })
  toOrganisations?: Organisation[];
  @Classified(() => [String], { ...DECIDED, description: "Which categories." })
  categories?: string[];
  @Classified(() => [String], { ...DECIDED, description: "For which purposes." })
  purposes?: string[];
  @Classified(() => ConsentStatus, { ...DECIDED, description: "Where it stands now." })
  status?: ConsentStatus;
  @Meta(() => GraphQLLocalDate, "When it was given.")
  givenAt?: string;
  @Meta(() => GraphQLLocalDate, "Last day.")
  validUntil?: string;
  @Meta(() => GraphQLISODateTime, "When it was withdrawn.")
  withdrawnAt?: Date;
  @Meta(() => String, "How it was given.")
  channel?: string;
  @Meta(() => Boolean, "It was said that help does not depend on it (*vrijheid*).")
  pressureChecked?: boolean;
  @Classified(() => String, { ...DECIDED, description: "Where the proof is, or a note of what was said (*bewijs*)." })
  evidence?: string;
  @Meta(() => String, "Which text was shown (*uitleg vooraf*).")
  textVersion?: string;
  @Meta(() => String, "In which language.")
  language?: string;
  @Meta(() => Boolean, "An interpreter was there (*tolk*).")
  interpreter?: boolean;
  @Meta(() => ID, "The question it answers.")
  request?: string;
}

@RecordObject("Representation", "Who speaks for whom (*vertegenwoordiging*), beside parental authority.")
export class Representation {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { category: "FAMILY", confidentiality: "C2", description: "For whom." })
  represented?: Person;
  @Classified(() => Person, { category: "FAMILY", confidentiality: "C2", description: "Who." })
  representative?: Person;
  @Classified(() => RepresentationType, { category: "FAMILY", confidentiality: "C2", description: "In which capacity." })
  type?: RepresentationType;
  @Meta(() => GraphQLLocalDate, "Since when.")
  since?: string;
  @Meta(() => GraphQLLocalDate, "Until when.")
  until?: string;
  @Meta(() => GraphQLLocalDate, "When it was verified.")
  verifiedAt?: string;
}

@RecordObject("LegalFact", "A fact attested by the organisation competent for it (*juridisch feit*); decisions rest on it.", {
  becomes: [
    { category: "INVOLVEMENT", confidentiality: "C2", because: "CONTENT", when: "the fact is an investigation" },
    { category: "GGZ_INVOLVEMENT", confidentiality: "C4", because: "PARTIES", when: "the fact is a handover, a treatment or a provider that was named" },
  ],
})
export class LegalFact {
  @Id(() => ID)
  id!: string;
  @Classified(() => [Person], { category: "MEASURE", confidentiality: "C2", reveals: ["PROVIDER", "EXISTENCE_OF_HELP"], description: "About whom." })
  about?: Person[];
  @Classified(() => LegalFactKind, { category: "MEASURE", confidentiality: "C2", reveals: ["PROVIDER", "EXISTENCE_OF_HELP"], description: "What." })
  kind?: LegalFactKind;
  @Classified(() => Organisation, { category: "MEASURE", confidentiality: "C2", reveals: ["PROVIDER", "EXISTENCE_OF_HELP"], description: "Who attested it." })
  organisation?: Organisation;
  @Meta(() => GraphQLLocalDate, "Since when.")
  since?: string;
  @Meta(() => GraphQLLocalDate, "First day it no longer holds.")
  until?: string;
}
