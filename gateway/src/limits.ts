import { HubError } from "@samenhang/errors";
import { GraphQLError, Kind, parse, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from "graphql";

/** What one operation may cost, checked before validation and planning: planning is what an attacker would make expensive. */
export interface Limits {
  /** Bytes of a request body. */
  readonly body: number;
  readonly tokens: number;
  readonly depth: number;
  /** Fields after fragments are filled in. */
  readonly fields: number;
  readonly aliases: number;
  readonly fragments: number;
  readonly directives: number;
  /** Fields of the operation itself; each is a fetch of its own. */
  readonly rootFields: number;
  /** Fetches a plan may hold. */
  readonly fetches: number;
}

export const LIMITS: Limits = { body: 100_000, tokens: 1_500, depth: 16, fields: 400, aliases: 40, fragments: 40, directives: 16, rootFields: 25, fetches: 64 };

const PLANNERS_OWN = ["id", "__typename"];

/** Throws `QUERY_TOO_COMPLEX`, or `OPERATION_INVALID` where the text cannot be read. */
export function assertWithinLimits(query: string, limits: Limits): void {
  const document = parseWithin(query, limits.tokens);
  const fragments = new Map(document.definitions.flatMap((definition) => (definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [])));
  let { aliases, directives, spreads } = { aliases: 0, directives: 0, spreads: fragments.size };
  let fields = 0;

  const visit = (set: SelectionSetNode | undefined, depth: number, open: readonly FragmentDefinitionNode[]): void => {
    if (set && depth > limits.depth) throw new HubError("QUERY_TOO_COMPLEX", { problem: `deeper than ${limits.depth}` });
    for (const selection of set?.selections ?? []) {
      directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        fields += 1;
        if (selection.alias) aliases += 1;
        // The planner asks these itself and would take another field's value for them.
        if (PLANNERS_OWN.includes(selection.alias?.value ?? "") && selection.alias?.value !== selection.name.value) {
          throw new HubError("OPERATION_INVALID", { problem: "`id` and `__typename` are no aliases of other fields" });
        }
        visit(selection.selectionSet, depth + 1, open);
      } else {
        spreads += 1;
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : undefined;
        if (fragment && open.includes(fragment)) throw new HubError("OPERATION_INVALID", { problem: "a fragment contains itself" });
        visit(selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragment?.selectionSet, depth, fragment ? [...open, fragment] : open);
      }
      if (fields > limits.fields) throw new HubError("QUERY_TOO_COMPLEX", { problem: `more than ${limits.fields} fields` });
      if (aliases > limits.aliases) throw new HubError("QUERY_TOO_COMPLEX", { problem: `more than ${limits.aliases} aliases` });
      if (spreads > limits.fragments) throw new HubError("QUERY_TOO_COMPLEX", { problem: `more than ${limits.fragments} fragments` });
      if (directives > limits.directives) throw new HubError("QUERY_TOO_COMPLEX", { problem: `more than ${limits.directives} directives` });
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (definition.operation === "subscription") throw new HubError("SUBSCRIPTIONS_NOT_SUPPORTED");
    if (definition.selectionSet.selections.length > limits.rootFields) throw new HubError("QUERY_TOO_COMPLEX", { problem: `more than ${limits.rootFields} root fields` });
    visit(definition.selectionSet, 1, []);
  }
}

function parseWithin(query: string, maxTokens: number): DocumentNode {
  try {
    return parse(query, { maxTokens, noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError && error.message.includes(" tokens")) throw new HubError("QUERY_TOO_COMPLEX", { problem: `more than ${maxTokens} tokens` });
    throw new HubError("OPERATION_INVALID", { problem: error instanceof GraphQLError ? error.message : "the operation cannot be read" });
  }
}
