import { ORGANISATION_TYPES, type OrganisationType } from "@samenhang/caller";
import type { Condition } from "./conditions.js";
import { GRID, GRID_CATEGORIES, type GridCategory, type GridRow } from "./grid.js";
import type { GroundId } from "./grounds.js";
import { PROFILES } from "./profiles.js";
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
  readonly purpose: Purpose;
  readonly asker: OrganisationType;
  readonly category: Category;
  /** Fields it opens; undefined means every field of the category. */
  readonly fields: readonly string[] | undefined;
  readonly when: readonly Condition[];
  readonly grounds: readonly GroundId[];
  readonly signOff: readonly string[];
  readonly why: string;
}

const GATES = ["actorIsValid", "mayClaimPurpose", "isRetained", "isNotOnHold", "isNotHidden", "necessityIsStated"] as const satisfies readonly Condition[];

/** Categories a treating professional can release a statement in. */
const RELEASABLE: readonly GridCategory[] = ["GGZ_INVOLVEMENT", "ADULT_HEALTH", "CHILD_HEALTH", "SAFETY", "PLAN"];

/** Cells that refer to the source: what it answers to this asker must be readable by this asker (model.md 3.6). */
const IS_ASKED_OF_SOURCE = /(^|\/)(Q[drc](?!4)|S2|S3)/;

interface Opening {
  readonly when: readonly Condition[];
  readonly minimal: boolean;
}
const opening = (...when: Condition[]): Opening => ({ when, minimal: false });
const minimal = (...when: Condition[]): Opening => ({ when, minimal: true });

const S2 = ["measureInForce", "isInReach", "isMarkedNecessary"] as const;

/** What one code of a cell opens. A code that only tells where to ask opens nothing. */
function openingsOf(code: string, category: GridCategory, row: GridRow): readonly Opening[] {
  const ofPerson = row.asker === "PERSON";
  switch (code) {
    case "A":
      return [opening("isOpenClass")];
    case "m":
      return [minimal("isOpenClass")];
    case "C":
      return category === "GGZ_INVOLVEMENT" ? [opening("isConsented", "isReleasedToCaller", "isReleasableClass")] : [opening("isConsented", "isOpenClass")];
    case "Cm":
      return [minimal("isConsented", "isOpenClass")];
    case "C4":
      return [opening("isConsented", "hasSecondPerson", "isChildClass")];
    case "S1":
      return [opening("handoverAccepted", "isInPackage", "isOpenClass"), opening("isConsented", "isOpenClass")];
    case "S1m":
      return [minimal("handoverAccepted", "isInPackage", "isOpenClass"), minimal("isConsented", "isOpenClass")];
    // What is of class C3 is read directly only where the minimal profile names it; the rest is asked.
    case "S2":
      return [opening(...S2, "isOrdinaryClass"), minimal(...S2, "isOpenClass")];
    case "S2m":
      return [minimal(...S2, "isOpenClass")];
    case "S3":
      return [opening("isDeliveredToBoard", "isOpenClass")];
    case "S4":
      return [opening("isCourtDocument", "isOpenClass")];
    case "X4":
      return [opening("isSafetyOfficer", "hasSecondPerson", "isShieldedClass")];
    case "own": {
      if (!ofPerson) return [opening("isOwnRecord", "isOwnClass")];
      if (category === "SHIELDED") return [opening("isThePerson", "isSelf", "isShieldedClass")];
      // What a child told in confidence is for the child itself; who speaks for the child does not hear it (policy.md section 12.3).
      if (category === "CHILD_CONFIDENTIAL") return [opening("isThePerson", "isSelf", "isChildClass")];
      return [opening("isSelf", "isOpenClass")];
    }
    case "ownm":
      return [minimal("isSelf", "isOpenClass")];
    case "N":
    case "X":
    case "Qd":
    case "Qr":
    case "Qc":
    case "Qd4":
    case "Qr4":
    case "via":
      return [];
    default:
      throw new Error(`grid row ${row.id}, ${category}: code ${code} is not defined`);
  }
}

const askersOf = (row: GridRow): readonly OrganisationType[] => (row.asker === "ANY" ? ORGANISATION_TYPES.filter((type) => purposeEntry(row.purpose).claims[type]) : [row.asker]);

function rulesOfRow(row: GridRow): Rule[] {
  return askersOf(row).flatMap((asker) => {
    const tag = row.asker === "ANY" ? `${row.id}-${asker}` : row.id;
    const base = { row: row.id, purpose: row.purpose, asker, grounds: row.grounds, signOff: row.signOff };
    const gates = [...GATES, ...row.needs];
    const rules: Rule[] = [];

    for (const category of GRID_CATEGORIES) {
      let number = 0;
      for (const code of row.cells[category].split("/")) {
        for (const { when, minimal: isMinimal } of openingsOf(code, category, row)) {
          const fields = isMinimal ? (PROFILES[`${row.id}:${category}`] ?? []) : undefined;
          if (fields?.length === 0) continue;
          number += 1;
          rules.push({ ...base, id: `${tag}-${CATEGORIES[category].code}-${number}`, category, fields, when: [...new Set([...gates, ...when])], why: row.why });
        }
      }
      const isOfTreatment = RELEASABLE.includes(category) && row.cells.ADULT_HEALTH.startsWith("Q");
      if (isOfTreatment || IS_ASKED_OF_SOURCE.test(row.cells[category])) {
        rules.push({
          ...base,
          id: `${tag}-${CATEGORIES[category].code}-R`,
          category,
          fields: undefined,
          grounds: isOfTreatment ? ["L-31", ...row.grounds] : row.grounds,
          when: [...gates, "isReleasedToCaller", "isReleasableClass"],
          why: "a statement a professional released to this asker stays readable until the release ends",
        });
      }
    }
    return rules;
  });
}

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
      const base = { row: "ANY", purpose, asker, category: "METADATA" as const, fields: undefined, grounds: ["L-04"] as const, signOff: [] };
      const code = PURPOSES[purpose].code;
      return [
        { ...base, id: `${code}-${asker}-MET-1`, when: [...GATES, "isRecordVisible", "isOpenClass"], why: "date, source and status travel with the value" },
        { ...base, id: `${code}-${asker}-MET-0`, when: [...GATES, "isPublicClass"], why: "public inside the hub" },
      ];
    }),
  );
}

/** Every permission there is. Grid rows whose ground is not in force never become rules. */
export const RULES: readonly Rule[] = [...GRID.flatMap(rulesOfRow), ...ownRules(), ...askedRules(), ...accompanyingRules()];
