import type { Caller } from "@samenhang/caller";
import type { ContextProblem, DeclaredContext } from "@samenhang/ticket";
import type { Disclosures } from "./disclosures.js";
import type { Tickets } from "./tickets.js";

/** What the gateway knows of one request while it serves it. */
export interface GatewayContext {
  readonly caller: Caller;
  readonly declared: DeclaredContext | ContextProblem;
  /** W3C trace id, always our own: a caller cannot choose under which id it is recorded. */
  readonly traceId: string;
  readonly tickets: Tickets;
  readonly disclosures: Disclosures;
  /** Fires when the client goes away. */
  readonly signal: AbortSignal;
}
