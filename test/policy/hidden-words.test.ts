import { blindedWords, createWordSearch, hiddenWords, searchable } from "@samenhang/ticket";
import { wordsToHide } from "@samenhang/subgraph-case";
import { describe, expect, test } from "vitest";

const SALT = "salt of one ticket";
const finds = (hidden: readonly string[], text: string): boolean => createWordSearch(SALT, blindedWords(SALT, hiddenWords(hidden)))(text);

describe("words that must stay hidden are found", () => {
  // prettier-ignore
  const rows: readonly [why: string, hidden: string, text: string, isFound: boolean][] = [
    ["as they are", "Fictiedorp", "Zij woont nu in Fictiedorp.", true],
    ["in capitals, with other signs", "Schuilplaatspad 3", "adres: SCHUILPLAATSPAD-3, achterom", true],
    ["with other diacritics", "Café Oud Één", "bij cafe oud een op de hoek", true],
    ["with marks that do not show", "Fictiedorp", "Fictie\u00ADdorp en F\u200Bictiedorp", true],
    ["as a whole word, not inside another", "Oord", "het woord voor woord", false],
    ["in the order they have", "Denkbeeldig Schoolplein 4", "4 schoolplein denkbeeldig", false],
    ["not a house number further", "Schuilplaatspad 3", "Schuilplaatspad 30", false],
    ["a postcode as one word", "0000AA", "postcode 0000aa", true],
    ["a street and number without a space", "Schuilplaatspad 3", "Schuilplaatspad3", true],
    ["a house number with a letter, apart", "Schuilplaatspad 3a", "Schuilplaatspad 3 A", true],
    ["a postcode in two parts", "0000AA", "0000 aa", true],
    ["a telephone number against a word", "06-000 000 06", "tel0600000006", true],
    ["a telephone number in other groups", "06-000 000 06", "bel 0600 000 006 na vijf", true],
    ["a telephone number with the country before it", "06-100 000 06", "+31 6 10000006", true],
    ["with a zero between brackets", "06-100 000 06", "0031 (0)6 1000 0006", true],
    ["a number before and after it does not hide it", "06-100 000 06", "kamer 12 06 100 000 06 2 keer", true],
    ["an address of e-mail", "anna@voorbeeld.test", "mail naar Anna@Voorbeeld.test!", true],
    ["another number is another", "06-000 000 06", "06 000 000 07", false],
    ["of a long name the first five words", "Opvang van de zeven verzonnen bruggen", "in de opvang van de zeven verzonnen huizen", true],
  ];
  test.each(rows)("%s: `%s`", (_why, hidden, text, isFound) => expect(finds([hidden], text)).toBe(isFound));

  test("what says nothing is not looked for: a house number, a word of two letters, nothing", () => {
    for (const empty of ["3", "12 34", "op", "k3", "", " - "]) expect(searchable(empty), empty).toBeUndefined();
    expect(hiddenWords(["3", "op", ""])).toEqual([]);
  });
  test("a ticket says no word, and is like no other ticket", () => {
    const words = hiddenWords(["Fictiedorp", "Schuilplaatspad 3"]);
    expect(JSON.stringify(words)).not.toMatch(/fictiedorp|schuil/i);
    const [one, other] = ["a", "b"].map((salt) => blindedWords(salt, words).map(({ digest }) => digest));
    expect(one!.some((digest) => other!.includes(digest) || words.some((word) => word.digest.startsWith(digest)))).toBe(false);
    expect(createWordSearch("b", blindedWords("a", words))("Fictiedorp")).toBe(false);
  });
});

describe("an order hides in free text", () => {
  const [BEFORE, BEGAN, AFTER] = ["2026-01-01", "2026-05-01", "2026-06-01"].map((day) => new Date(day)) as [Date, Date, Date];
  const [her, him] = ["11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"] as const;
  const place = (about: string, kind: "STAY" | "SCHOOL" | "WORK", line: string, city: string, until: string | null = null, recordedAt = BEFORE) => ({
    about: [about],
    kind,
    line,
    postcode: line.endsWith("1") ? "1111 ZZ" : "2222 YY",
    city,
    municipality: city,
    until,
    recordedAt,
  });
  const people = [
    { id: her, contacts: [{ kind: "PHONE" as const, value: "06-000 000 06", safeToUse: true }] },
    { id: him, contacts: [] },
  ];
  const search = (what: readonly string[], addresses: readonly ReturnType<typeof place>[], words: readonly string[] = []) =>
    createWordSearch(
      SALT,
      blindedWords(SALT, wordsToHide({ about: [her], hiddenFrom: [him], what: what as never, words: [...words], recordedAt: BEGAN }, addresses, people, "2026-07-15")),
    );

  test("street and number, street, postcode, town and number of who it shields", () => {
    const isHidden = search(["LOCATION", "CONTACT"], [place(her, "STAY", "Schuilpad 1", "Fictiedorp")]);
    for (const told of ["Schuilpad 1", "het schuilpad", "1111zz", "1111 ZZ", "in fictiedorp", "0600000006"]) expect(isHidden(told), told).toBe(true);
    expect(isHidden("op nummer 1 in het dorp")).toBe(false);
  });
  test("no more than it covers", () => {
    const places = [place(her, "STAY", "Thuislaan 2", "Dorp"), place(her, "SCHOOL", "Schoolplein 1", "Stad")];
    const isHidden = search(["SCHOOL"], places);
    expect([isHidden("Schoolplein 1"), isHidden("Thuislaan 2"), isHidden("0600000006")]).toEqual([true, false, false]);
    expect(search(["LOCATION"], places)("Schoolplein 1"), "the school leads home").toBe(true);
  });
  test("also what is recorded as his own after it began: else whoever guesses an address would see that it is right", () => {
    const hers = place(her, "STAY", "Schuilpad 1", "Fictiedorp");
    const his = (recordedAt: Date) => place(him, "STAY", "Schuilpad 9", "Fictiedorp", null, recordedAt);
    const told = (recordedAt: Date) => ["Schuilpad 1", "op het schuilpad", "in fictiedorp"].map(search(["LOCATION"], [hers, his(recordedAt)]));
    expect(told(AFTER)).toEqual([true, true, true]);
    expect(told(BEFORE), "they lived in one town before").toEqual([true, false, false]);
  });
  test("not where she lived, nor what is as true of him; unless somebody adds it", () => {
    const places = [place(her, "STAY", "Schuilpad 1", "Stad"), place(her, "STAY", "Vroeger 2", "Weleer", "2026-01-01"), place(him, "STAY", "Elders 2", "Stad")];
    const isHidden = search(["LOCATION"], places);
    expect([isHidden("Schuilpad"), isHidden("Weleer"), isHidden("Stad")]).toEqual([true, false, false]);
    expect(search(["LOCATION"], places, ["Stad"])("Stad")).toBe(true);
  });
});
