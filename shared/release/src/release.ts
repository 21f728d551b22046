import { createHash } from "node:crypto";
import {
  conditionsIn,
  createPolicy,
  marksOf,
  maskFromText,
  maskOf,
  maskToText,
  MATRIX,
  readMatrix,
  type Matrix,
  type Policy,
  type PolicyOptions,
  type Rule,
} from "@samenhang/policy";
import { canonical } from "@samenhang/ticket";
import { NotInEffect } from "./not-in-effect.js";

const FORMAT = "samenhang-policy-release/1";

/**
 * One version of the policy as a file: what takes effect once two privacy officers have signed exactly this.
 *
 * It holds its rules beside the matrix they follow from. A later program may derive others from the same matrix; decisions
 * of this version can then still be replayed.
 */
export interface Release {
  readonly format: typeof FORMAT;
  /** What every ledger entry of this version names. */
  readonly version: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Sign-off marks that are off. */
  readonly withoutSignOff: readonly string[];
  readonly matrix: Matrix;
  readonly rules: readonly ReleasedRule[];
  /** Compact JWS of privacy officers over version and digest. */
  readonly signatures: readonly string[];
}

/** What of a rule decides. `when` as ledgers keep conditions: hexadecimal, so that it outlives their names. */
export interface ReleasedRule extends Pick<Rule, "id" | "purpose" | "asker" | "category"> {
  readonly fields?: readonly string[];
  readonly when: string;
}

/** An unsigned release. Throws on a mark that covers nothing: switching it off would do nothing. */
export function proposeRelease({ matrix = MATRIX, withoutSignOff = [] }: PolicyOptions, now: Date): Release {
  const policy = createPolicy({ matrix, withoutSignOff: known(withoutSignOff, matrix) });
  return { format: FORMAT, version: policy.version, createdAt: now.toISOString(), withoutSignOff: policy.off, matrix, rules: releasedRules(policy), signatures: [] };
}

/** SHA-256 over all that is signed, in canonical JSON: everything but the signatures. */
export function digestOf({ signatures: _, ...signed }: Release): string {
  return createHash("sha256").update(canonical(signed)).digest("base64url");
}

/** A release as a file holds it, complete in form. Whether it is signed, and true to its matrix, is asked elsewhere. */
export function readRelease(text: string, file: string): Release {
  const refuse = (why: string): NotInEffect => new NotInEffect("UNREADABLE", `${file} ${why}`);
  let value: Partial<Release> | null;
  try {
    value = JSON.parse(text) as Partial<Release> | null;
  } catch {
    throw refuse("is no JSON");
  }
  if (value?.format !== FORMAT) throw refuse(`is no release of the form ${FORMAT}`);
  const { version, createdAt, withoutSignOff, rules, signatures } = value;
  const isComplete =
    typeof version === "string" &&
    typeof createdAt === "string" &&
    Number.isFinite(Date.parse(createdAt)) &&
    isTextList(withoutSignOff) &&
    isTextList(signatures) &&
    isRules(rules);
  if (!isComplete) throw refuse("is not complete");
  return value as Release;
}

/** The policy this program makes of a release. Throws unless that is the very version, with the very rules, that were released. */
export function policyOfRelease({ version, matrix, withoutSignOff, rules }: Release): Policy {
  let policy: Policy;
  try {
    policy = createPolicy({ matrix: readMatrix(matrix), withoutSignOff: known(withoutSignOff, matrix) });
  } catch (error) {
    throw new NotInEffect("VERSION_DIFFERS", error instanceof Error ? error.message : "the matrix cannot be read");
  }
  if (policy.version !== version || canonical(releasedRules(policy)) !== canonical(rules)) {
    throw new NotInEffect(
      "VERSION_DIFFERS",
      `this program derives version ${policy.version} from the matrix of release ${version}; propose it again with this program and have it signed`,
    );
  }
  return policy;
}

/** The rules of a release, of whichever program, to replay its decisions by. */
export const rulesToReplay = ({ rules }: Pick<Release, "rules">): readonly Pick<Rule, "id" | "purpose" | "asker" | "category" | "fields" | "when">[] =>
  rules.map((rule) => ({ ...rule, fields: rule.fields, when: conditionsIn(maskFromText(rule.when)) }));

const releasedRules = ({ rules }: Policy): readonly ReleasedRule[] =>
  rules.map(({ id, purpose, asker, category, fields, when }) => ({ id, purpose, asker, category, ...(fields ? { fields } : {}), when: maskToText(maskOf(when)) }));

function known(marks: readonly string[], matrix: Matrix): readonly string[] {
  const unknown = marks.filter((mark) => !(marksOf(matrix) as readonly string[]).includes(mark));
  if (unknown.length > 0) throw new Error(`${unknown.join(", ")} covers nothing of this matrix, so there is nothing to switch off`);
  return marks;
}

const isTextList = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((entry) => typeof entry === "string");
const isText = (value: unknown): value is string => typeof value === "string";
const isRules = (value: unknown): value is readonly ReleasedRule[] =>
  Array.isArray(value) &&
  value.every((entry: Partial<ReleasedRule> | null) => {
    const { id, purpose, asker, category, when, fields } = entry ?? {};
    return [id, purpose, asker, category].every(isText) && isText(when) && /^[0-9a-f]{1,40}$/.test(when) && (fields === undefined || isTextList(fields));
  });
