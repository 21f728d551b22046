export { startGateway, type GatewayConfig } from "./gateway.js";
export type { ExplorerTab } from "./explorer.js";
export { remoteOwner, type OwnerCall } from "./owner-source.js";
export { remoteTickets, type TicketQuestion, type TicketSource } from "./tickets.js";
export { LIMITS, type Limits } from "./limits.js";
export { remoteDecisionPoint, type DecisionPointCall } from "./decision-point.js";
