import { HubError } from "@samenhang/errors";
import { tooLateFrom } from "@samenhang/policy";
import { UNKNOWN_RECORD, check, ActRefusal, mustNotRead, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import type { ChildConversationColumns, WithholdingReview } from "./child-conversation.entity.js";
import type { WithholdingReviewAskInput, WithholdingReviewDecideInput } from "./withholding.input.js";
import { waiting } from "./withholding.records.js";

const MIN_GROUND = 20;

export interface WithholdingActs {
  /** Looks again whether a talk must stay withheld from who speaks for the child, and puts that to a colleague. */
  ask(context: RequestContext, input: WithholdingReviewAskInput): Promise<PublicValue>;
  /** Agrees or not. Staying withheld begins a new term; no longer withheld shows it from the next request on. */
  decide(context: RequestContext, input: WithholdingReviewDecideInput): Promise<PublicValue>;
}

/** The acts of one owner, on its own table (policy.md section 12.3, example E14; S-09). */
export const withholdingActs = (table: new () => ChildConversationColumns): WithholdingActs => ({
  ask({ acts }, input) {
    const { idempotencyKey, id, child, isWithheld, ground, colleague } = input;
    check(ground.trim().length >= MIN_GROUND, `say why in at least ${MIN_GROUND} characters`);
    return acts.perform({ act: "WITHHOLDING_REVIEW_ASK", idempotencyKey, input, about: [child], recordId: id }, async ({ manager, organisation, actor, now }) => {
      const talk = await manager.findOne(table, { where: { id }, lock: { mode: "pessimistic_write" } });
      if (talk?.owner !== organisation || talk.about[0] !== child || talk.shownFrom !== null) throw new HubError("ACT_CONFLICT");
      check(colleague !== actor && colleague !== talk.recordedBy, "another decides than who asks and than who heard the child");
      const earlier = talk.reviews.map((review) => (review.state === "ASKED" ? { ...review, state: "REPLACED" as const } : review));
      const asked: WithholdingReview = { isWithheld, ground, askedBy: actor, askedAt: now.toISOString(), colleague, state: "ASKED", decidedAt: null };
      await manager.update(table, { id }, { reviews: [...earlier, asked] });
    });
  },

  decide({ acts, guard }, input) {
    const { idempotencyKey, id, isAgreed } = input;
    return acts.perform({ act: "WITHHOLDING_REVIEW_DECIDE", idempotencyKey, input, about: [], recordId: id }, async ({ manager, organisation, actor, now, today }) => {
      const talk = await manager.findOne(table, { where: { id }, lock: { mode: "pessimistic_write" } });
      const asked = talk && waiting(talk);
      const isFor = talk?.owner === organisation && asked?.colleague === actor && !talk.about.some((child) => mustNotRead(guard.ticket, child));
      if (!isFor) throw new ActRefusal(UNKNOWN_RECORD);
      const decided: WithholdingReview = { ...asked!, state: isAgreed ? "AGREED" : "REFUSED", decidedAt: now.toISOString() };
      await manager.update(table, { id }, { reviews: [...talk!.reviews.slice(0, -1), decided], ...(isAgreed ? effectOf(decided, today) : {}) });
      return talk!.about;
    });
  },
});

const effectOf = ({ isWithheld }: WithholdingReview, today: string): { reviewAt: string } | { shownFrom: string } =>
  isWithheld ? { reviewAt: tooLateFrom(today, "REVIEW_WITHHOLDING") } : { shownFrom: today };
