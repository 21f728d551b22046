import { CATALOGUE, HubError, type ErrorCode, type ErrorEntry } from "@samenhang/errors";
import { describe, expect, test } from "vitest";
import { SOURCES } from "./sources.js";

const ENTRIES = Object.entries(CATALOGUE) as [ErrorCode, ErrorEntry][];

/** What stands between backticks is the user's own word and keeps its capitals. */
const withoutQuotes = (sentence: string): string => sentence.replaceAll(/`[^`]*`/g, "");

describe("every sentence of the catalogue", () => {
  test.each(ENTRIES)("%s is lower case, without full stop, and says what to do", (_code, { message, advice }) => {
    for (const sentence of [message, advice]) {
      expect(sentence).toMatch(/^[a-z`].*[^.!?]$/);
      expect(sentence).not.toMatch(/\n|\s\s/);
    }
    expect(withoutQuotes(message)).toBe(withoutQuotes(message).toLowerCase());
    expect(message.match(/`/g)?.length ?? 0).toSatisfy((count: number) => count % 2 === 0);
    expect(advice).not.toBe(message);
  });

  test.each(ENTRIES)("%s has a status that fits its family", (_code, { family, http }) => {
    const fitting = { refusal: [401, 403, 429], mistake: [400, 401, 404, 405, 406, 409, 413, 415], failure: [500, 503, 504] };
    expect(fitting[family]).toContain(http);
  });

  test.each(ENTRIES)("%s reaches the caller with family, advice and status, and with nothing else", (code, { family, advice, message, http }) => {
    const error = new HubError(code, { cause: new Error("a secret") });
    expect({ message: error.message, ...error.extensions }).toEqual({ message, code, family, advice, http: { status: http } });
    expect(JSON.stringify(error)).not.toContain("secret");
  });

  test("no two codes share a sentence", () => {
    const messages = ENTRIES.map(([, { message }]) => message);
    expect(messages.filter((message, index) => messages.indexOf(message) !== index)).toEqual([]);
  });
});

describe("the catalogue and the sources agree", () => {
  // The policy has reasons of its own with some of the same names; they are not errors.
  const sources = SOURCES.filter(({ path }) => !path.startsWith("shared/policy/") && path !== "shared/errors/src/catalogue.ts");

  test.each(ENTRIES)("%s is used", (code) => {
    const users = sources.filter(({ code: text }) => text.includes(`"${code}"`) || text.includes(`CATALOGUE.${code}`));
    expect(users.map(({ path }) => path)).not.toEqual([]);
  });

  test("every code that is thrown is in the catalogue", () => {
    const thrown = sources.flatMap(({ code, path }) => [...code.matchAll(/\bHubError\(\s*"([A-Z_]+)"/g)].map(([, name]) => [path, name!] as const));
    expect(thrown.length).toBeGreaterThan(20);
    expect(thrown.filter(([, name]) => !Object.hasOwn(CATALOGUE, name))).toEqual([]);
  });

  test("nobody throws a bare GraphQLError: only the catalogue leaves the hub", () => {
    const outside = SOURCES.filter(({ path }) => !path.startsWith("shared/errors/"));
    expect(outside.filter(({ code }) => /new GraphQLError\(/.test(code)).map(({ path }) => path)).toEqual([]);
  });
});
