import { HubError } from "@samenhang/errors";
import type { EntityManager } from "typeorm";
import { HOLDS_AUTHORITY } from "./consent-facts.js";
import type { ConsentCapacity } from "./consent.type.js";
import { createFactStore } from "./known-facts.js";

/** Who gives or refuses a consent: a person, or an institution that is guardian. */
export interface Giver {
  readonly givenBy: string | null;
  readonly givenByOrganisation: string | null;
}

/**
 * Fails unless the giver is on record as what it is said to be: authority for a representative, a verified representation
 * of that very kind for every other capacity. Whether the word then counts is decided with the consent rules, each time.
 */
export async function assertCapacity(manager: EntityManager, subject: string, { givenBy, givenByOrganisation }: Giver, capacity: ConsentCapacity, today: string): Promise<void> {
  if (capacity === "SELF") return;
  const store = createFactStore(manager);
  const isOnRecord =
    capacity === "REPRESENTATIVE"
      ? (await store.aboutPersons([subject], today))
          .of("AUTHORITY")
          .some(
            ({ child, kind, holder, holderOrganisation }) =>
              child === subject && HOLDS_AUTHORITY.includes(kind) && (givenBy === null ? holderOrganisation === givenByOrganisation : holder === givenBy),
          )
      : (await store.representationsOf([subject], today)).some(
          ({ representative, type, verifiedAt }) => representative === givenBy && type === capacity && verifiedAt !== null && verifiedAt <= today,
        );
  if (!isOnRecord) throw new HubError("INPUT_INVALID", { problem: "the giver is not on record as what `capacity` says" });
}
