import type { OrganisationType } from "@samenhang/caller";
import type { Condition } from "./conditions.js";
import { opensField } from "./policy.js";
import type { Purpose } from "./purposes.js";
import type { Rule } from "./rules.js";
import { CONFIDENTIALITY, type Category, type Confidentiality } from "./vocabulary.js";

/**
 * The decision space of the matrix is finite: who asks for what, of which category, class and field, under which
 * conditions. This enumerates it whole and checks what must hold of every cell that is open.
 */
export interface Cell {
  readonly purpose: Purpose;
  readonly asker: OrganisationType;
  readonly category: Category;
  readonly confidentiality: Confidentiality;
  /** A field by name where some rule treats it apart; `*` stands for all others. */
  readonly field: string;
}

export interface Invariant {
  readonly id: string;
  readonly says: string;
  /** Where it is demanded. */
  readonly source: string;
  /**
   * What an open cell must rest on: at least one of these sets of conditions; `NEVER` when no cell may be open;
   * undefined where the invariant has nothing to say.
   */
  readonly demands: (cell: Cell) => "NEVER" | readonly (readonly Condition[])[] | undefined;
}

export interface Violation {
  readonly invariant: string;
  readonly cell: Cell;
  /** The conditions under which it is open. */
  readonly when: readonly Condition[];
  readonly rules: readonly string[];
}

export interface Proof {
  readonly cells: number;
  readonly open: number;
  readonly tables: number;
  /** For each invariant, how many open cells it spoke of. */
  readonly checked: Readonly<Record<string, number>>;
  readonly violations: readonly Violation[];
}

/** All rules that can speak about a cell, with the conditions they read that do not follow from the class. */
interface Table {
  readonly purpose: Purpose;
  readonly asker: OrganisationType;
  readonly category: Category;
  readonly field: string;
  readonly rules: readonly Rule[];
  readonly reads: readonly Condition[];
}

const OWN_CLASSES: readonly Confidentiality[] = ["C0", "C1", "C2", "C3", "C4", "C5"];

/** What follows from the class. Whether C6 is an own class depends on the record too, and only Veilig Thuis can have such a record. */
const CLASS_CONDITIONS: Readonly<Partial<Record<Condition, (confidentiality: Confidentiality, asker: OrganisationType) => boolean | "OPEN">>> = {
  isPublicClass: (confidentiality) => confidentiality === "C0",
  isOrdinaryClass: (confidentiality) => ["C0", "C1", "C2"].includes(confidentiality),
  isOpenClass: (confidentiality) => ["C0", "C1", "C2", "C3"].includes(confidentiality),
  isReleasableClass: (confidentiality) => ["C0", "C1", "C2", "C3", "C4"].includes(confidentiality),
  isOwnClass: (confidentiality, asker) => (confidentiality === "C6" && asker === "VT" ? "OPEN" : OWN_CLASSES.includes(confidentiality)),
  isChildClass: (confidentiality) => ["C0", "C1", "C2", "C3", "C5"].includes(confidentiality),
  isShieldedClass: (confidentiality) => confidentiality === "C7",
};
const followsFromClass = (condition: Condition, { confidentiality, asker }: Cell): boolean | undefined => {
  const follows = CLASS_CONDITIONS[condition]?.(confidentiality, asker);
  return follows === "OPEN" ? undefined : follows;
};

/** The tables of a set of rules: one per purpose, asker, category and kind of field. */
export function tablesOf(rules: readonly Rule[]): readonly Table[] {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const key = `${rule.purpose}|${rule.asker}|${rule.category}`;
    const group = groups.get(key);
    if (group) group.push(rule);
    else groups.set(key, [rule]);
  }
  return [...groups.values()].flatMap((group) => {
    const { purpose, asker, category } = group[0]!;
    const named = [...new Set(group.flatMap(({ fields }) => (fields ?? []).map((name) => name.replace("*", "anything"))))];
    const byRules = new Map<string, string>();
    for (const field of ["*", ...named]) {
      const speaking = group.filter((rule) => (field === "*" ? rule.fields === undefined : opensField(rule, field)));
      const signature = speaking.map(({ id }) => id).join();
      if (!byRules.has(signature)) byRules.set(signature, field);
    }
    return [...byRules.values()].map((field) => {
      const speaking = group.filter((rule) => (field === "*" ? rule.fields === undefined : opensField(rule, field)));
      return { purpose, asker, category, field, rules: speaking, reads: [...new Set(speaking.flatMap(({ when }) => when))] };
    });
  });
}

/** Enumerates every cell of every table. `limit` bounds how many violations of one invariant are kept. */
export function prove(rules: readonly Rule[], invariants: readonly Invariant[] = INVARIANTS, limit = 5): Proof {
  const tables = tablesOf(rules);
  const checked: Record<string, number> = { MONOTONE: 0, ...Object.fromEntries(invariants.map(({ id }) => [id, 0])) };
  const violations: Violation[] = [];
  const found = new Map<string, number>();
  const note = (violation: Violation): void => {
    const count = (found.get(violation.invariant) ?? 0) + 1;
    found.set(violation.invariant, count);
    if (count <= limit) violations.push(violation);
  };
  let cells = 0;
  let open = 0;

  for (const table of tables) {
    for (const confidentiality of Object.keys(CONFIDENTIALITY) as Confidentiality[]) {
      const { purpose, asker, category, field } = table;
      const cell: Cell = { purpose, asker, category, confidentiality, field };
      const free = table.reads.filter((condition) => followsFromClass(condition, cell) === undefined);
      const bitOf = new Map(free.map((condition, index) => [condition, 1 << index]));
      const maskOf = (conditions: readonly Condition[]): number => {
        let mask = 0;
        for (const condition of conditions) {
          const follows = followsFromClass(condition, cell);
          if (follows === true) continue;
          // What no rule reads is false somewhere: a demand for it is not met there.
          const bit = follows === false ? undefined : bitOf.get(condition);
          if (bit === undefined) return -1;
          mask |= bit;
        }
        return mask;
      };
      const needs = table.rules.map(({ when }) => maskOf(when)).filter((mask) => mask !== -1);
      const demands = invariants.flatMap(({ id, demands: of }) => {
        const alternatives = of(cell);
        return alternatives === undefined ? [] : [{ id, masks: alternatives === "NEVER" ? [] : alternatives.map(maskOf).filter((mask) => mask !== -1) }];
      });
      const size = 1 << free.length;
      const isOpen = new Uint8Array(size);
      for (let conditions = 0; conditions < size; conditions += 1) {
        for (const need of needs) {
          if ((conditions & need) === need) {
            isOpen[conditions] = 1;
            break;
          }
        }
      }
      const whenOf = (conditions: number): readonly Condition[] => [
        ...free.filter((condition) => (conditions & bitOf.get(condition)!) !== 0),
        ...table.reads.filter((condition) => followsFromClass(condition, cell) === true),
      ];
      const rulesAt = (conditions: number): readonly string[] =>
        table.rules.filter(({ when }) => maskOf(when) !== -1 && (conditions & maskOf(when)) === maskOf(when)).map(({ id }) => id);

      cells += size;
      for (let conditions = 0; conditions < size; conditions += 1) {
        if (isOpen[conditions] === 0) continue;
        open += 1;
        checked["MONOTONE"] = checked["MONOTONE"]! + 1;
        for (let bit = 1; bit < size; bit <<= 1) {
          if (isOpen[conditions | bit] === 0) note({ invariant: "MONOTONE", cell, when: whenOf(conditions), rules: rulesAt(conditions) });
        }
        for (const { id, masks } of demands) {
          checked[id] = checked[id]! + 1;
          if (!masks.some((mask) => (conditions & mask) === mask)) note({ invariant: id, cell, when: whenOf(conditions), rules: rulesAt(conditions) });
        }
      }
    }
  }
  return { cells, open, tables: tables.length, checked, violations };
}

const ALWAYS = undefined;
const isContent = ({ category }: Cell): boolean => category !== "METADATA";
const OWN: readonly Condition[] = ["isOwnRecord", "isInvolved"];
const THE_PERSON: readonly Condition[] = ["isThePerson", "isSelf"];
/** What an audit reads alone: the ledger, that emergency access was used, and what its review found; no text (policy.md sections 9.4 and 11). */
const OF_EMERGENCY: readonly string[] = ["OrganisationNotice.kind", "AfterReview.actedBy", "AfterReview.reviewer", "AfterReview.completedBy", "AfterReview.wasDangerReal"];
/** And that the own organisation petitions the court, of what kind and since when (policy.md section 9.4, R-143). */
const OF_PETITION: readonly string[] = ["CourtRequest.kind", "CourtRequest.state", "CourtRequest.submittedAt"];
const isMetadataForAudit = ({ field }: Cell): boolean => /^Ledger(Entry|Export)\./.test(field) || [...OF_EMERGENCY, ...OF_PETITION].includes(field);
const level = ({ confidentiality }: Cell): number => Number(confidentiality[1]);

/** What must hold of every open cell, whoever wrote the matrix (policy.md principles 1 to 9 and section 8). */
export const INVARIANTS: readonly Invariant[] = [
  { id: "ACTOR", says: "nobody without a valid registration sees anything", source: "policy.md 8.1", demands: () => [["actorIsValid"]] },
  {
    id: "TIES",
    says: "nobody sees anything of a person to whom there is a tie, or might be one",
    source: "policy.md 8.1, example E34",
    demands: () => [["isFreeOfTies"], ["isPublicClass"]],
  },
  { id: "PURPOSE", says: "nothing opens under a purpose that is not the asker's", source: "policy.md 8.2, 9.1", demands: () => [["mayClaimPurpose"]] },
  { id: "RETENTION", says: "what has expired or is on hold is closed", source: "policy.md 8.3", demands: () => [["isRetained", "isNotOnHold"]] },
  { id: "SHIELDING", says: "shielding beats every entitlement", source: "policy.md 8.4, principle 9", demands: () => [["isNotHidden"]] },
  {
    id: "SHIELDED-PLACE",
    says: "a shielded place opens to a named safety officer with a second person, or to the person",
    source: "policy.md 10.1",
    demands: (cell) => (cell.category !== "SHIELDED" ? ALWAYS : level(cell) !== 7 ? "NEVER" : [["isSafetyOfficer", "hasSecondPerson"], THE_PERSON]),
  },
  {
    id: "NECESSITY",
    says: "class C3 and up opens only with a stated necessity",
    source: "policy.md 8.8",
    demands: (cell) => (level(cell) >= 3 ? [["necessityIsStated"]] : ALWAYS),
  },
  {
    id: "NEVER-SHARED",
    says: "classes C8 and C9 and the national number open to nobody",
    source: "policy.md 8.5",
    demands: (cell) => (level(cell) >= 8 || cell.category === "NATIONAL_NUMBER" ? "NEVER" : ALWAYS),
  },
  {
    id: "REPORTER",
    says: "who reported (C6) opens only inside Veilig Thuis itself",
    source: "policy.md 8.5, 9.3 RPI",
    demands: (cell) =>
      cell.confidentiality === "C6" ? (cell.asker === "VT" ? [["isOwnRecord", "isOwnClass"]] : "NEVER") : cell.category === "REPORTER_IDENTITY" ? [["isOwnRecord"]] : ALWAYS,
  },
  {
    id: "CHILD",
    says: "a child's confidential words (C5) open to others only when the child agreed or two people decide",
    source: "policy.md 12.3",
    demands: (cell) => (cell.confidentiality === "C5" ? [OWN, ["isOwnRecord", "isOwnClass"], ["isAgreedByChild"], ["hasSecondPerson"], THE_PERSON] : ALWAYS),
  },
  {
    id: "MEDICAL",
    says: "a medical secret (C4) opens to others only where the treating professional released it to them",
    source: "policy.md 7, 8.5",
    demands: (cell) => (cell.confidentiality === "C4" ? [["isOwnRecord"], ["isReleasedToCaller"]] : ALWAYS),
  },
  {
    id: "PATIENT",
    says: "that someone is a patient opens to others only by release",
    source: "policy.md principle 4",
    demands: ({ category }) => (category === "GGZ_INVOLVEMENT" ? [["isOwnRecord"], ["isReleasedToCaller"]] : ALWAYS),
  },
  {
    id: "EMERGENCY",
    says: "an emergency opens nothing medical, confidential, of reporters, of another case or over, and nothing at all unless it was opened",
    source: "policy.md 11, principle 9",
    demands: (cell) => {
      if (cell.purpose !== "ACUTE_SAFETY" || !isContent(cell)) return ALWAYS;
      const never: readonly Category[] = ["ADULT_HEALTH", "CHILD_HEALTH", "GGZ_INVOLVEMENT", "CHILD_CONFIDENTIAL", "REPORTER_IDENTITY"];
      if (never.includes(cell.category) || (level(cell) >= 4 && cell.confidentiality !== "C7")) return "NEVER";
      return [["isEmergency", "isOfThisCase", "isCurrent"]];
    },
  },
  {
    id: "MEASURE",
    says: "a purpose tied to a measure opens nothing of others without one in force that reaches the person",
    source: "policy.md 4 P08, 8.7",
    demands: (cell) => {
      if (!isContent(cell)) return ALWAYS;
      if (cell.purpose === "EXECUTE_SUPERVISION_ORDER") return [OWN, ["measureInForce", "isInReach"]];
      return cell.purpose === "EXECUTE_GUARDIANSHIP" ? [OWN, ["guardianshipInForce"]] : ALWAYS;
    },
  },
  {
    id: "NEED",
    says: "whoever takes no part sees nothing, but for a receiver, an emergency, a person's own data, an audit and numbers",
    source: "policy.md 8.6",
    demands: (cell) => (isContent(cell) ? [["isInvolved"], ["isAsked"], ["isReceiver"], ["isEmergency"], ["isSelf"], ["isOwnRecord"], ["isAggregate"]] : ALWAYS),
  },
  {
    id: "HELP-BY-CONSENT",
    says: "in the voluntary frame health, networks and debts of others open on consent or by release only",
    source: "policy.md 9.3 P04 C",
    demands: (cell) =>
      cell.purpose === "PROVIDE_VOLUNTARY_HELP" && ["ADULT_HEALTH", "CHILD_HEALTH", "NETWORK", "SOCIAL"].includes(cell.category)
        ? [OWN, ["isConsented"], ["isReleasedToCaller"]]
        : ALWAYS,
  },
  {
    id: "OWN-DATA",
    says: "who exercises the rights of a data subject sees data of that person only",
    source: "policy.md 12.1",
    demands: (cell) => (cell.purpose === "EXERCISE_DATA_SUBJECT_RIGHTS" && isContent(cell) ? [["isSelf"]] : ALWAYS),
  },
  {
    id: "AUDIT",
    says: "an audit sees records of the own organisation, and content only by two",
    source: "policy.md 9.3 P15",
    demands: (cell) => {
      if (cell.purpose !== "PRIVACY_AUDIT" || !isContent(cell)) return ALWAYS;
      return isMetadataForAudit(cell) ? [["isOwnRecord"]] : [["isOwnRecord", "hasSecondPerson"]];
    },
  },
  {
    id: "REVIEW",
    says: "a review names nobody, unless two people decide",
    source: "policy.md 9.3 P13",
    demands: (cell) => (cell.purpose === "INDEPENDENT_REVIEW" && cell.category === "IDENTITY" && cell.field !== "Person.ageBand" ? [["hasSecondPerson"]] : ALWAYS),
  },
  {
    id: "NUMBERS",
    says: "who makes policy sees numbers, never persons",
    source: "policy.md 14",
    demands: (cell) => (cell.purpose === "POLICY_STATISTICS" && isContent(cell) ? [["isAggregate"]] : ALWAYS),
  },
  {
    id: "METADATA",
    says: "what describes a record follows it; only what is public inside the hub stands alone",
    source: "policy.md 9, model.md 0.1",
    demands: (cell) => (cell.category === "METADATA" ? [["isRecordVisible"], ["isPublicClass"]] : ALWAYS),
  },
];
