import { createUnionType, GraphQLISODateTime, ID } from "type-graphql";
import { Public, SharedValue } from "./classified.js";

/** What every act answers. A payload carries ids only; what may be seen of a record is asked by a query. */
@SharedValue("Recorded", "The act was done and recorded (*vastgelegd*).")
export class Recorded {
  @Public(() => ID, "What the act made or changed.")
  id!: string;
  @Public(() => String, "The act.")
  act!: string;
  @Public(() => GraphQLISODateTime, "When it was done.")
  recordedAt!: Date;
}

@SharedValue("Refused", "A rule said no (*geweigerd*); nothing was changed, the refusal was recorded.")
export class Refused {
  @Public(() => String, "Outcome code.")
  outcome!: string;
  @Public(() => String, "Reason code.")
  reason!: string;
  @Public(() => String, "The reason in English.")
  message!: string;
  @Public(() => String, "The reason in plain Dutch.")
  messageNl!: string;
  @Public(() => String, "What can be done next.")
  nextStep!: string;
}

export const ActResult = createUnionType({
  name: "ActResult",
  description: "The outcome of an act: done, or refused with a way forward.",
  types: () => [Recorded, Refused] as const,
});
