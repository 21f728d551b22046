import { randomUUID } from "node:crypto";
import { act, done, id } from "./duties.js";
import { cases, type Answer, type Asking, type TestHub } from "./hub.js";

/** What the tests of collecting without knowledge do and ask, in their own words. */
// eslint-disable-next-line typescript/no-explicit-any
export type Collection = Record<string, any>;

export const WHY = "Wie het weet, laat sporen verdwijnen die wij nodig hebben.";
export const TOLD = "Wij hebben een tijd zonder u iets gevraagd over uw gezin.";
export const FEEDBACK = "Wij vinden achteraf dat wij dit eerder hadden moeten zeggen.";

/** The collector, the approver, the reviewer and the officer of Veilig Thuis in the tests. */
export const COLLECTOR = "vt-worker-f4";
export const APPROVER = "vt-doctor";
export const REVIEWER = "vt-worker-adults";
export const OFFICER = "privacy-officer-vt-noord";

export const ask = (t: TestHub, plannedInformAt: string, change: object = {}, by = COLLECTOR, asking: Asking = {}): Promise<Answer> =>
  act(
    t,
    by,
    "covertCollectionAsk",
    "CovertCollectionInput",
    {
      persons: [id("F4")],
      ground: "INVESTIGATION_WOULD_FAIL",
      groundText: WHY,
      alternativesConsidered: "Open vragen is geprobeerd en leverde niets op.",
      plannedInformAt,
      approver: APPROVER,
      ...change,
    },
    asking,
  );
export const decide = (t: TestHub, collection: string, isAgreed = true, by = APPROVER): Promise<Answer> =>
  act(t, by, "covertCollectionDecide", "CovertCollectionDecideInput", { id: collection, isAgreed });
export const extend = (t: TestHub, collection: string, until: string, change: object = {}, by = COLLECTOR): Promise<Answer> =>
  act(t, by, "covertCollectionExtendAsk", "CovertCollectionExtendInput", {
    id: collection,
    until,
    text: "De afspraak op een veilige plek is later dan gedacht.",
    approver: APPROVER,
    ...change,
  });
export const decideExtension = (t: TestHub, collection: string, isAgreed = true, by = APPROVER): Promise<Answer> =>
  act(t, by, "covertCollectionExtendDecide", "CovertCollectionDecideInput", { id: collection, isAgreed });
export const inform = (t: TestHub, collection: string, toldOn: string, change: object = {}, by = COLLECTOR): Promise<Answer> =>
  act(t, by, "covertCollectionInform", "CovertCollectionInformInput", { id: collection, person: id("F4"), toldOn, safeChannel: "IN_PERSON", explanation: TOLD, ...change });
export const end = (t: TestHub, collection: string, reviewer = REVIEWER, by = COLLECTOR): Promise<Answer> =>
  act(t, by, "covertCollectionEnd", "CovertCollectionEndInput", { id: collection, reviewer });
export const review = (t: TestHub, collection: string, familyInformedOn: string, change: object = {}, by = REVIEWER): Promise<Answer> =>
  act(t, by, "covertCollectionReview", "CovertCollectionReviewInput", {
    id: collection,
    finding: "MIXED",
    familyFeedback: FEEDBACK,
    familyInformedOn,
    lesson: "Vraag eerst de school, en leg vast waarom dat niet kan.",
    ...change,
  });

/** Asked and agreed: it runs. */
export async function running(t: TestHub, plannedInformAt: string, change: object = {}): Promise<string> {
  const collection = await done(ask(t, plannedInformAt, change));
  await done(decide(t, collection));
  return collection;
}

/** A covert item of F4, readable by a GI whose measure is in force. */
export const covertItem = (t: TestHub, collection: string, observedFrom: string, change: object = {}, by = COLLECTOR): Promise<Answer> =>
  act(t, by, "informationItemAdd", "InformationItemInput", {
    caseId: cases["maria"]!,
    about: [id("F4")],
    text: "Een buurvrouw hoort elke avond geschreeuw.",
    kind: "STATEMENT",
    nature: "STATEMENT_BY_PERSON",
    observedFrom,
    sourceKind: "PERSON",
    sourceReference: "een buurvrouw",
    category: "SAFETY",
    confidentiality: "C2",
    legalBasis: "L-12",
    framework: "VOLUNTARY",
    necessaryForSupervision: true,
    covertCollection: collection,
    ...change,
  });

export const COLLECTION =
  "id personIds state ground groundText alternativesConsidered startedOn plannedInformAt extendedTo isTellingOverdue items endedOn reviewDueAt isReviewOverdue daysUnreviewed organisation { id } collectedBy { id } approver { id } reviewer { id } persons { id } extensions { until text state approver { id } } tellings { personId toldOn safeChannel explanation } afterReview { by { id } reviewedOn finding familyFeedback familyInformedOn lesson }";

export const askCollections = (t: TestHub, persona: string, person?: string, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `query C($person: ID) { covertCollections(person: $person) { ${COLLECTION} } }`, {
    ...asking,
    variables: { person: person === undefined ? null : (id(person) ?? person) },
  });
export const collections = async (t: TestHub, persona: string, person?: string, asking: Asking = {}): Promise<Collection[]> =>
  (await askCollections(t, persona, person, asking)).data.covertCollections as Collection[];

export const somethingElse = (): string => randomUUID();
