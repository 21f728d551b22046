import { createHash } from "node:crypto";

/** What our codes and pseudonyms are part of, for who reads an export elsewhere. Names only: nothing answers there. */
export const NAMES = "https://samenhang.example";
export const PERSON_ID = `${NAMES}/id/person`;

const hashed = (text: string, hexDigits: number): string => createHash("sha256").update(text).digest("hex").slice(0, hexDigits);

/** 32 hex digits (W3C Trace Context): our own as it is, another text (of a decision point, of a pruning) by its hash. */
export const traceIdOf = (traceId: string): string => (/^[0-9a-f]{32}$/.test(traceId) && !/^0+$/.test(traceId) ? traceId : hashed(traceId, 32));

/** 16 hex digits: of random ids, so that the same entry or decision has the same one in every export. */
export const spanIdOf = (...parts: readonly string[]): string => hashed(parts.join("\n"), 16);
