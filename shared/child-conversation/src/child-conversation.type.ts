import { Classified, codeList, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { GraphQLISODateTime, ID, type ClassType } from "type-graphql";

export const TalkPlace = codeList("TalkPlace", "Kind of place where a child was heard (*soort plaats*). Never which place.", {
  HOME: "at home (thuis)",
  SCHOOL: "at school (school)",
  OFFICE: "at an office (kantoor)",
  ELSEWHERE: "elsewhere (elders)",
});
export type TalkPlace = keyof typeof TalkPlace;

export const ParentalConsent = codeList("ParentalConsent", "Whether the parents agreed to a talk with their child (*toestemming van de ouders*).", {
  GIVEN: "they agreed (gegeven)",
  REFUSED: "they refused; the talk was held on another ground (geweigerd)",
  NOT_ASKED: "they were not asked, on another ground (niet gevraagd)",
});
export type ParentalConsent = keyof typeof ParentalConsent;

export const ChildWish = codeList("ChildWish", "With whom a child wishes to share what it told (*wens van het kind*).", {
  NOBODY: "with nobody (niemand)",
  NAMED_PERSONS: "with those it named (genoemde personen)",
  ALL: "with everyone involved (iedereen)",
});
export type ChildWish = keyof typeof ChildWish;

/** Fields of a talk with a child; the entities in it are those of the subgraph that keeps it. */
export interface ChildConversation {
  id?: string;
  child?: object;
  heldAt?: Date;
  placeKind?: TalkPlace;
  by?: object;
  parentalConsent?: ParentalConsent;
  parentalConsentGround?: string;
  decidedWith?: object;
  account?: string;
  conclusion?: string;
  childWish?: ChildWish;
  shareWithPersons?: object[];
  shareWithOrganisations?: object[];
  agreedWith?: object[];
  agreementBasis?: string;
  agreedAt?: string;
  recordedAt?: Date;
}

/** What a subgraph describes of the entities that others own. */
export interface EntityParts {
  readonly Person: ClassType;
  readonly Organisation: ClassType;
  readonly Professional: ClassType;
}

const CONFIDENTIAL = { category: "CHILD_CONFIDENTIAL", confidentiality: "C5" } as const;

/** Every field that says something: all but the id and the moment of recording. */
export const SAYS_SOMETHING: readonly string[] = [
  "child",
  "heldAt",
  "placeKind",
  "by",
  "parentalConsent",
  "parentalConsentGround",
  "decidedWith",
  "account",
  "conclusion",
  "childWish",
  "shareWithPersons",
  "shareWithOrganisations",
  "agreedWith",
  "agreementBasis",
  "agreedAt",
];

/** Category, class and description of the door of a subgraph. */
export const CHILD_CONVERSATIONS = {
  ...CONFIDENTIAL,
  description: "What this child told in confidence (*kindgesprekken*). Empty for whoever exercises rights and is not the child.",
} as const;

/** The GraphQL type, the same in every subgraph, with that subgraph's part of the entities in it. */
export function childConversationType({ Person, Organisation, Professional }: EntityParts): ClassType<ChildConversation> {
  @RecordObject("ChildConversation", "What a child told a professional in confidence (*kindgesprek*).", {
    shareable: true,
    becomes: [
      {
        category: "SAFETY",
        confidentiality: "C3",
        because: "PARTIES",
        when: "the asker speaks for the child, and two professionals decided that it need no longer be withheld",
        fields: SAYS_SOMETHING,
      },
    ],
  })
  class DescribedConversation implements ChildConversation {
    @Id(() => ID)
    id!: string;
    @Classified(() => Person, { ...CONFIDENTIAL, description: "The child that was heard (*kind*)." })
    child?: object;
    @Classified(() => GraphQLISODateTime, { ...CONFIDENTIAL, description: "When (*datum*)." })
    heldAt?: Date;
    @Classified(() => TalkPlace, { ...CONFIDENTIAL, description: "Kind of place (*soort plaats*)." })
    placeKind?: TalkPlace;
    @Classified(() => Professional, { ...CONFIDENTIAL, description: "Who heard the child (*gesproken door*)." })
    by?: object;
    @Classified(() => ParentalConsent, { ...CONFIDENTIAL, description: "Whether the parents agreed to the talk (*toestemming van de ouders*)." })
    parentalConsent?: ParentalConsent;
    @Classified(() => String, { ...CONFIDENTIAL, description: "Why it was held without their consent (*grond*)." })
    parentalConsentGround?: string;
    @Classified(() => Professional, { ...CONFIDENTIAL, description: "Who decided with the worker to hold it without their consent (*tweede paar ogen*)." })
    decidedWith?: object;
    @Classified(() => String, { ...CONFIDENTIAL, description: "The words of the child (*verhaal van het kind*)." })
    account?: string;
    @Classified(() => String, { ...CONFIDENTIAL, description: "What follows for safety, without the words (*conclusie*)." })
    conclusion?: string;
    @Classified(() => ChildWish, { ...CONFIDENTIAL, description: "With whom the child wished to share it, when it was heard (*wens van het kind*)." })
    childWish?: ChildWish;
    @Classified(() => [Person], { ...CONFIDENTIAL, description: "Persons the child named (*delen met personen*)." })
    shareWithPersons?: object[];
    @Classified(() => [Organisation], { ...CONFIDENTIAL, description: "Organisations the child named (*delen met organisaties*)." })
    shareWithOrganisations?: object[];
    @Classified(() => [Organisation], { ...CONFIDENTIAL, description: "Organisations with which the child agrees to share it, by its last word (*instemming van het kind*)." })
    agreedWith?: object[];
    @Classified(() => String, {
      ...CONFIDENTIAL,
      description: "On what that agreement rests: the child's own word, or how its wish was weighed under 12 (*basis van de instemming*).",
    })
    agreementBasis?: string;
    @Classified(() => GraphQLLocalDate, { ...CONFIDENTIAL, description: "When it was last spoken of (*datum van de instemming*)." })
    agreedAt?: string;
    @Meta(() => GraphQLISODateTime, "When it was recorded.")
    recordedAt?: Date;
  }
  return DescribedConversation;
}
