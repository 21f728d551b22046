import { isAmongParties, organisation, person, professional, tableRecord, type RecordType } from "@samenhang/subgraph";
import { In } from "typeorm";
import { INCOMING, isFinal } from "./referral-state.js";
import { ReferralEntity } from "./referrals.entity.js";
import type { Referral } from "./referrals.type.js";

/**
 * That a provider of mental health care is a party is itself health data: for who is no party the whole referral is then
 * involvement of mental health care, and looks like no referral.
 */
const OF_GGZ = { category: "GGZ_INVOLVEMENT", confidentiality: "C4" } as const;
/** To have received one referral about a person opens no other about that person: between others it does not exist. */
const BETWEEN_OTHERS = { category: "INVOLVEMENT", confidentiality: "C8" } as const;

/** More than one organisation can have open at once; the newest are read. */
const MAX_INCOMING = 1_000;

const table = tableRecord<Referral>()<ReferralEntity>({
  name: "Referral",
  entity: ReferralEntity,
  order: { sentAt: "DESC", id: "ASC" },
  // What is handed over is shown after acceptance, and weighed before it.
  searchedText: "ALL",
  wordsOfOthers: ["events"],
  wordsOfCaller: ({ events }, { caller }) => events.filter(({ by }) => by?.[0] === caller.organisation.id && by[1] === caller.actor).map(({ reason }) => reason),
  notices: (row) => (isFinal(row.state) ? ["CLOSED_RECORD"] : []),
  reclassify: (row, field, ticket) => {
    const { caller, context } = ticket;
    const parties = [row.owner, row.receiver];
    if (parties.includes(caller.organisation.id)) return isAmongParties(row.about, parties, ticket) ? { reveals: field === "municipality" ? ["LOCATION"] : [] } : undefined;
    if (context.purpose === "HANDOVER_REFERRAL") return BETWEEN_OTHERS;
    return row.ofGgz ? OF_GGZ : undefined;
  },
  values: (row) => ({
    id: row.id,
    type: row.type,
    sender: organisation(row.owner),
    receiver: organisation(row.receiver),
    persons: row.about.map(person),
    ageBands: row.ageBands,
    municipality: row.municipality,
    questionType: row.questionType,
    urgency: row.urgency,
    ground: row.ground,
    informedPersons: row.informedPersons.map(person),
    notInformedReason: row.notInformedReason,
    state: row.state,
    events: row.events.map(({ state, at, reason }) => ({ state, at: new Date(at), reason })),
    sentAt: row.sentAt,
    acceptedAt: row.acceptedAt,
    viewOnSafety: organisation(row.viewOnSafety),
    heldBack: row.heldBack.map(({ by, at }) => ({ by: professional(by), at: new Date(at) })),
    package: {
      summary: row.packageSummary,
      allegationStatus: row.packageAllegationStatus,
      safetyJudgement: row.packageSafetyJudgement,
      safetyConditions: row.packageSafetyConditions,
      familyKnows: row.packageFamilyKnows,
    },
  }),
});

/** Referrals; asked by `receiver`, only those the receiver still has to act on. */
export const referrals: RecordType<Referral, ReferralEntity> = {
  ...table,
  load: async (database, by, keys) =>
    by === "receiver"
      ? database.getRepository(ReferralEntity).find({ where: { receiver: In([...keys]), state: In([...INCOMING]) }, order: { sentAt: "DESC", id: "ASC" }, take: MAX_INCOMING })
      : table.load(database, by, keys),
};
