import type { Guard, RecordType, View } from "@samenhang/subgraph";
import type { GraphQLResolveInfo } from "graphql";

/**
 * Records of the caller's own organisation, about nobody: each says for itself what it withholds. To a privacy officer
 * nothing found is an empty list; to others, who see none, the rules say why.
 */
export async function listed<T extends object, Row>(guard: Guard, type: RecordType<T, Row>, by: string, info: GraphQLResolveInfo): Promise<readonly View<T>[] | null> {
  const { organisation, role } = guard.ticket.caller;
  const found = await guard.find(type, by, organisation.id, info, []);
  return found ?? (role === "PRIVACY_OFFICER" ? [] : guard.find(type, by, organisation.id, info));
}
