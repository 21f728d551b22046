import { Classified, codeList, Id, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID } from "type-graphql";
import { Person } from "./person.type.js";
import { Organisation, Professional } from "./reference.type.js";

export const RequestKind = codeList("RequestKind", "What a person asks about their data (*soort verzoek*).", {
  ACCESS: "to see what is held (inzage, AVG 15)",
  CORRECTION: "to correct what is wrong (correctie, AVG 16)",
  ADDITION: "to add what is missing (aanvulling, AVG 16)",
  DESTRUCTION: "to destroy it (vernietiging, Wmo 5.3.5, Jeugdwet 7.3.9, BW 7:455)",
  OBJECTION: "to stop using it (bezwaar, AVG 21)",
  INDEPENDENT_REVIEW: "to have a decision, or fact and opinion in it, tested by somebody else (onafhankelijke toets)",
});
export type RequestKind = keyof typeof RequestKind;

export const RequestState = codeList("RequestState", "Where a request stands.", { OPEN: "waits for a decision", EXTENDED: "waits longer, with a reason", DECIDED: "decided" });
export type RequestState = keyof typeof RequestState;

export const RequestDecision = codeList("RequestDecision", "What was decided (*besluit op een verzoek*).", {
  ACCEPTED: "accepted",
  PARTIAL: "accepted in part",
  REFUSED: "refused",
});
export type RequestDecision = keyof typeof RequestDecision;

export const RequestRoute = codeList("RequestRoute", "Where a person can go who does not agree (*rechtsgang*).", {
  COMPLAINT: "a complaint at the organisation (klacht)",
  OBJECTION_TO_AUTHORITY: "objection and appeal against a decision of an administrative authority (UAVG 34)",
  COURT: "a petition to the court, within six weeks (UAVG 35)",
  MEDIATION: "mediation or a dispute committee (UAVG 36)",
  DATA_PROTECTION_AUTHORITY: "the Dutch data protection authority (Autoriteit Persoonsgegevens)",
});
export type RequestRoute = keyof typeof RequestRoute;

/** About the handling of a request, not about what is on file (model.md section 1.21: MET/C2). */
const Handling = (type: () => unknown, description: string): PropertyDecorator => Classified(type, { category: "METADATA", confidentiality: "C2", description });

@RecordObject(
  "DataSubjectRequest",
  "What a person asks of an organisation about the data it holds (*verzoek van een betrokkene*). For who asked, and in that organisation for who works with the person and the privacy officer.",
  { key: "id" },
)
export class DataSubjectRequest {
  @Id(() => ID)
  id!: string;
  @Handling(() => RequestKind, "What is asked.")
  kind?: RequestKind;
  @Handling(() => Person, "About whom, where you may see the person.")
  person?: Person;
  @Handling(() => ID, "About whom, as a number.")
  personId?: string;
  @Handling(() => Person, "Who asks: the person, or who speaks for it.")
  requestedBy?: Person;
  @Handling(() => Organisation, "Of which organisation.")
  organisation?: Organisation;
  @Handling(() => [ID], "About which items; empty where it is about all.")
  items?: string[];
  @Handling(() => String, "In the words of who asks.")
  text?: string;
  @Handling(() => GraphQLLocalDate, "When it came in; the term begins.")
  receivedAt?: string;
  @Handling(() => GraphQLLocalDate, "First day on which a decision is too late.")
  dueAt?: string;
  @Handling(() => GraphQLLocalDate, "That day, where the term was extended.")
  extendedTo?: string;
  @Handling(() => String, "Why it takes longer.")
  extendedReason?: string;
  @Handling(() => Boolean, "The term passed without a decision.")
  isOverdue?: boolean;
  @Handling(() => RequestState, "Where it stands.")
  state?: RequestState;
  @Handling(() => RequestDecision, "What was decided.")
  decision?: RequestDecision;
  @Handling(() => String, "On which ground, in plain words.")
  ground?: string;
  @Handling(() => [RequestRoute], "Where to go next, for who does not agree.")
  routes?: RequestRoute[];
  @Handling(() => Professional, "Who decided.")
  decidedBy?: Professional;
  @Handling(() => GraphQLISODateTime, "When the decision could be read here by who asked.")
  communicatedAt?: Date;
}
