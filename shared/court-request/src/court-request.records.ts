import type { Classification } from "@samenhang/policy";
import { EntityReference, isOf, isOfficer, person, tableRecord, type RecordType } from "@samenhang/subgraph";
import type { Ticket } from "@samenhang/ticket";
import type { CourtRequestColumns } from "./court-request.entity.js";
import type { CourtRequest } from "./court-request.type.js";

/** What was not submitted is a draft of who writes it (policy.md section 12.2). */
const DRAFT: Classification = { category: "MEASURE", confidentiality: "C8", reveals: [] };

const frozen = (id: string | null): EntityReference | null => (id === null ? null : new EntityReference("ReportSnapshot", id));

/** To a person the own view: what a child or another parent said is not told here; the judge decides about the court file (policy.md section 12.3). */
const viewsFor = ({ views }: CourtRequestColumns, { caller }: Ticket): CourtRequestColumns["views"] =>
  caller.organisation.type === "PERSON" ? views.filter((view) => view.person === caller.person) : views;

/** Rows of one owner as views. The officer of who petitions knows that there is a petition, and what kind. */
export const courtRequestRecords = (entity: new () => CourtRequestColumns): RecordType<CourtRequest, CourtRequestColumns> =>
  tableRecord<CourtRequest>()<CourtRequestColumns>({
    name: "CourtRequest",
    entity,
    by: ["snapshot"],
    isKnownTo: ({ owner }, ticket) => isOfficer(ticket) && isOf(ticket, owner),
    wordsOfOthers: ["views", "mendings"],
    wordsOfCaller: ({ owner, mendings }, ticket) => mendings.filter(({ by }) => isOf(ticket, owner) && by === ticket.caller.actor).map(({ note }) => note),
    reclassify: ({ owner, submittedOn }, _field, ticket) => (submittedOn === null && !isOf(ticket, owner) ? DRAFT : undefined),
    values: (row, _now, ticket) => ({
      id: row.id,
      child: row.about.map(person)[0],
      kind: row.kind,
      state: row.state,
      submittedAt: row.submittedOn,
      measureAsked: row.measureAsked,
      addedValue: row.addedValue,
      alternatives: row.alternatives,
      views: viewsFor(row, ticket).map((view) => ({ ...view, person: person(view.person) })),
      snapshot: frozen(row.snapshot),
      mendings: row.mendings.map(({ snapshot, note, at }) => ({ snapshot: frozen(snapshot), note, at })),
      withdrawnReason: row.withdrawnReason,
      recordedAt: row.recordedAt,
    }),
  });
