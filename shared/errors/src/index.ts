export { CATALOGUE, isErrorCode, type ErrorCode, type ErrorEntry, type ErrorFamily } from "./catalogue.js";
export { HubError, isHubError } from "./hub-error.js";
export { maskError, type FailureSink } from "./mask.js";
