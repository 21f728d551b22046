import { createHash } from "node:crypto";

/**
 * Finds in free text what a shielding order hides (policy.md section 10.3), without telling the owner of the text what to
 * look for: the owner of the order says digests of normalised words, and whoever holds a text compares.
 *
 * A digest of a word that can be guessed can be guessed (ADR 19). It keeps the words out of messages, tickets and logs.
 */
export interface HiddenWord {
  /** SHA-256 of the normalised words, joined by one space; base64url. In a ticket: blinded by its salt. */
  readonly digest: string;
  /** How many words; 1 to 5. */
  readonly words: number;
  /** A name that many texts have (a town, a street): looked for only in requests about the persons of the order. Not in a ticket. */
  readonly isCommon?: true;
}

/** The longest sequence of words that is looked for. */
export const MAX_WORDS = 5;

const SHORTEST_WORD = 3;
const SHORTEST_NUMBER = 7;
/** A telephone number is written in groups, with and without the country. */
const MAX_NUMBER_GROUPS = 10;
const COUNTRY = /^(?:0031|31)0?(?=[1-9]\d{8}$)/;

/** Words as they are compared: without diacritics, marks that do not show, capitals and signs. A number ends a word: `Pad3` is `Pad 3`. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/u)
    .filter((word) => word !== "");

/** What of a text can be looked for: its first five words, or nothing where they say nothing (`3`, `bij`, an empty text). */
export function searchable(text: string): string | undefined {
  const words = wordsOf(text).slice(0, MAX_WORDS);
  const digits = words.join("");
  if (/^\d+$/.test(digits)) return digits.length >= SHORTEST_NUMBER ? domestic(digits) : undefined;
  return digits.length < SHORTEST_WORD ? undefined : words.join(" ");
}

/** For the owner of an order: what it attests of its words. The same word twice is one; in an order that says nothing of theirs. */
export function hiddenWords(texts: readonly string[], common: readonly string[] = []): readonly HiddenWord[] {
  const found = new Map<string, HiddenWord>();
  const add = (text: string, mark: Pick<HiddenWord, "isCommon">): void => {
    const searched = searchable(text);
    if (searched !== undefined) found.set(searched, { digest: digestOf(searched), words: searched.split(" ").length, ...mark });
  };
  for (const text of common) add(text, { isCommon: true });
  for (const text of texts) add(text, {});
  return [...found.values()].sort((a, b) => (a.digest < b.digest ? -1 : 1));
}

/** For consent: the words as one ticket carries them, comparable to nothing outside it. */
export const blindedWords = (salt: string, words: readonly HiddenWord[]): readonly HiddenWord[] =>
  words.map(({ digest, words: length }) => ({ digest: blinded(salt, digest), words: length }));

/** For the holder of a text: whether it contains one of the words of a ticket. */
export function createWordSearch(salt: string, words: readonly HiddenWord[]): (text: string) => boolean {
  const hidden = new Set(words.map(({ digest }) => digest));
  const lengths = [...new Set(words.map(({ words: length }) => length))];
  const known = new Map<string, boolean>();
  const isHidden = (candidate: string): boolean => {
    let found = known.get(candidate);
    if (found === undefined) known.set(candidate, (found = hidden.has(blinded(salt, digestOf(candidate)))));
    return found;
  };
  return (text) => {
    const all = wordsOf(text);
    return (
      lengths.some((length) => all.some((_, at) => at + length <= all.length && isHidden(all.slice(at, at + length).join(" ")))) ||
      (lengths.includes(1) && numbersIn(all).some(isHidden))
    );
  };
}

/** Numbers that are written in groups, as one: every run of groups that could be one. */
function numbersIn(words: readonly string[]): readonly string[] {
  const found: string[] = [];
  words.forEach((word, from) => {
    if (!/^\d+$/.test(word)) return;
    let digits = "";
    for (const group of words.slice(from, from + MAX_NUMBER_GROUPS)) {
      if (!/^\d+$/.test(group)) break;
      digits += group;
      if (digits.length >= SHORTEST_NUMBER) found.push(domestic(digits));
    }
  });
  return found;
}

const domestic = (digits: string): string => digits.replace(COUNTRY, "0");
const digestOf = (words: string): string => createHash("sha256").update(words).digest("base64url");
/** 72 bits: two words of one ticket that look alike are not to be feared. */
const blinded = (salt: string, digest: string): string => createHash("sha256").update(salt).update("\0").update(digest).digest("base64url").slice(0, 12);
