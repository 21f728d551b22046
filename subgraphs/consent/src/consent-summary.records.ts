import { CONDITIONS, GROUND_NL, GROUNDS, NEXT_ACTS, type Condition, type GroundId, type NextAct } from "@samenhang/policy";
import { defineRecord, organisation, person, type Guard, type HubFacts, type RecordType } from "@samenhang/subgraph";
import { summarise, type Party, type Sharing, type Summary } from "./consent-summary.js";
import type { ConsentSummary } from "./consent-summary.type.js";

const OF_ORGANISATION = "organisation:";

/** The summary of one sharing, as a record of the organisation it is made for: who is involved with the person sees it, and the person. */
export const summaryOf = (sharing: Sharing, guard: Guard, hub: HubFacts): RecordType<ConsentSummary, Summary> => {
  const { caller } = guard.ticket;
  return defineRecord<ConsentSummary>()<Summary>({
    name: "ConsentSummary",
    load: async (database, _by, subjects) =>
      subjects.includes(sharing.subject) && guard.isInvolvedWith(sharing.subject)
        ? [await summarise(database, sharing, { organisation: caller.organisation.id, person: caller.person }, hub)]
        : [],
    keysOf: ({ subject }) => [subject],
    id: ({ subject }) => subject,
    about: ({ subject }) => [subject],
    facts: () => ({ owner: caller.organisation.id }),
    values: ({ required, alsoAsked, overall, missing, bases, nextSteps }) => ({
      required: required.map(partyText),
      alsoAsked: alsoAsked.map(partyText),
      overall,
      missing: missing.map(partyText),
      alternativeBases: bases.map(({ grounds, conditions, ...basis }) => ({ ...basis, grounds: grounds.map(groundText), conditions: conditions.map(conditionText) })),
      nextSteps: nextSteps.map(stepText),
    }),
  });
};

const partyText = ({ giver, ...party }: Party) => ({
  ...party,
  person: giver.startsWith(OF_ORGANISATION) ? null : person(giver),
  organisation: giver.startsWith(OF_ORGANISATION) ? organisation(giver.slice(OF_ORGANISATION.length)) : null,
});

export const groundText = (id: GroundId) => ({ id, article: GROUNDS[id].article, nl: GROUND_NL[id] });
export const conditionText = (id: Condition) => ({ id, ...CONDITIONS[id] });

const stepText = (act: NextAct) => {
  const entry: { readonly en: string; readonly nl: string; readonly mutation?: string } = NEXT_ACTS[act];
  return { act, en: entry.en, nl: entry.nl, mutation: entry.mutation ?? null };
};
