import { Classified, codeList, Id, Meta, RecordObject } from "@samenhang/subgraph";
import { GraphQLLocalDate } from "graphql-scalars";
import { ID } from "type-graphql";
import { ConsentKind, Organisation, Person } from "./consent.type.js";

export const ConsentRequestState = codeList("ConsentRequestState", "Where a question for consent stands.", {
  ASKED: "asked, without an answer (gevraagd)",
  ANSWERED: "answered (beantwoord)",
});
export type ConsentRequestState = keyof typeof ConsentRequestState;

export const AttemptOutcome = codeList("AttemptOutcome", "Whether someone was reached.", {
  REACHED: "reached (bereikt)",
  NOT_REACHED: "not reached (niet bereikt)",
});
export type AttemptOutcome = keyof typeof AttemptOutcome;

const DECIDED = { category: "DECISION", confidentiality: "C2" } as const;

@RecordObject("ConsentAttempt", "An attempt to reach who was asked (*poging*).")
export class ConsentAttempt {
  @Classified(() => GraphQLLocalDate, { ...DECIDED, description: "When." })
  attemptedAt?: string;
  @Classified(() => String, { ...DECIDED, description: "How." })
  channel?: string;
  @Classified(() => AttemptOutcome, { ...DECIDED, description: "With what outcome." })
  outcome?: AttemptOutcome;
}

@RecordObject("ConsentRequest", "A question for consent (*toestemmingsvraag*): to whom, for what, in which words.", {
  becomes: [{ category: "GGZ_INVOLVEMENT", confidentiality: "C4", because: "PARTIES", when: "a provider of mental health care is a party, and the asker is no family member" }],
})
export class ConsentRequest {
  @Id(() => ID)
  id!: string;
  @Classified(() => Person, { ...DECIDED, description: "About whose data (*betrokkene*)." })
  subject?: Person;
  @Classified(() => Person, { ...DECIDED, description: "Who is asked." })
  askedOf?: Person;
  @Classified(() => Organisation, { ...DECIDED, description: "The institution that is asked, as guardian (*voogd*)." })
  askedOfOrganisation?: Organisation;
  @Classified(() => ConsentKind, { ...DECIDED, description: "Kind." })
  kind?: ConsentKind;
  @Classified(() => Organisation, { ...DECIDED, reveals: ["PROVIDER", "EXISTENCE_OF_HELP"], description: "Who would share (*van*)." })
  fromOrganisation?: Organisation;
  @Classified(() => [Organisation], { ...DECIDED, reveals: ["PROVIDER", "EXISTENCE_OF_HELP"], description: "With whom (*aan*)." })
  toOrganisations?: Organisation[];
  @Classified(() => [String], { ...DECIDED, description: "Which categories." })
  categories?: string[];
  @Classified(() => [String], { ...DECIDED, description: "For which purposes." })
  purposes?: string[];
  @Classified(() => String, { ...DECIDED, description: "What was shown or said (*uitleg*)." })
  text?: string;
  @Classified(() => ConsentRequestState, { ...DECIDED, description: "Where it stands." })
  state?: ConsentRequestState;
  @Classified(() => [ConsentAttempt], { ...DECIDED, description: "Attempts to reach who is asked (*pogingen*)." })
  attempts?: ConsentAttempt[];
  @Meta(() => String, "In which language.")
  language?: string;
  @Meta(() => GraphQLLocalDate, "When it was asked.")
  askedAt?: string;
  @Meta(() => ID, "The consent or refusal that answers it.")
  answer?: string;
}
