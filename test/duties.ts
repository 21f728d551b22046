import { randomUUID } from "node:crypto";
import { dutchDay } from "@samenhang/policy";
import { caseOf, cases, outcomeOf, people, type Answer, type Asking, type TestHub } from "./hub.js";

/** What the tests of duties, requests and corrections do and ask, in their own words. */
export const id = (name: string): string => people[name]!;

export const act = (t: TestHub, persona: string, name: string, type: string, input: object, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `mutation A($input: ${type}!) { ${name}(input: $input) { __typename ... on Recorded { id } ... on Refused { outcome reason nextStep } } }`, {
    ...asking,
    variables: { input: { idempotencyKey: randomUUID(), ...input } },
  });

/** Does it, and gives the id of what was made or changed. */
export async function done(answer: Promise<Answer>): Promise<string> {
  const given = await answer;
  if (outcomeOf(given) !== "Recorded") throw new Error(`${outcomeOf(given)}: ${given.text}`);
  return (Object.values(given.data)[0] as { id: string }).id;
}

export interface Told {
  readonly by: string;
  readonly about: readonly string[];
  readonly text: string;
}

/** A statement of a third party about somebody; readable by a GI whose measure is in force, where it is marked. */
export const addItem = (t: TestHub, now: number, { by, about, text, ...change }: Told & Readonly<Record<string, unknown>>, asking: Asking = {}): Promise<string> =>
  done(
    act(
      t,
      by,
      "informationItemAdd",
      "InformationItemInput",
      {
        caseId: cases["maria"]!,
        about: about.map(id),
        text,
        kind: "STATEMENT",
        nature: "FACT",
        observedFrom: dutchDay(new Date(now)),
        sourceKind: "PERSON",
        sourceReference: "iemand buiten het gezin",
        category: "SAFETY",
        confidentiality: "C2",
        legalBasis: "L-12",
        framework: "VOLUNTARY",
        necessaryForSupervision: true,
        ...change,
      },
      asking,
    ),
  );

const DUTY =
  "id personId record reason recordedOn dueAt extendedTo isOverdue fulfilledAt safeChannel suppressedReason organisation { id } changes { kind until ground text state approver { id } askedBy { id } } officerNotes { text by { id } }";
// eslint-disable-next-line typescript/no-explicit-any
type Row = Record<string, any>;

/** Where duties are kept: with what was contributed, with the reports of Veilig Thuis, with emergency access. */
export type DutyDoor = "notificationDuties" | "vtNotificationDuties" | "emergencyNotificationDuties";
export const dutiesAt = async (t: TestHub, door: DutyDoor, persona: string, asking: Asking = {}, person?: string): Promise<Row[]> =>
  (await t.ask(persona, `query D($person: ID) { ${door}(person: $person) { ${DUTY} } }`, { ...asking, variables: { person: person ? id(person) : null } })).data[door] as Row[];
export const duties = (t: TestHub, persona: string, asking: Asking = {}, person?: string): Promise<Row[]> => dutiesAt(t, "notificationDuties", persona, asking, person);

/** A report of a neighbour at Veilig Thuis. */
export const addReport = (t: TestHub, now: number, by: string, about: readonly string[], change: object = {}): Promise<string> =>
  done(
    act(t, by, "reportRecord", "ReportInput", {
      about: about.map(id),
      receivedAt: new Date(now).toISOString(),
      origin: "BYSTANDER",
      content: "Een buurvrouw hoorde hem schreeuwen.",
      acute: false,
      childrenPresent: false,
      reporterName: "Buurvrouw Verzinsel",
      ...change,
    }),
  );

const NIGHT = { dangerTo: "De moeder en de kinderen in huis.", dangerNow: "Er is geschreeuw en glasgerinkel.", noOtherRoute: "Het is midden in de nacht, niemand neemt op." };
export const openEmergency = (t: TestHub, by: string): Promise<string> => done(act(t, by, "emergencyAccessOpen", "EmergencyAccessInput", { caseId: caseOf(by), ...NIGHT }));

const REQUEST =
  "id kind personId requestedBy { id } organisation { id } items text receivedAt dueAt extendedTo extendedReason isOverdue state decision ground routes decidedBy { id } communicatedAt";
export const requests = async (t: TestHub, persona: string, asking: Asking = {}): Promise<Row[]> =>
  (await t.ask(persona, `{ dataSubjectRequests { ${REQUEST} } }`, asking)).data.dataSubjectRequests as Row[];

const NOTICE = "id item kind controller { id } recipient { id } sawOldValueOn correctedOn dueAt acknowledgedAt acknowledgedBy { id } isOverdue";
export const correctionNotices = async (t: TestHub, persona: string, asking: Asking = {}): Promise<Row[]> =>
  (await t.ask(persona, `{ correctionNotices { ${NOTICE} } }`, asking)).data.correctionNotices as Row[];

export const readItem = (t: TestHub, persona: string, item: string, fields: string, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `query I($id: ID!) { informationItem(id: $id) { ${fields} } }`, { ...asking, variables: { id: item } });
export const textOf = async (t: TestHub, persona: string, item: string, asking: Asking = {}): Promise<string | null> =>
  ((await readItem(t, persona, item, "text", asking)).data.informationItem?.text as string | undefined) ?? null;
