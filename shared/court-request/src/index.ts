export { courtRequestActs, type CourtRequestActs } from "./court-request.acts.js";
export { CourtRequestColumns, courtRequestTable } from "./court-request.entity.js";
export { CourtRequestDraftInput, CourtRequestMendInput, CourtRequestSubmitInput, CourtRequestWithdrawInput } from "./court-request.input.js";
export { courtRequestRecords } from "./court-request.records.js";
export { COURT_REQUESTS, courtRequestType, type CourtRequest, type EntityParts } from "./court-request.type.js";
