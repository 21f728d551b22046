import type { Caller } from "@samenhang/caller";
import {
  classificationsOf,
  dutchDay,
  purposeEntry,
  type Category,
  type Condition,
  type FieldCatalogue,
  type GroundId,
  type Purpose,
  type Question,
  type Rule,
} from "@samenhang/policy";
import type { HubFacts } from "@samenhang/subgraph";
import type { DeclaredContext } from "@samenhang/ticket";
import { AUDIENCE_OF } from "./audiences.js";
import { AttestedFactEntity, type ConsentRecordEntity } from "./consent.entity.js";
import { KnownFacts, type FactStore } from "./known-facts.js";
import { establishFacts, isCapacityFor } from "./subject-facts.js";

export type WithdrawalEffect = "STOPS" | "CONTINUES" | "CONTINUES_IN_PART";

/** What a withdrawal means for some fields of one category, at one receiver, for one purpose. */
export interface WithdrawalLine {
  readonly receiver: string;
  readonly purpose: Purpose;
  readonly category: Category;
  readonly effect: WithdrawalEffect;
  /** What opened it until now where it stops, else what goes on opening it. */
  readonly rule: string;
  readonly grounds: readonly GroundId[];
  /** Of what continues in part: what must be so of a record, or of the receiver. */
  readonly conditions: readonly Condition[];
  /** `Type.field`, in order of name. */
  readonly fields: readonly string[];
}

/** Conditions only the record can tell: the preview looks at no record. */
const OF_THE_RECORD: readonly Condition[] = ["isInPackage", "isMarkedNecessary", "isReleasedToCaller", "isDeliveredToBoard", "isCourtDocument", "isAgreedByChild"];
/** Conditions about the receiver's own task: they are the receiver's to tell, and the person's to know. */
const OF_THE_RECEIVER: readonly Condition[] = ["measureInForce", "isInReach", "guardianshipInForce", "isWard", "isReceiver", "handoverAccepted", "hasSecondPerson"];

/** Subgraphs that keep records of every organisation. */
const SHARED = ["case", "consent", "referrals"];

export interface PreviewOptions {
  readonly store: FactStore;
  readonly hub: HubFacts;
  readonly catalogue: FieldCatalogue;
  /** The organisation that asks; undefined for a person, who may know what every receiver goes on seeing, and why. */
  readonly asker: string | undefined;
}

/**
 * Exactly what stops and what continues when this consent is withdrawn, decided by the policy itself with the facts of
 * before and after (policy.md section 6.3, example E30).
 *
 * Of each receiver everyone who takes part for the person is looked at; where nobody does, somebody who would. A party to
 * the consent learns of another receiver no more than the rules say: whether a measure runs there is not its to know.
 * Shielding is left out, as everywhere a shielded person must sound like any other.
 */
export async function previewWithdrawal(consent: ConsentRecordEntity, { store, hub, catalogue, asker }: PreviewOptions): Promise<readonly WithdrawalLine[]> {
  const from = hub.typeOf(consent.fromOrganisation);
  if (!from) return [];
  const kept = [AUDIENCE_OF[from], ...SHARED];
  const fields = catalogue.shareable
    .filter(({ owners }) => owners.some((owner) => kept.includes(owner)))
    .flatMap((field) => classificationsOf(field).map((classification) => ({ ...classification, name: field.name, isReleasable: field.owners.includes(AUDIENCE_OF.GGZ!) })))
    .filter(({ category }) => consent.categories.includes(category));

  const lines: WithdrawalLine[] = [];
  for (const receiver of consent.toOrganisations) {
    const type = hub.typeOf(receiver);
    if (!type) continue;
    const isToKnow = asker === undefined || asker === receiver;
    for (const purpose of consent.purposes) {
      const role = purposeEntry(purpose).claims[type]?.find((candidate) => candidate !== "SAFETY_OFFICER");
      if (!role) continue;
      const unknown = isToKnow ? OF_THE_RECORD : [...OF_THE_RECORD, ...OF_THE_RECEIVER];
      const readers = await readersOf(consent, receiver, purpose, isToKnow, store, hub.now);
      const effects = new Map<string, FieldEffect[]>();
      for (const reader of readers) {
        const caller: Caller = {
          actor: reader.professional,
          organisation: { id: receiver, type, region: hub.regionOf(receiver) },
          role,
          mandateOf: undefined,
          registrationUntil: undefined,
          person: undefined,
        };
        const ask = await questionsOf(reader, caller, { purpose, caseId: reader.caseId, necessity: undefined, breakGlassId: undefined }, consent, hub);
        if (!ask) continue;
        for (const field of fields) {
          // Only what a clinician releases can have been released.
          const open = field.isReleasable ? unknown : unknown.filter((condition) => condition !== "isReleasedToCaller");
          const effect = effectOf(ask.before(field), ask.after(field), open, hub);
          if (effect) effects.set(`${field.category}|${field.name}`, [...(effects.get(`${field.category}|${field.name}`) ?? []), effect]);
        }
      }
      lines.push(...asLines([...effects].map(([key, all]) => [key.split("|") as [Category, string], together(all)] as const)).map((line) => ({ receiver, purpose, ...line })));
    }
  }
  return lines;
}

/** Somebody at the receiver for whom it is decided, and the facts it is decided with. */
interface Reader {
  readonly professional: string;
  readonly caseId: string | undefined;
  readonly store: FactStore;
  /** Nobody takes part: it is decided as for somebody who would. */
  readonly isInvented: boolean;
}

async function readersOf({ subject }: ConsentRecordEntity, receiver: string, purpose: Purpose, isToKnow: boolean, store: FactStore, now: Date): Promise<readonly Reader[]> {
  const nobodyYet = (facts: FactStore): Reader => ({ professional: SOMEBODY, caseId: SOME_CASE, store: withSomebody(facts, subject, receiver, purpose), isInvented: true });
  if (!isToKnow) return [nobodyYet(withoutReceiversOwn(store))];
  const facts = await store.aboutPersons([subject], dutchDay(now));
  const readers = new Map<string, Reader>();
  const add = (professional: string | null, caseId: string | undefined) => {
    if (professional) readers.set(`${professional}|${caseId}`, { professional, caseId, store, isInvented: false });
  };
  for (const { organisation, professional, concerns, case: caseId } of facts.of("PARTICIPATION")) {
    if (organisation === receiver && concerns.includes(subject)) add(professional, caseId);
  }
  for (const { receiver: to, persons, professional } of facts.of("HANDOVER")) if (to === receiver && persons.includes(subject)) add(professional, undefined);
  for (const { organisation, professional } of facts.of("TREATMENT")) if (organisation === receiver) add(professional, undefined);
  for (const { organisation, professional } of facts.of("INVESTIGATION")) if (organisation === receiver) add(professional, undefined);
  return readers.size > 0 ? [...readers.values()] : [nobodyYet(store)];
}

type Field = Question["field"];

/** The two questions about a field: with the consent, and with the consent withdrawn. Undefined where this reader would get no answer at all. */
async function questionsOf(reader: Reader, caller: Caller, context: DeclaredContext, consent: ConsentRecordEntity, hub: HubFacts) {
  const { typeOf, now } = hub;
  const [before, after] = await Promise.all([
    establishFacts(reader.store, hub, caller, context, now),
    establishFacts(withdrawn(reader.store, consent.id), hub, caller, context, now),
  ]);
  const isOutside = purposeEntry(context.purpose).needsMinor && before.caseHasMinor === false && before.participatesInCase && !reader.isInvented;
  if (before.conflictInCase || isOutside) return undefined;
  const question = (facts: typeof before) => {
    const subject = facts.subjects.get(consent.subject);
    return (field: Field): Question => ({
      caller,
      purpose: context.purpose,
      request: { necessityStated: true, participatesInCase: facts.participatesInCase },
      subject: subject && { ...subject, shielded: [], hidden: false },
      record: { owner: consent.fromOrganisation, ownerType: typeOf(consent.fromOrganisation) ?? "SHARED" },
      field,
      now,
    });
  };
  return { before: question(before), after: question(after) };
}

interface FieldEffect {
  readonly effect: WithdrawalEffect;
  readonly rule: Pick<Rule, "id" | "grounds">;
  readonly conditions: readonly Condition[];
}

function effectOf(before: Question, after: Question, unknown: readonly Condition[], { policy }: HubFacts): FieldEffect | undefined {
  const opens = (question: Question): FieldEffect | undefined => {
    const { outcome, rule: id, grounds } = policy.decide(question);
    if (outcome === "ALLOW") return { effect: "CONTINUES", rule: { id, grounds }, conditions: [] };
    const nearest = policy.whatIsMissing(question).find(({ missing }) => missing.every((condition) => unknown.includes(condition)));
    return nearest && { effect: "CONTINUES_IN_PART", rule: nearest.rule, conditions: nearest.missing };
  };
  const was = opens(before);
  if (!was) return undefined;
  const is = opens(after);
  return is ?? { effect: "STOPS", rule: was.rule, conditions: [] };
}

/** What holds of a field for all readers and all its classifications together: what goes on for some only, goes on in part. */
function together(effects: readonly FieldEffect[]): FieldEffect {
  const sorted = [...effects].sort(byRule);
  const going = sorted.filter(({ effect }) => effect !== "STOPS");
  if (going.length === 0 || sorted.every(({ effect }) => effect === "CONTINUES")) return sorted[0]!;
  return { effect: "CONTINUES_IN_PART", rule: going[0]!.rule, conditions: [...new Set(going.flatMap(({ conditions }) => conditions))].sort() };
}

const byRule = (a: FieldEffect, b: FieldEffect): number => (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0);

function asLines(effects: readonly (readonly [[Category, string], FieldEffect])[]): Omit<WithdrawalLine, "receiver" | "purpose">[] {
  const lines = new Map<string, Omit<WithdrawalLine, "receiver" | "purpose"> & { fields: string[] }>();
  for (const [[category, field], { effect, rule, conditions }] of effects) {
    const key = [category, effect, rule.id, ...conditions].join("|");
    const line = lines.get(key) ?? { category, effect, rule: rule.id, grounds: rule.grounds, conditions, fields: [] };
    line.fields.push(field);
    lines.set(key, line);
  }
  return [...lines.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => ({ ...line, fields: line.fields.sort() }));
}

/** The same facts, with one consent withdrawn. Not left out: an older consent of the same giver does not come back. */
const withdrawn = (store: FactStore, id: string): FactStore => ({
  ...store,
  consentsTo: async (organisation, persons) =>
    (await store.consentsTo(organisation, persons)).map((record) => (record.id === id ? { ...record, status: "WITHDRAWN" as const } : record)),
});

const SOMEBODY = "somebody";
const SOME_CASE = "00000000-0000-4000-8000-000000000000";

/** The same facts, and somebody at the receiver who takes part for the person. */
function withSomebody(store: FactStore, subject: string, organisation: string, purpose: Purpose): FactStore {
  const capacity = isCapacityFor(purpose, "REVIEW") ? "REVIEW" : "STATUTORY_INVESTIGATION";
  const body = { case: SOME_CASE, professional: SOMEBODY, organisation, capacity, concerns: [subject] };
  const invented = (kind: "PARTICIPATION" | "CASE", content: object) =>
    Object.assign(new AttestedFactEntity(), {
      issuer: "case",
      id: SOME_CASE,
      version: "0",
      kind,
      body: content,
      persons: [subject],
      casus: SOME_CASE,
      from: "0000-01-01",
      until: null,
    });
  return {
    ...store,
    aboutCaller: async (actor, own, today) => (await store.aboutCaller(actor, own, today)).with(invented("PARTICIPATION", body)),
    ofCase: async () => new KnownFacts([invented("CASE", { case: SOME_CASE, persons: [subject] })]),
  };
}

/** The same facts without those that are the receiver's own to tell. */
const withoutReceiversOwn = (store: FactStore): FactStore => ({
  ...store,
  aboutCaller: async () => new KnownFacts([]),
  aboutPersons: async (persons, today) =>
    (await store.aboutPersons(persons, today)).without(["MEASURE", "HANDOVER", "REFERRAL", "PARTICIPATION", "INVESTIGATION", "TREATMENT", "SHIELDING"]),
  agreedWith: async () => [],
});
