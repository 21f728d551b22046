import { Classified, codeList, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID, type ClassType } from "type-graphql";

export const CourtRequestKind = codeList("CourtRequestKind", "What is asked of the court (*soort verzoek*).", {
  SUPERVISION_ORDER: "a supervision order (ondertoezichtstelling)",
  PROVISIONAL_SUPERVISION_ORDER: "a provisional supervision order (voorlopige ondertoezichtstelling)",
  EXTENSION: "to extend a supervision order or placement (verlenging)",
  PLACEMENT: "authorisation to place a child out of home (machtiging uithuisplaatsing)",
  CONFIRM_DIRECTION: "to confirm a written direction (bekrachtiging schriftelijke aanwijzing)",
  END_OF_AUTHORITY: "to end the authority of a parent (gezagsbeëindiging)",
});
export type CourtRequestKind = keyof typeof CourtRequestKind;

export const CourtRequestState = codeList("CourtRequestState", "Where a petition stands (*stand van het verzoekschrift*).", {
  DRAFT: "being written; for who writes it (concept)",
  SUBMITTED: "submitted to the court (ingediend)",
  WITHDRAWN: "withdrawn (ingetrokken)",
});
export type CourtRequestState = keyof typeof CourtRequestState;

/** Fields of a petition; the entities in it are those of the subgraph that keeps it. */
export interface CourtRequest {
  id?: string;
  child?: object;
  kind?: CourtRequestKind;
  state?: CourtRequestState;
  submittedAt?: string;
  measureAsked?: string;
  addedValue?: string;
  alternatives?: string[];
  views?: object[];
  snapshot?: object;
  mendings?: object[];
  withdrawnReason?: string;
  recordedAt?: Date;
}

/** What a subgraph describes of the entities that others own. */
export interface EntityParts {
  readonly Person: ClassType;
  readonly ReportSnapshot: ClassType;
}

const ASKED = { category: "MEASURE", confidentiality: "C2" } as const;
const WORDS = { category: "MEASURE", confidentiality: "C3" } as const;

/** Category, class and description of the door of a subgraph. */
export const COURT_REQUESTS = { ...ASKED, description: "Petitions to the court about this child (*verzoekschriften*)." } as const;

/** The GraphQL type, the same in every subgraph, with that subgraph's part of the entities in it. */
export function courtRequestType({ Person, ReportSnapshot }: EntityParts): ClassType<CourtRequest> {
  @RecordObject("CourtRequestView", "How a person sees what is asked, or why that was not heard (*zienswijze*, R-028).", { shareable: true })
  class CourtRequestView {
    @Classified(() => Person, { ...WORDS, description: "Whose view." })
    person?: object;
    @Classified(() => String, { ...WORDS, description: "In their own words." })
    text?: string;
    @Classified(() => String, { ...WORDS, description: "Why the person was not heard." })
    notHeardReason?: string;
  }

  @RecordObject("CourtRequestMending", "What was done after something it rests on turned out to be otherwise (*herstel*).", { shareable: true })
  class CourtRequestMending {
    @Classified(() => ReportSnapshot, { ...ASKED, description: "On what it rested until then." })
    snapshot?: object;
    @Classified(() => String, { ...WORDS, description: "What was changed, and what the court was told." })
    note?: string;
    @Classified(() => GraphQLLocalDate, { ...ASKED, description: "When." })
    at?: string;
  }

  @RecordObject("CourtRequest", "What the Board or a certified institution asks of the court about a child (*verzoekschrift*).", {
    shareable: true,
    becomes: [{ category: "MEASURE", confidentiality: "C8", because: "PARTIES", when: "it was not submitted, and the asker is not of the organisation that writes it" }],
  })
  class DescribedRequest implements CourtRequest {
    @Id(() => ID)
    id!: string;
    @Classified(() => Person, { ...ASKED, description: "The child it is about (*kind*)." })
    child?: object;
    @Classified(() => CourtRequestKind, { ...ASKED, description: "What is asked (*soort verzoek*)." })
    kind?: CourtRequestKind;
    @Classified(() => CourtRequestState, { ...ASKED, description: "Where it stands (*stand*)." })
    state?: CourtRequestState;
    @Classified(() => GraphQLLocalDate, { ...ASKED, description: "When it was submitted (*ingediend op*)." })
    submittedAt?: string;
    @Classified(() => String, { ...WORDS, description: "The measure asked, and for how long (*gevraagde maatregel*)." })
    measureAsked?: string;
    @Classified(() => String, { ...WORDS, description: "What it adds: goals, support, cooperation, and what comes after (*meerwaarde*)." })
    addedValue?: string;
    @Classified(() => [String], { ...WORDS, description: "What was considered instead (*alternatieven*, R-013)." })
    alternatives?: string[];
    @Classified(() => [CourtRequestView], { ...WORDS, description: "How the persons see it; to a person the own view." })
    views?: object[];
    @Classified(() => ReportSnapshot, { ...ASKED, description: "The items it is based on, as they were (*momentopname*)." })
    snapshot?: object;
    @Classified(() => [CourtRequestMending], { ...ASKED, description: "What was mended, oldest first (*herstel*)." })
    mendings?: object[];
    @Classified(() => String, { ...WORDS, description: "Why it was withdrawn (*reden van intrekking*)." })
    withdrawnReason?: string;
    @Meta(() => GraphQLISODateTime, "When it was recorded.")
    recordedAt?: Date;
  }
  return DescribedRequest;
}
