import type { Caller, OrganisationType, Role } from "@samenhang/caller";
import { HubError } from "@samenhang/errors";
import { dutchDay, PURPOSES, purposeEntry, type Condition, type GroundId, type OpeningRule, type Purpose } from "@samenhang/policy";
import { isUuid } from "@samenhang/ticket";
import type { Explainer } from "./explainer.js";
import type { FactStore, KnownFacts } from "./known-facts.js";

/** What a privacy officer asks: who could see this field of this person now? */
export interface ReadersQuestion {
  readonly officer: Caller;
  readonly person: string;
  /** `Type.field`. */
  readonly field: string;
  readonly purpose: Purpose | undefined;
  /** In this case only. */
  readonly caseId?: string | undefined;
}

export interface ReaderRow {
  readonly person: string;
  readonly professional: string;
  readonly organisation: string;
  readonly purpose: Purpose;
  readonly roles: readonly Role[];
  readonly rule: string;
  readonly grounds: readonly GroundId[];
  /** Conditions only the record can meet; empty where the rule opens the field of every record. */
  readonly missing: readonly Condition[];
}

/** Purposes for watching or counting are about no person; emergency access exists only once it is opened. */
const NOT_ASKED: readonly Purpose[] = ["PRIVACY_AUDIT", "POLICY_STATISTICS", "ACUTE_SAFETY"];

/** A case has 16 to 20 professionals. */
const MAX_CANDIDATES = 100;

/**
 * Lists, for a privacy officer, the professionals whose work brings a field of a person within their reach.
 *
 * INVARIANT: of other organisations only those are named to whom a record of the officer's own organisation is open, about
 * a person that organisation works with itself, and never anyone of mental health care. Shielding cannot show: no order is
 * looked at, and nobody counts as taking part who does so as safety officer, with or without one.
 */
export class PossibleReaders {
  constructor(
    private readonly explainer: Explainer,
    private readonly store: FactStore,
    private readonly now: () => number,
  ) {}

  async of({ officer, person, field: name, purpose, caseId: only }: ReadersQuestion): Promise<readonly ReaderRow[]> {
    const field = this.explainer.catalogue.find(name);
    if (!field || field.isDoor) throw new HubError("INPUT_INVALID", { problem: "`field` is a field of a type, written `Type.field`" });
    if (!isUuid(person)) return [];
    const own = officer.organisation;
    const { audiences } = this.explainer;
    const facts = await this.store.aboutPersons([person], dutchDay(new Date(this.now())));
    // An officer with a tie to the person checks somebody else's file (example E34).
    if (facts.of("CONFLICT").some(({ professional, organisation }) => professional === officer.actor && organisation === own.id)) return [];
    const isOwnRecord = audiences.organisationsBehind(field.owner).includes(own.id) && worksWith(facts, own.id);
    const candidates = candidatesIn(facts, own.id, audiences.typeOf).filter(({ organisation }) => organisation.id === own.id || (isOwnRecord && organisation.type !== "GGZ"));
    if (candidates.length > MAX_CANDIDATES) throw new HubError("QUERY_TOO_COMPLEX", { problem: `more than ${MAX_CANDIDATES} professionals` });

    const request = {};
    const rows: ReaderRow[] = [];
    for (const { actor, organisation, cases } of candidates) {
      const isColleague = organisation.id === own.id;
      for (const asked of purposesOf(organisation.type, purpose)) {
        const roles = purposeEntry(asked).claims[organisation.type]!;
        const caller: Caller = {
          actor,
          organisation: { ...organisation, region: audiences.regionOf(organisation.id) },
          role: roles[0]!,
          mandateOf: undefined,
          registrationUntil: undefined,
          person: undefined,
        };
        const inCases = only === undefined ? cases : [only];
        for (const caseId of purposeEntry(asked).tiedToCase ? inCases : [undefined, ...inCases]) {
          const explained = await this.explainer.explain(
            { caller, purpose: asked, caseId, breakGlassId: undefined, necessityStated: true, forOfficer: true },
            { person, field: name, ...(isColleague ? {} : { organisation: own.id }) },
            request,
          );
          const opening =
            explained.outcome === "ALLOW" ? [{ rule: explained.rule, grounds: explained.grounds, missing: [] }] : explained.whatWouldChange.filter(opensForSome(isColleague));
          rows.push(
            ...opening.map(({ rule, grounds, missing }) => ({ person, professional: actor, organisation: organisation.id, purpose: asked, roles, rule, grounds, missing })),
          );
        }
      }
    }
    return [...new Map(rows.map((row) => [[row.professional, row.organisation, row.purpose, row.rule].join("|"), row])).entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row);
  }
}

/** Of others only what the owner marks itself for an order it may know of; what else opens some records would tell who is involved. */
const opensForSome =
  (isColleague: boolean) =>
  ({ dependsOnRecord, missing }: OpeningRule): boolean =>
    dependsOnRecord && (isColleague || missing.every((condition) => condition === "isMarkedNecessary"));

const purposesOf = (type: OrganisationType, only: Purpose | undefined): readonly Purpose[] =>
  (Object.keys(PURPOSES) as Purpose[]).filter(
    (purpose) => !NOT_ASKED.includes(purpose) && purposeEntry(purpose).claims[type] !== undefined && (only === undefined || only === purpose),
  );

interface Candidate {
  readonly actor: string;
  readonly organisation: { readonly id: string; readonly type: OrganisationType };
  readonly cases: readonly string[];
}

/** Professionals whose own work is about the person: who takes part, investigates, treats (of the own organisation only) or accepted a handover. */
function candidatesIn(facts: KnownFacts, own: string, typeOf: (organisation: string) => OrganisationType | undefined): readonly Candidate[] {
  const named = [
    ...facts.of("PARTICIPATION").map(({ professional, organisation, case: casus }) => ({ professional, organisation, casus })),
    ...facts.of("INVESTIGATION"),
    ...facts.of("TREATMENT").filter(({ organisation }) => organisation === own),
    ...facts.of("HANDOVER").map(({ professional, receiver }) => ({ professional, organisation: receiver })),
  ];
  const found = new Map<string, Candidate & { cases: string[] }>();
  for (const { professional: actor, organisation: id, casus } of named as readonly { professional: string | null; organisation: string; casus?: string }[]) {
    const type = typeOf(id);
    if (actor === null || type === undefined) continue;
    const key = `${id}/${actor}`;
    const candidate = found.get(key) ?? { actor, organisation: { id, type }, cases: [] };
    found.set(key, candidate);
    if (casus !== undefined && !candidate.cases.includes(casus)) candidate.cases.push(casus);
  }
  return [...found.values()];
}

/** The organisation has work of its own about the person: whoever holds no file of it learns nothing of others. */
const worksWith = (facts: KnownFacts, organisation: string): boolean =>
  [...facts.of("PARTICIPATION").filter(({ ofSafetyOfficer }) => ofSafetyOfficer === false), ...facts.of("INVESTIGATION"), ...facts.of("TREATMENT"), ...facts.of("MEASURE")].some(
    (fact) => fact.organisation === organisation,
  ) || facts.of("HANDOVER").some(({ receiver }) => receiver === organisation);
