import { HubError } from "@samenhang/errors";
import { tooLateFrom } from "@samenhang/policy";
import { check, type Acts, type PublicValue } from "@samenhang/subgraph";
import { isUuid } from "@samenhang/ticket";
import type { ChildConversationColumns } from "./child-conversation.entity.js";
import type { ChildAgreementInput, ChildConversationInput } from "./child-conversation.input.js";

export interface ChildConversationActs {
  /** Keeps a talk, with the wish of the child. Nobody but the own organisation reads it yet; the term to look at that again begins. */
  record(acts: Acts, input: ChildConversationInput): Promise<PublicValue>;
  /** The child's last word on which organisations may read it; only the organisation that heard the child records it (policy.md section 12.3). */
  agree(acts: Acts, input: ChildAgreementInput): Promise<PublicValue>;
}

/** The acts of one owner, on its own table. */
export const childConversationActs = (table: new () => ChildConversationColumns): ChildConversationActs => ({
  record(acts, input) {
    const { idempotencyKey, child, ...talk } = input;
    const isWithParents = talk.parentalConsent === "GIVEN";
    const named = [...talk.shareWithPersons, ...talk.shareWithOrganisations];
    check(isSaid(talk.account) && isSaid(talk.conclusion), "write down what the child told, and what follows for safety");
    check(isWithParents || (isSaid(talk.parentalConsentGround) && isSaid(talk.decidedWith)), "without the consent of the parents, name the ground and who decided with you");
    check((talk.childWish === "NAMED_PERSONS") === named.length > 0, "name with whom the child wishes to share it, with NAMED_PERSONS and only then");
    check(talk.shareWithPersons.every(isUuid), "persons are named by hub id");
    return acts.perform({ act: "CHILD_CONVERSATION_RECORD", idempotencyKey, input, about: [child] }, async ({ manager, base, actor, now, today, typeOf }) => {
      check(talk.heldAt <= now, "heldAt lies in the future");
      check(talk.decidedWith !== actor, "another than you decides with you");
      check(talk.shareWithOrganisations.every(typeOf), "the hub does not know that organisation");
      const { parentalConsentGround = null, decidedWith = null } = talk;
      const withheld = { reviewAt: tooLateFrom(today, "REVIEW_WITHHOLDING"), shownFrom: null, reviews: [] };
      await manager.insert(table, { ...base([child]), ...talk, parentalConsentGround, decidedWith, agreements: [], ...withheld });
    });
  },

  agree(acts, input) {
    const { idempotencyKey, id, child, organisations, basis } = input;
    check(isSaid(basis), "write down on what the agreement rests");
    return acts.perform({ act: "CHILD_CONVERSATION_AGREE", idempotencyKey, input, about: [child], recordId: id }, async ({ manager, organisation, actor, today, typeOf }) => {
      const areOthers = organisations.every((named) => named !== organisation && ![undefined, "PERSON"].includes(typeOf(named)));
      check(areOthers, "an agreement names other organisations that the hub knows");
      const talk = await manager.findOne(table, { where: { id }, lock: { mode: "pessimistic_write" } });
      if (talk?.owner !== organisation || talk.about[0] !== child) throw new HubError("ACT_CONFLICT");
      await manager.update(table, { id }, { agreements: [...talk.agreements, { organisations, basis, by: actor, at: today }] });
    });
  },
});

const isSaid = (text: string | null | undefined): boolean => (text ?? "").trim().length > 0;
