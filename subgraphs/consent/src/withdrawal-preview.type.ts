import { Classified, codeList, RecordObject } from "@samenhang/subgraph";
import { ConditionText, GroundText } from "./consent-summary.type.js";
import { Organisation } from "./consent.type.js";

export const WithdrawalEffect = codeList("WithdrawalEffect", "What a withdrawal does (*gevolg*).", {
  STOPS: "from the next request on it is no longer seen (stopt)",
  CONTINUES: "it stays visible, on another ground (gaat door)",
  CONTINUES_IN_PART: "it stays visible as far as the conditions hold (gaat gedeeltelijk door)",
});

const DECIDED = { category: "DECISION", confidentiality: "C2" } as const;

@RecordObject("WithdrawalLine", "What a withdrawal means for some fields of one category, at one receiver, for one purpose.")
export class WithdrawalLine {
  @Classified(() => Organisation, { ...DECIDED, description: "Who would see it (*ontvanger*)." })
  receiver?: Organisation;
  @Classified(() => String, { ...DECIDED, description: "For which purpose." })
  purpose?: string;
  @Classified(() => String, { ...DECIDED, description: "Which category." })
  category?: string;
  @Classified(() => WithdrawalEffect, { ...DECIDED, description: "What happens." })
  effect?: keyof typeof WithdrawalEffect;
  @Classified(() => String, { ...DECIDED, description: "The rule that opened it, where it stops; else the rule that goes on opening it." })
  rule?: string;
  @Classified(() => [GroundText], { ...DECIDED, description: "On which grounds." })
  grounds?: GroundText[];
  @Classified(() => [ConditionText], { ...DECIDED, description: "Of what continues in part: what must be so." })
  conditions?: ConditionText[];
  @Classified(() => [String], { ...DECIDED, description: "Which fields, as `Type.field`." })
  fields?: string[];
}

@RecordObject("WithdrawalPreview", "What stops and what continues when a consent is withdrawn (*gevolgen van intrekken*), decided by the policy itself.")
export class WithdrawalPreview {
  @Classified(() => [WithdrawalLine], { ...DECIDED, description: "Line by line. What is not named was not seen on this consent and changes nothing." })
  lines?: WithdrawalLine[];
  @Classified(() => String, { ...DECIDED, description: "What was given already, in English." })
  alreadyShared?: string;
  @Classified(() => String, { ...DECIDED, description: "What was given already, in plain Dutch (*wat al gegeven is*)." })
  alreadySharedNl?: string;
}
