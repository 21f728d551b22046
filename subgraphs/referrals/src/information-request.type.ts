import { Classified, codeList, ConfidentialityClass, DataCategory, Id, InformationNature, Meta, RecordObject } from "@samenhang/subgraph";
import { ITEM_CATEGORIES, type Category, type Confidentiality } from "@samenhang/policy";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID } from "type-graphql";
import { Organisation, Person, Professional } from "./referrals.type.js";

const OUTCOMES = {
  ANSWERED: "answered with statements (beantwoord)",
  REFUSED: "not answered, with a reason (geweigerd)",
  NOT_KNOWN_HERE: "the person is not known to the source (hier niet bekend)",
  CANNOT_CONFIRM_OR_DENY: "the source does not say whether it knows the person (bevestigt noch ontkent)",
};
export const InformationOutcome = codeList("InformationOutcome", "What a source says to a question (*uitkomst*).", OUTCOMES);
export type InformationOutcome = keyof typeof InformationOutcome;

export const InformationRequestState = codeList("InformationRequestState", "Where a question to a source stands (*status*).", {
  SENT: "waits for an answer (verstuurd)",
  ...OUTCOMES,
  WITHDRAWN: "taken back by who asked (ingetrokken)",
});
export type InformationRequestState = keyof typeof InformationRequestState;

export const InformationRequestUrgency = codeList("InformationRequestUrgency", "How fast an answer is needed (*spoed*).", {
  NORMAL: "within five working days",
  ACUTE: "within two hours, while Veilig Thuis assesses or investigates",
});
export type InformationRequestUrgency = keyof typeof InformationRequestUrgency;

export const InformationDuty = codeList("InformationDuty", "How strongly the source is bound to answer (*plicht of recht*); follows from the policy, never from who asks.", {
  LEGAL_DUTY: "the law obliges it to answer (wettelijke plicht)",
  LEGAL_RIGHT: "the law allows it to answer (wettelijk recht)",
  CONSENT_BASED: "it may answer because the person consented (op toestemming)",
});
export type InformationDuty = keyof typeof InformationDuty;

export const InformationRefusalReason = codeList("InformationRefusalReason", "Why a source does not answer (*reden van weigering*).", {
  NOT_NECESSARY: "what is asked is not needed for the purpose (niet nodig)",
  SECRECY_WEIGHS_MORE: "professional secrecy weighs more (beroepsgeheim weegt zwaarder)",
  INTEREST_OF_CHILD: "the interest of a child opposes it (belang van het kind)",
  NOT_SAFE: "answering would endanger someone (niet veilig)",
  ASK_THE_PERSON: "the person can be asked instead (vraag het de betrokkene)",
  NOT_RECORDED: "the source has nothing on what is asked (niet vastgelegd)",
});
export type InformationRefusalReason = keyof typeof InformationRefusalReason;

const INVOLVEMENT = { category: "INVOLVEMENT", confidentiality: "C2" } as const;
const CONTENT = { category: "INVOLVEMENT", confidentiality: "C3" } as const;

@RecordObject("AnswerStatement", "One statement a source released in answer to a question (*verklaring in antwoord*). Its category decides how it is classified.", {
  becomes: ITEM_CATEGORIES.map((category) => ({ category, because: "CONTENT", when: "the source answered about this", fields: ["text"] })),
})
export class AnswerStatement {
  @Id(() => ID)
  id!: string;
  @Classified(() => String, { category: "SAFETY", confidentiality: "C3", description: "What the source says (*verklaring*)." })
  text?: string;
  @Meta(() => InformationNature, "What kind of truth it claims (*aard*).")
  nature?: InformationNature;
  @Meta(() => DataCategory, "What it is about (*gegevenscategorie*).")
  category?: Category;
  @Meta(() => ConfidentialityClass, "How confidential it is; follows from what it is about (*vertrouwelijkheidsklasse*).")
  confidentiality?: Confidentiality;
  @Meta(() => Professional, "Who released it (*vrijgegeven door*).")
  releasedBy?: Professional;
  @Meta(() => GraphQLISODateTime, "When (*vrijgegeven op*).")
  releasedAt?: Date;
  @Meta(() => GraphQLLocalDate, "Last day on which who asked may read it (*geldig tot en met*).")
  validUntil?: string;
  @Meta(() => String, "On which ground it was released: id of a published ground (*grondslag*).")
  basis?: string;
}

@RecordObject("InformationResponse", "What a source said to a question (*antwoord*). It goes to who asked and into no case.")
export class InformationResponse {
  @Meta(() => GraphQLISODateTime, "When (*beantwoord op*).")
  answeredAt?: Date;
  @Meta(() => InformationRefusalReason, "Why it was not answered (*reden van weigering*).")
  refusalReason?: InformationRefusalReason;
  @Classified(() => String, { ...CONTENT, description: "The same in the words of the source (*toelichting*)." })
  refusalText?: string;
}

@RecordObject(
  "InformationRequest",
  "A concrete question about one person to the organisation that holds the answer (*vraag aan de bron*). Only who asks and who is asked know of it.",
  {
    becomes: [
      { category: "GGZ_INVOLVEMENT", confidentiality: "C4", because: "PARTIES", when: "the source is a provider of mental health care" },
      { category: "INVOLVEMENT", confidentiality: "C8", because: "PARTIES", when: "the asker is neither who put the question nor the source" },
    ],
  },
)
export class InformationRequest {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { ...INVOLVEMENT, description: "Whom it is about (*betrokkene*); always one person." })
  person?: Person;
  @Classified(() => Organisation, { ...INVOLVEMENT, description: "Which organisation asks (*vrager*)." })
  asker?: Organisation;
  @Classified(() => Professional, { ...INVOLVEMENT, description: "Who asks for it (*vragende professional*)." })
  askedBy?: Professional;
  @Classified(() => Organisation, { ...INVOLVEMENT, description: "Which organisation is asked (*bron*)." })
  toOrganisation?: Organisation;
  @Meta(() => DataCategory, "What is asked about (*gegevenscategorie*).")
  category?: Category;
  @Classified(() => [String], { ...CONTENT, description: "The questions (*vragen*)." })
  questions?: string[];
  @Classified(() => String, { ...CONTENT, description: "Why it must be known (*noodzaak*)." })
  necessity?: string;
  @Meta(() => String, "For which purpose, such as EXECUTE_SUPERVISION_ORDER (*doel*).")
  purpose?: string;
  @Meta(() => InformationDuty, "How strongly the source is bound to answer (*plicht of recht*).")
  duty?: InformationDuty;
  @Meta(() => [String], "On which grounds it is asked: ids of published grounds (*grondslagen*).")
  grounds?: string[];
  @Meta(() => InformationRequestUrgency, "How fast an answer is needed (*spoed*).")
  urgency?: InformationRequestUrgency;
  @Meta(() => GraphQLISODateTime, "When the term to answer ends (*termijn*). A proposal; nothing happens by itself.")
  dueAt?: Date;
  @Meta(() => Boolean, "The person was told of the question (*betrokkene geïnformeerd*).")
  personInformed?: boolean;
  @Classified(() => String, { ...CONTENT, description: "Why the person was not told (*reden van niet informeren*)." })
  notInformedReason?: string;
  @Meta(() => InformationRequestState, "Where it stands (*status*).")
  state?: InformationRequestState;
  @Meta(() => GraphQLISODateTime, "When it was sent (*verstuurd op*).")
  sentAt?: Date;
  @Meta(() => InformationResponse, "What the source said; null while it waits (*antwoord*).")
  response?: InformationResponse;
}
