import type { Classification } from "@samenhang/policy";
import { isOf, organisation, person, professional, tableRecord, type RecordType } from "@samenhang/subgraph";
import type { Ticket } from "@samenhang/ticket";
import type { ChildConversationColumns } from "./child-conversation.entity.js";
import { SAYS_SOMETHING, type ChildConversation } from "./child-conversation.type.js";

/** Rows of one owner as views. A wish alone opens nothing: only an agreement that was recorded does. */
export const childConversationRecords = (entity: new () => ChildConversationColumns): RecordType<ChildConversation, ChildConversationColumns> =>
  tableRecord<ChildConversation>()<ChildConversationColumns>({
    name: "ChildConversation",
    entity,
    order: { heldAt: "DESC", id: "ASC" },
    wordsOfOthers: ["agreementBasis"],
    wordsOfCaller: ({ owner, agreements }, ticket) => agreements.filter(({ by }) => isOf(ticket, owner) && by === ticket.caller.actor).map(({ basis }) => basis),
    reclassify: (row, field, ticket) => (SAYS_SOMETHING.includes(field) && isShownTo(row, ticket) ? NO_LONGER_WITHHELD : undefined),
    facts: (row) => ({ childAgreedTo: lastAgreement(row)?.organisations ?? [] }),
    values: (row) => ({
      id: row.id,
      child: row.about.map(person)[0],
      heldAt: row.heldAt,
      placeKind: row.placeKind,
      by: professional(row.recordedBy),
      parentalConsent: row.parentalConsent,
      parentalConsentGround: row.parentalConsentGround,
      decidedWith: row.decidedWith ? professional(row.decidedWith) : null,
      account: row.account,
      conclusion: row.conclusion,
      childWish: row.childWish,
      shareWithPersons: row.shareWithPersons.map(person),
      shareWithOrganisations: row.shareWithOrganisations.map(organisation),
      agreedWith: (lastAgreement(row)?.organisations ?? []).map(organisation),
      agreementBasis: lastAgreement(row)?.basis,
      agreedAt: lastAgreement(row)?.at,
      recordedAt: row.recordedAt,
    }),
  });

/** As any other part of the file: two professionals found that the interest of the child no longer opposes. */
const NO_LONGER_WITHHELD: Classification = { category: "SAFETY", confidentiality: "C3", reveals: [] };
const isShownTo = ({ shownFrom, about }: ChildConversationColumns, { caller }: Ticket): boolean =>
  shownFrom !== null && caller.organisation.type === "PERSON" && caller.person !== about[0];

const lastAgreement = ({ agreements }: ChildConversationColumns): ChildConversationColumns["agreements"][number] | undefined => agreements.at(-1);
