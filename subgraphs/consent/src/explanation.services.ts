import { HubError } from "@samenhang/errors";
import type { Purpose } from "@samenhang/policy";
import type { Guard, ServiceParts } from "@samenhang/subgraph";
import { isUuid } from "@samenhang/ticket";
import { createAudiences } from "./audiences.js";
import { Explainer, type Explained } from "./explainer.js";
import { createFactStore } from "./known-facts.js";
import { PossibleReaders } from "./possible-readers.js";

/** What the resolvers of explanation find in their context. */
export interface ExplanationServices {
  readonly explainer: Explainer;
  readonly readers: PossibleReaders;
}

export function explanationServices({ database, policy, now, catalogue, directory }: ServiceParts): ExplanationServices {
  if (!catalogue) throw new Error("consent needs the catalogue of fields: set SUPERGRAPH_FILE");
  const audiences = createAudiences([...directory.values()]);
  const store = createFactStore(database);
  const explainer = new Explainer({ store, policy, catalogue, audiences, now });
  return { explainer, readers: new PossibleReaders(explainer, store, now) };
}

/** What a caller asks to have explained of its own request. */
export interface OwnQuestion {
  readonly purpose: Purpose;
  readonly caseId: string | undefined;
  readonly person: string;
  readonly field: string;
  readonly necessityStated: boolean;
  readonly category: string | undefined;
}

/** Explains the caller's own request, and notes for the ledger that it did. */
export async function explainOwnRequest(explainer: Explainer, guard: Guard, { purpose, caseId: named, necessityStated, ...about }: OwnQuestion): Promise<Explained> {
  const { caller, context } = guard.ticket;
  const caseId = named ?? context.caseId;
  if (caseId !== undefined && !isUuid(caseId)) throw new HubError("INPUT_INVALID", { problem: "`case` is the id of a case" });
  // Emergency access is to one case, for one purpose; for any other it is as if it had not been opened.
  const isDeclared = purpose === context.purpose && caseId === context.caseId;
  const asked = { caller, purpose, caseId, breakGlassId: isDeclared ? context.breakGlassId : undefined, necessityStated };
  const explained = await explainer.explain(asked, about, guard);
  noteExplained(guard, about.person, "explainDisclosure");
  return explained;
}

/** An explanation is metadata about a person: the ledger says that it was given. */
export const noteExplained = ({ disclosure }: Guard, person: string, field: string): void =>
  disclosure.note({ subject: person, owner: "consent" }, { field, outcome: "ALLOW", rule: "EXPLAIN", grounds: [], reason: "PERMITTED", count: 1 });
