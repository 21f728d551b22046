export { childConversationActs, type ChildConversationActs } from "./child-conversation.acts.js";
export { ChildConversationColumns, childConversationTable } from "./child-conversation.entity.js";
export { ChildAgreementInput, ChildConversationInput } from "./child-conversation.input.js";
export { childConversationRecords } from "./child-conversation.records.js";
export { CHILD_CONVERSATIONS, childConversationType, type ChildConversation, type EntityParts } from "./child-conversation.type.js";
