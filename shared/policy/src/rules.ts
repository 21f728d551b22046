import { ORGANISATION_TYPES, type OrganisationType } from "@samenhang/caller";
import type { Condition } from "./conditions.js";
import { alternativesOf, codeOf } from "./codes.js";
import { GRID_CATEGORIES, marksOn, type GridCategory, type GridRow, type SignOffMark } from "./grid.js";
import type { GroundId } from "./grounds.js";
import { isInForce, MATRIX, type Matrix } from "./matrix.js";
import { PURPOSES, purposeEntry, type Purpose } from "./purposes.js";
import { CATEGORIES, type Category } from "./vocabulary.js";

/**
 * One permission. There are no prohibitions: what no rule opens stays closed, so the order of rules never matters.
 *
 * `id` is for ever: `<row>-<category code or kind>-<n>`. All of `when` must be true.
 */
export interface Rule {
  readonly id: string;
  readonly row: string;
  /** The code of the cell; for rules that come from no cell, what kind of rule it is. */
  readonly code: string;
  readonly purpose: Purpose;
  readonly asker: OrganisationType;
  readonly category: Category;
  /** Fields it opens; undefined means every field of the category. */
  readonly fields: readonly string[] | undefined;
  readonly when: readonly Condition[];
  readonly grounds: readonly GroundId[];
  readonly signOff: readonly SignOffMark[];
  readonly why: string;
}

const PUBLIC_GATES = ["actorIsValid", "mayClaimPurpose", "isRetained", "isNotOnHold", "isNotHidden", "necessityIsStated"] as const satisfies readonly Condition[];
/** Conditions of every rule but those for what is public inside the hub. */
export const GATES = [...PUBLIC_GATES, "isFreeOfTies"] as const satisfies readonly Condition[];

/** Categories a treating professional can release a statement in. */
const RELEASABLE: readonly GridCategory[] = ["GGZ_INVOLVEMENT", "ADULT_HEALTH", "CHILD_HEALTH", "SAFETY", "PLAN"];

/** Cells that refer to the source: what it answers to this asker must be readable by this asker (model.md 3.6). */
const IS_ASKED_OF_SOURCE = /(^|\/)(Q[drc](?!4)|S2|S3)/;

const askersOf = (row: GridRow): readonly OrganisationType[] => (row.asker === "ANY" ? ORGANISATION_TYPES.filter((type) => purposeEntry(row.purpose).claims[type]) : [row.asker]);

function rulesOfRow(row: GridRow, profiles: Matrix["profiles"]): Rule[] {
  return askersOf(row).flatMap((asker) => {
    const tag = row.asker === "ANY" ? `${row.id}-${asker}` : row.id;
    const base = { row: row.id, purpose: row.purpose, asker, grounds: row.grounds };
    const gates = [...GATES, ...row.needs];
    const rules: Rule[] = [];

    for (const category of GRID_CATEGORIES) {
      let number = 0;
      for (const code of alternativesOf(row.cells[category])) {
        for (const { when, profile } of codeOf(code).opens(category, asker === "PERSON")) {
          const fields = profile ? (profiles[profileKey(row.id, category, profile)] ?? []) : undefined;
          if (fields?.length === 0) continue;
          number += 1;
          const id = `${tag}-${CATEGORIES[category].code}-${number}`;
          rules.push({ ...base, id, code, category, fields, when: [...new Set([...gates, ...when])], signOff: marksOn(row, category, code), why: row.why });
        }
      }
      const health = row.cells.ADULT_HEALTH;
      const isOfTreatment = RELEASABLE.includes(category) && /^Q[drc]/.test(health);
      if (isOfTreatment || IS_ASKED_OF_SOURCE.test(row.cells[category])) {
        rules.push({
          ...base,
          id: `${tag}-${CATEGORIES[category].code}-R`,
          code: "released",
          category,
          fields: undefined,
          grounds: isOfTreatment ? ["L-31", ...row.grounds] : row.grounds,
          when: [...gates, "isReleasedToCaller", "isReleasableClass"],
          signOff: marksOn(row, category, isOfTreatment ? health : row.cells[category]),
          why: "a statement a professional released to this asker stays readable until the release ends",
        });
      }
      if (row.purpose === "PRIVACY_AUDIT" && row.cells[category] === "N" && category !== "NATIONAL_NUMBER" && category !== "GGZ_INVOLVEMENT") {
        rules.push({
          ...base,
          id: `${tag}-${CATEGORIES[category].code}-S`,
          code: "sampled",
          category,
          fields: undefined,
          when: [...gates, "hasSecondPerson", "isOpenClass"],
          signOff: [],
          why: "content only in a sampled check, with a reason and a second privacy officer",
        });
      }
    }
    return rules;
  });
}

export const profileKey = (row: string, category: GridCategory, profile: "MINIMAL" | "LAST_72_HOURS"): string =>
  profile === "MINIMAL" ? `${row}:${category}` : `${row}:${category}:LAST_72_HOURS`;

/** Advice is given without data of the family: under that purpose only the advice itself is one's own record. */
const OWN_FIELDS: Partial<Record<Purpose, readonly string[]>> = { GIVE_ADVICE: ["AdviceContact.*"] };

/** An organisation reads its own records for its own purposes, about persons it is involved with. */
function ownRules(): Rule[] {
  const withoutContent: readonly Purpose[] = ["INDEPENDENT_REVIEW", "PRIVACY_AUDIT", "POLICY_STATISTICS", "ACUTE_SAFETY"];
  return (Object.keys(PURPOSES) as Purpose[])
    .filter((purpose) => !withoutContent.includes(purpose))
    .flatMap((purpose) =>
      ORGANISATION_TYPES.filter((type) => type !== "PERSON" && purposeEntry(purpose).claims[type]).flatMap((asker) =>
        GRID_CATEGORIES.filter((category) => category !== "SHIELDED" && category !== "NATIONAL_NUMBER").map((category): Rule => ({
          id: `${PURPOSES[purpose].code}-${asker}-${CATEGORIES[category].code}-OWN`,
          row: "OWN",
          code: "own file",
          purpose,
          asker,
          category,
          fields: OWN_FIELDS[purpose],
          when: [...GATES, "isInvolved", "isOwnRecord", "isOwnClass"],
          grounds: ["L-02"],
          signOff: [],
          why: "an organisation works with its own file",
        })),
      ),
    );
}

/**
 * Who is asked something must read the whole question to weigh it, and know about whom it is, also of a person it never met
 * (model.md 3.6, policy.md principle 2). A provider of mental health care matches the pseudonym with its own patients: that
 * it looked up a name would stand in the ledger of another.
 */
function askedRules(): Rule[] {
  const purpose = "HANDOVER_REFERRAL" as const;
  const question = { fields: ["InformationRequest.*", "InformationResponse.*"], when: ["isAsked", "isOwnRecord", "isOwnClass"] } as const;
  const name = { category: "IDENTITY", fields: ["Person.displayName", "Person.birthDate", "Person.ageBand"], when: ["isAsked", "isOpenClass"] } as const;
  return ORGANISATION_TYPES.filter((type) => purposeEntry(purpose).claims[type]).flatMap((asker) => {
    const opens = [{ ...question, category: "INVOLVEMENT" as const }, { ...question, category: "GGZ_INVOLVEMENT" as const }, ...(asker === "GGZ" ? [] : [name])];
    return opens.map(({ category, fields, when }): Rule => ({
      id: `${PURPOSES[purpose].code}-${asker}-${CATEGORIES[category].code}-ASKED`,
      row: "ASKED",
      code: "asked",
      purpose,
      asker,
      category,
      fields,
      when: [...GATES, ...when],
      grounds: ["L-02", "L-04"],
      signOff: asker === "GGZ" ? ["S-04"] : [],
      why: "who is asked reads the question, to decide whether and what to answer",
    }));
  });
}

/** Fields that only say something about another field follow the record; what is public inside the hub is open to all who may claim a purpose. */
function accompanyingRules(): Rule[] {
  return (Object.keys(PURPOSES) as Purpose[]).flatMap((purpose) =>
    ORGANISATION_TYPES.filter((type) => purposeEntry(purpose).claims[type]).flatMap((asker): Rule[] => {
      const base = { row: "ANY", code: "follows", purpose, asker, category: "METADATA" as const, fields: undefined, grounds: ["L-04"] as const, signOff: [] };
      const code = PURPOSES[purpose].code;
      return [
        { ...base, id: `${code}-${asker}-MET-1`, when: [...GATES, "isRecordVisible", "isOpenClass"], why: "date, source and status travel with the value" },
        { ...base, id: `${code}-${asker}-MET-0`, when: [...PUBLIC_GATES, "isPublicClass"], why: "public inside the hub" },
      ];
    }),
  );
}

/** Every permission a matrix gives. */
export const rulesOf = ({ rows, profiles }: Matrix): readonly Rule[] => [
  ...rows.filter(isInForce).flatMap((row) => rulesOfRow(row, profiles)),
  ...ownRules(),
  ...askedRules(),
  ...accompanyingRules(),
];

export const RULES = rulesOf(MATRIX);
