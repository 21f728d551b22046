import { Meta, ValueObject } from "@samenhang/subgraph";
import { ID } from "type-graphql";
import { Person } from "./consent.type.js";

@ValueObject("RuleCode", "What the matrix says of this category for this purpose (*code in de matrix*).")
export class RuleCode {
  @Meta(() => String, "The code, as written in the matrix.")
  code?: string;
  @Meta(() => String, "What it means.")
  en?: string;
  @Meta(() => String, "What it means, in Dutch.")
  nl?: string;
}

@ValueObject("Ground", "A legal ground a rule rests on (*grondslag*). An analysis, not legal advice.")
export class Ground {
  @Meta(() => ID, "Its id in the analysis.")
  id?: string;
  @Meta(() => String, "Law and article (*artikel*).")
  article?: string;
  @Meta(() => String, "What it says, in short.")
  says?: string;
  @Meta(() => String, "How sure the analysis is: H, M or L (*zekerheid*).")
  confidence?: string;
  @Meta(() => Boolean, "The wording was compared with the text of the law.")
  checked?: boolean;
}

@ValueObject("NextStep", "What you can do (*volgende stap*).")
export class NextStep {
  @Meta(() => String, "Code of the step.")
  act?: string;
  @Meta(() => String, "The step.")
  en?: string;
  @Meta(() => String, "The step, in plain Dutch.")
  nl?: string;
  @Meta(() => String, "The mutation that does it, where the hub has one.")
  mutation?: string;
  @Meta(() => String, "How strong the position of the source is when asked: LEGAL_DUTY, LEGAL_RIGHT or CONSENT_BASED.")
  duty?: string;
  @Meta(() => [Person], "Who can decide, as far as you may know of them.")
  from?: Person[];
}

@ValueObject("MissingCondition", "A condition of a rule that is not met (*ontbrekende voorwaarde*).")
export class MissingCondition {
  @Meta(() => String, "Its name.")
  condition?: string;
  @Meta(() => String, "As a sentence.")
  en?: string;
  @Meta(() => String, "As a sentence in plain Dutch; `u` is who asks.")
  nl?: string;
}

@ValueObject("OpeningRule", "A rule that would open the field, and what it still lacks (*wat er nodig is*).")
export class OpeningRule {
  @Meta(() => String, "Id of the rule.")
  rule?: string;
  @Meta(() => [Ground], "What it rests on.")
  grounds?: Ground[];
  @Meta(() => [String], "Questions to a lawyer that the rule waits for (*juridische toets*).")
  signOff?: string[];
  @Meta(() => [MissingCondition], "What is missing.")
  missing?: MissingCondition[];
  @Meta(() => Boolean, "Only the record itself can make the difference: records for which it holds are shown to you already.")
  dependsOnRecord?: boolean;
  @Meta(() => [NextStep], "How to get there.")
  nextSteps?: NextStep[];
}

@ValueObject(
  "Explanation",
  "Why a field is open or withheld (*uitleg*), from the rules and what is known of who asks. It never depends on whether anything is recorded, nor on who is protected.",
)
export class Explanation {
  @Meta(() => String, "The field, or the type for all its fields.")
  field?: string;
  @Meta(() => String, "The owner that decides, by the name of its subgraph (*bron*).")
  owner?: string;
  @Meta(() => String, "What the rules come to (*uitkomst*).")
  outcome?: string;
  @Meta(() => String, "Reason code (*reden*).")
  reason?: string;
  @Meta(() => String, "The reason in English.")
  message?: string;
  @Meta(() => String, "The reason in plain Dutch.")
  messageNl?: string;
  @Meta(() => String, "The rule or cell that decided; stands in the ledger too (*regel*).")
  rule?: string;
  @Meta(() => RuleCode, "What the matrix says there.")
  ruleCode?: RuleCode;
  @Meta(() => [Ground], "What it rests on (*grondslagen*).")
  grounds?: Ground[];
  @Meta(() => String, "How sure the analysis is of the weakest ground: H, M or L.")
  confidence?: string;
  @Meta(() => [String], "Questions to a lawyer that it waits for: not settled (*juridische toets*).")
  signOff?: string[];
  @Meta(() => String, "The policy that decided (*versie van het beleid*).")
  policyVersion?: string;
  @Meta(() => [NextStep], "What you can do now (*volgende stappen*).")
  nextSteps?: NextStep[];
  @Meta(() => [OpeningRule], "Rules that would open it, nearest first.")
  whatWouldChange?: OpeningRule[];
  @Meta(() => Boolean, "Records of this type differ in category: name one in `category`.")
  dependsOnCategory?: boolean;
  @Meta(() => [Explanation], "Where a type was asked: each of its fields.")
  fields?: Explanation[];
}
