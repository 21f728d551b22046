import { dutchDay } from "@samenhang/policy";
import { hiddenWords, searchable, wordsOf, type HiddenWord } from "@samenhang/ticket";
import { In, type EntityManager } from "typeorm";
import { AddressEntity, PersonEntity } from "./person.entity.js";
import type { ShieldingOrderEntity } from "./shielding.entity.js";
import type { ShieldedThing } from "./shielding.type.js";

type Order = Pick<ShieldingOrderEntity, "about" | "hiddenFrom" | "what" | "words" | "recordedAt">;
type Place = Pick<AddressEntity, "about" | "kind" | "line" | "postcode" | "city" | "municipality" | "until" | "recordedAt">;
type Reachable = Pick<PersonEntity, "id" | "contacts">;

/**
 * What free text must not say, in the words the case subgraph knows: the places and contacts of the shielded person as far
 * as the order covers them, and the words professionals added.
 *
 * What is equally true of a person it is hidden from is no secret to that person, and is left out unless it was added: a
 * town where both live stands in half of all texts. Only what was on record before the order: else whoever writes down a
 * guess as an address of that person would see by what opens that it is right.
 */
export function wordsToHide(order: Order, addresses: readonly Place[], people: readonly Reachable[], today: string): readonly HiddenWord[] {
  const current = addresses.filter(({ until }) => until === null || until > today);
  const of = (person: string, isCounted: (place: Place) => boolean, withContacts: boolean): Words => {
    const places = current.filter((place) => place.about.includes(person) && isCounted(place));
    const contacts = people.filter(({ id }) => withContacts && id === person).flatMap((row) => row.contacts.map(({ value }) => value));
    return { own: [...places.flatMap(({ line, postcode }) => [line, postcode, wordsOf(postcode).join("")]), ...contacts], common: places.flatMap(namesOf) };
  };
  const theirs = order.hiddenFrom.map((person) => of(person, ({ recordedAt }) => recordedAt < order.recordedAt, true));
  const known = new Set(theirs.flatMap(({ own, common }) => [...own, ...common]).map(searchable));
  const isSecret = (text: string): boolean => !known.has(searchable(text));
  const hidden = of(order.about[0]!, ({ kind }) => covers(order.what, kind), order.what.includes("CONTACT"));
  return hiddenWords([...hidden.own.filter(isSecret), ...order.words], hidden.common.filter(isSecret));
}

interface Words {
  readonly own: readonly string[];
  /** Names that stand in many texts. */
  readonly common: readonly string[];
}

/** Where someone lives is told by school and work too; these tell only of themselves. */
const covers = (what: readonly ShieldedThing[], kind: Place["kind"]): boolean =>
  what.includes("LOCATION") || (kind === "SCHOOL" && what.includes("SCHOOL")) || (kind === "WORK" && what.includes("WORK"));

/** Town, municipality, and the street up to its number. */
function namesOf({ line, city, municipality }: Place): string[] {
  const words = wordsOf(line);
  const number = words.findIndex((word) => /^\d/.test(word));
  return [city, municipality, words.slice(0, number > 0 ? number : undefined).join(" ")];
}

/**
 * Until the transaction ends nobody else makes words of an order. INVARIANT: whoever changes an order or an address takes
 * this before reading the other, or two that happen at once would each miss what the other writes.
 */
export const lockWords = async (manager: EntityManager): Promise<void> => void (await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('words to hide', 0))"));

/** Reads what the words of an order are made from, inside the transaction that changes it. */
export async function readWordsToHide(manager: EntityManager, order: Order, now: Date): Promise<readonly HiddenWord[]> {
  await lockWords(manager);
  const persons = [order.about[0]!, ...order.hiddenFrom];
  const addresses = await manager.getRepository(AddressEntity).createQueryBuilder("row").where("row.about && :persons", { persons }).getMany();
  return wordsToHide(order, addresses, await manager.findBy(PersonEntity, { id: In(persons) }), dutchDay(now));
}
