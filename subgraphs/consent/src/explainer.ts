import type { Caller } from "@samenhang/caller";
import { HubError } from "@samenhang/errors";
import {
  explain,
  isCategory,
  mildest,
  namingOnly,
  outcomeOfAll,
  purposeEntry,
  recordInGeneral,
  strictest,
  unshielded,
  usualClass,
  type CatalogueField,
  type Explanation,
  type FieldCatalogue,
  type NextStep,
  type Policy,
  type Purpose,
  type Question,
} from "@samenhang/policy";
import { admit, readFacts, type RefusedAdmission } from "./admission.js";
import type { Audiences } from "./audiences.js";
import { withoutSafetyOfficers, type FactStore } from "./known-facts.js";
import { establishFacts, type EstablishedFacts } from "./subject-facts.js";

/** Who would ask, for what. */
export interface Asked {
  readonly caller: Caller;
  readonly purpose: Purpose;
  readonly caseId: string | undefined;
  readonly breakGlassId: string | undefined;
  readonly necessityStated: boolean;
  /** A privacy officer asks about a colleague: that a safety officer takes part stays unknown, as it tells of a shielding order. */
  readonly forOfficer?: true;
}

/** What would be asked, about whom. */
export interface AskedAbout {
  readonly person: string;
  /** `Type.field`, or `Type` for all its fields. */
  readonly field: string;
  /** For records that say themselves of which category they are. */
  readonly category?: string | undefined;
  /** One organisation whose record it is; left out, whichever holds it. */
  readonly organisation?: string | undefined;
}

export interface Explained extends Explanation {
  readonly field: string;
  /** The subgraph that decides about it. */
  readonly owner: string;
  /** Records of this type say themselves of which category they are: this is of one category, and others may differ. */
  readonly dependsOnCategory: boolean;
  /** Where a type was asked: its fields, one by one. */
  readonly fields: readonly Explained[];
}

export interface ExplainerOptions {
  readonly store: FactStore;
  readonly policy: Policy;
  readonly catalogue: FieldCatalogue;
  readonly audiences: Audiences;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * Says what an owner would say of a field about a person, and why; decides nothing.
 *
 * INVARIANT: it asks the policy the question the owner's guard announces a refusal by, with the facts the ticket for that
 * owner would hold. No row is read: an explanation depends on rules and on facts of the asker alone, never on whether
 * anything is recorded, shielded, or somebody's patient. Someone out of scope sounds like an id nobody has.
 */
export class Explainer {
  readonly #options: ExplainerOptions;
  readonly #admissions = new WeakMap<object, Map<string, Promise<Admission>>>();

  constructor(options: ExplainerOptions) {
    this.#options = options;
  }

  get catalogue(): FieldCatalogue {
    return this.#options.catalogue;
  }

  get audiences(): Audiences {
    return this.#options.audiences;
  }

  get policyVersion(): string {
    return this.#options.policy.version;
  }

  /** `request`: facts are gathered once for each purpose and case of one request, whatever is asked in it. */
  async explain(asked: Asked, about: AskedAbout, request: object = {}): Promise<Explained> {
    const target = this.#targetOf(asked, about);
    const admission = await this.#admit(asked, request);
    if (typeof admission === "string") return { ...REFUSED[admission], field: about.field, owner: target.owner, dependsOnCategory: false, fields: [] };
    return new OneQuestion(this.#options, asked, about, admission).of(target);
  }

  /** Persons the caller may be told of, of whom the field could be asked; nobody, where the request as a whole would be refused. */
  async personsKnown(asked: Asked, about: Omit<AskedAbout, "person">, request: object = {}): Promise<readonly string[]> {
    this.#targetOf(asked, about);
    const admission = await this.#admit(asked, request);
    return typeof admission === "string" ? [] : [...admission.subjects.keys()].filter((person) => mayBeNamed(admission, person)).sort();
  }

  #targetOf({ purpose, caseId }: Asked, { field: name, category, organisation }: Omit<AskedAbout, "person">): Target {
    if (purposeEntry(purpose).tiedToCase && caseId === undefined) throw new HubError("INPUT_INVALID", { problem: "this purpose is tied to a case: name the case" });
    const { catalogue, audiences } = this.#options;
    const named = catalogue.find(name);
    const type = named?.isDoor ? named.holds! : name;
    const fields = named && !named.isDoor ? [named] : catalogue.contentOf(type);
    const [first] = fields;
    if (!first) throw new HubError("INPUT_INVALID", { problem: "`field` is a type of the schema, or a field of it written `Type.field`" });
    if (category !== undefined) {
      if (!isCategory(category)) throw new HubError("INPUT_INVALID", { problem: "`category` is a data category" });
      const variable = fields.length === 1 && isOfItsRecord(catalogue, first);
      if (!variable && fields.some((field) => field.category !== category)) {
        throw new HubError("INPUT_INVALID", { problem: "`category` is for a field of records that say themselves of which category they are" });
      }
    }
    if (organisation !== undefined && !audiences.organisationsBehind(first.owner).includes(organisation)) {
      throw new HubError("INPUT_INVALID", { problem: "the organisation keeps no records of this type" });
    }
    return { name, owner: first.owner, ...(named && !named.isDoor ? { field: named } : { type, fields }) };
  }

  #admit({ caller, purpose, caseId, breakGlassId, forOfficer }: Asked, request: object): Promise<Admission> {
    const { audiences, now } = this.#options;
    const store = forOfficer ? withoutSafetyOfficers(this.#options.store) : this.#options.store;
    const known = this.#admissions.get(request) ?? new Map<string, Promise<Admission>>();
    this.#admissions.set(request, known);
    const { actor, role, organisation, person } = caller;
    const key = [actor, organisation.id, role, person, purpose, caseId, breakGlassId, forOfficer].join("|");
    const at = new Date(now());
    const context = { purpose, caseId, breakGlassId, necessity: undefined };
    const admission = known.get(key) ?? admit(caller, context, at, () => readFacts(() => establishFacts(store, audiences, caller, context, at)));
    known.set(key, admission);
    return admission;
  }
}

type Admission = EstablishedFacts | RefusedAdmission;

/** One field, or all fields of a type that say something. */
interface Target {
  readonly name: string;
  readonly owner: string;
  readonly field?: CatalogueField;
  readonly type?: string;
  readonly fields?: readonly CatalogueField[];
}

/** What only describes is described alike, whatever the category. */
const isOfItsRecord = (catalogue: FieldCatalogue, { type, category }: CatalogueField): boolean => catalogue.isSelfClassified(type) && category !== "METADATA";

const mayBeNamed = ({ subjects }: EstablishedFacts, person: string): boolean => subjects.get(person)?.holds.some((fact) => KNOWN_BY.includes(fact)) ?? false;
const KNOWN_BY: readonly string[] = ["isInvolved", "isSelf", "handoverAccepted"];

const refusedAs = (outcome: Explanation["outcome"], reason: Explanation["reason"], nextStep: NextStep): Explanation => ({
  outcome,
  reason,
  rule: "TICKET",
  code: undefined,
  grounds: [],
  signOff: [],
  nextStep,
  whatWouldChange: [],
});
const REFUSED: Readonly<Record<RefusedAdmission, Explanation>> = {
  ACTOR_NOT_VALID: refusedAs("DENY", "ACTOR_NOT_VALID", { act: "ASK_OWNER" }),
  PURPOSE_NOT_AVAILABLE_FOR_ORG: refusedAs("DENY", "PURPOSE_NOT_AVAILABLE_FOR_ORG", { act: "DECLARE_OTHER_PURPOSE" }),
  AUTHENTICATION_TOO_WEAK: refusedAs("DENY", "AUTHENTICATION_TOO_WEAK", { act: "LOG_IN_AGAIN" }),
  BREAK_GLASS_INVALID: refusedAs("BREAK_GLASS_AVAILABLE", "EMERGENCY_NOT_OPENED", { act: "OPEN_EMERGENCY_ACCESS" }),
  CONFLICT_OF_INTEREST: refusedAs("DENY", "CONFLICT_OF_INTEREST", { act: "HAND_TO_COLLEAGUE" }),
};

/** One question of one admitted request. */
class OneQuestion {
  constructor(
    private readonly options: ExplainerOptions,
    private readonly asked: Asked,
    private readonly about: AskedAbout,
    private readonly facts: EstablishedFacts,
  ) {}

  of({ name, field, type, fields = [] }: Target): Explained {
    if (field) return this.#field(field);
    const each = fields.map((one) => this.#field(one));
    const outcome = outcomeOfAll(each);
    // As the guard says it of someone out of scope: of the type, by its first field.
    const whole = this.facts.subjects.has(this.about.person) ? undefined : this.#explain({ ...fields[0]!, name: type! });
    const spoken = whole ?? (outcome === "ALLOW_MASKED" ? mildest(each.filter((one) => one.outcome !== "ALLOW")) : each.find((one) => one.outcome === outcome)!);
    return { ...spoken, outcome: whole?.outcome ?? outcome, whatWouldChange: (whole ? each[0]! : spoken).whatWouldChange, field: name, fields: each };
  }

  #field(field: CatalogueField): Explained {
    const isDescription = field.category === "METADATA" && field.confidentiality !== "C0";
    if (isDescription) return this.#description(field);
    const own = this.#explain(field);
    // A value inside a field is seen only where that field is.
    const holders = this.options.catalogue.holdersOf(field.type);
    return holders.length === 0 ? own : { ...strictest([own, mildest(holders.map((holder) => this.#field(holder)))]), field: field.name };
  }

  /** What only describes a record is seen as soon as the record is, and withheld for the reason the record is. */
  #description(field: CatalogueField): Explained {
    const record = this.options.catalogue.contentOf(field.type).map((one) => this.#field(one));
    if (record.length === 0 || record.some(({ outcome }) => outcome === "ALLOW")) return this.#explain(field, true);
    return { ...mildest(record), field: field.name };
  }

  #explain(field: CatalogueField, recordVisible = false): Explained {
    const { policy, audiences, now } = this.options;
    const { caller, purpose, necessityStated } = this.asked;
    const { person, category, organisation } = this.about;
    const subject = this.facts.subjects.get(person);
    const ownerType = audiences.ownerTypeOf(field.owner);
    const question: Question = {
      caller,
      purpose,
      request: { necessityStated: this.facts.isEmergency || necessityStated, participatesInCase: this.facts.participatesInCase },
      subject: unshielded(subject && audiences.narrow(subject, field.owner)),
      record: organisation === undefined ? recordInGeneral(audiences.organisationsBehind(field.owner), ownerType) : { owner: organisation, ownerType },
      field: { ...field, ...(isCategory(category) && category !== field.category ? { category, confidentiality: usualClass(category) } : {}) },
      recordVisible,
      now: new Date(now()),
    };
    const explanation = explain(policy, question);
    const naming = (step: NextStep): NextStep => namingOnly(step, (other) => mayBeNamed(this.facts, other));
    return {
      ...explanation,
      nextStep: naming(explanation.nextStep),
      whatWouldChange: explanation.whatWouldChange.map((rule) => ({ ...rule, nextSteps: rule.nextSteps.map(naming) })),
      field: field.name,
      owner: field.owner,
      dependsOnCategory: isOfItsRecord(this.options.catalogue, field),
      fields: [],
    };
  }
}
