export { childConversationActs, type ChildConversationActs } from "./child-conversation.acts.js";
export { ChildConversationColumns, childConversationTable } from "./child-conversation.entity.js";
export { ChildAgreementInput, ChildConversationInput } from "./child-conversation.input.js";
export { childConversationRecords } from "./child-conversation.records.js";
export { CHILD_CONVERSATIONS, childConversationType, type ChildConversation, type EntityParts } from "./child-conversation.type.js";
export { withholdingActs, type WithholdingActs } from "./withholding.acts.js";
export { WithholdingReviewAskInput, WithholdingReviewDecideInput } from "./withholding.input.js";
export { OVERDUE_WITHHOLDINGS, withholdingRecords } from "./withholding.records.js";
export { WITHHOLDINGS, withholdingType, type ChildConversationWithholding } from "./withholding.type.js";
