import { Classified, codeList, RecordObject } from "@samenhang/subgraph";
import { Organisation, Person } from "./consent.type.js";

export const ConsentAnswer = codeList("ConsentAnswer", "What someone whose consent is needed has said.", {
  GIVEN: "gave it, for all of this (gegeven)",
  REFUSED: "refused (geweigerd)",
  WITHDRAWN: "withdrew it (ingetrokken)",
  EXPIRED: "gave it, and it has ended (verlopen)",
  ASKED: "was asked, no answer yet (gevraagd)",
  NOT_ASKED: "was not asked (niet gevraagd)",
  UNREACHABLE: "could not be reached: at least three attempts, over at least two weeks (onbereikbaar)",
  UNABLE: "cannot weigh this, and nobody speaks for them (niet in staat)",
  UNVERIFIED: "their authority was not verified (gezag niet gecontroleerd)",
  CONFLICT: "their interests conflict, as your organisation decided (botsend belang)",
});
export type ConsentAnswer = keyof typeof ConsentAnswer;

export const ConsentOverall = codeList("ConsentOverall", "What it comes to (*samenvatting*).", {
  ALL: "everyone whose consent is needed gave it (alle)",
  PARTIAL: "some did (gedeeltelijk)",
  NONE: "nobody did (geen)",
  NOT_APPLICABLE: "nothing of this rests on consent (niet van toepassing)",
});
export type ConsentOverall = keyof typeof ConsentOverall;

const DECIDED = { category: "DECISION", confidentiality: "C2" } as const;

@RecordObject("RequiredParty", "Someone whose consent is needed, or who is asked as well (*wie moet toestemmen*).")
export class RequiredParty {
  @Classified(() => Person, { ...DECIDED, description: "Who; left out where you do not know this person through the case." })
  person?: Person;
  @Classified(() => Organisation, { ...DECIDED, description: "The institution, where it is guardian." })
  organisation?: Organisation;
  @Classified(() => String, { ...DECIDED, description: "Rule it follows from." })
  rule?: string;
  @Classified(() => String, { ...DECIDED, description: "That rule in plain Dutch." })
  why?: string;
  @Classified(() => ConsentAnswer, { ...DECIDED, description: "What they said. Who asks for themselves sees their own answer only." })
  status?: ConsentAnswer;
}

@RecordObject("GroundText", "A legal ground, with its article (*grondslag*).")
export class GroundText {
  @Classified(() => String, { ...DECIDED, description: "Its number, such as L-24." })
  id?: string;
  @Classified(() => String, { ...DECIDED, description: "The article." })
  article?: string;
  @Classified(() => String, { ...DECIDED, description: "In plain Dutch." })
  nl?: string;
}

@RecordObject("ConditionText", "A condition of a rule (*voorwaarde*).")
export class ConditionText {
  @Classified(() => String, { ...DECIDED, description: "Its name." })
  id?: string;
  @Classified(() => String, { ...DECIDED, description: "In English." })
  en?: string;
  @Classified(() => String, { ...DECIDED, description: "In plain Dutch." })
  nl?: string;
}

@RecordObject("AlternativeBasis", "A way the law knows without consent (*wettelijke route*). That it exists does not mean that its conditions are met.")
export class AlternativeBasis {
  @Classified(() => String, { ...DECIDED, description: "Rule of the policy." })
  rule?: string;
  @Classified(() => String, { ...DECIDED, description: "For which category." })
  category?: string;
  @Classified(() => String, { ...DECIDED, description: "READ: it can be read; ASK_SOURCE: the source is asked, and decides." })
  how?: string;
  @Classified(() => [GroundText], { ...DECIDED, description: "On which grounds." })
  grounds?: GroundText[];
  @Classified(() => [ConditionText], { ...DECIDED, description: "What must be so." })
  conditions?: ConditionText[];
  @Classified(() => String, { ...DECIDED, description: "In plain Dutch." })
  nl?: string;
}

@RecordObject("ConsentStep", "What can be done next (*volgende stap*). Nothing happens by itself.")
export class ConsentStep {
  @Classified(() => String, { ...DECIDED, description: "Its code." })
  act?: string;
  @Classified(() => String, { ...DECIDED, description: "In English." })
  en?: string;
  @Classified(() => String, { ...DECIDED, description: "In plain Dutch." })
  nl?: string;
  @Classified(() => String, { ...DECIDED, description: "The mutation that does it, where the hub has one." })
  mutation?: string;
}

@RecordObject("ConsentSummary", "Whose consent one sharing needs, and where each stands (*overzicht van toestemming*). Computed for who asks.")
export class ConsentSummary {
  @Classified(() => [RequiredParty], { ...DECIDED, description: "Everyone whose consent is needed." })
  required?: RequiredParty[];
  @Classified(() => [RequiredParty], { ...DECIDED, description: "Asked as well: where one of them does not consent, a second person decides with you." })
  alsoAsked?: RequiredParty[];
  @Classified(() => ConsentOverall, { ...DECIDED, description: "What it comes to; left out for who sees their own answer only, and others must consent too." })
  overall?: ConsentOverall;
  @Classified(() => [RequiredParty], { ...DECIDED, description: "Those of whom something is still needed." })
  missing?: RequiredParty[];
  @Classified(() => [AlternativeBasis], { ...DECIDED, description: "What the law knows without consent, for this receiver and purpose." })
  alternativeBases?: AlternativeBasis[];
  @Classified(() => [ConsentStep], { ...DECIDED, description: "What can be done next." })
  nextSteps?: ConsentStep[];
}
