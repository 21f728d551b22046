import { HubError } from "@samenhang/errors";
import type { Act } from "@samenhang/policy";
import { check, type Acts, type ActTransaction, type PublicValue } from "@samenhang/subgraph";
import { isUuid } from "@samenhang/ticket";
import type { CourtRequestColumns } from "./court-request.entity.js";
import type { CourtRequestDraftInput, CourtRequestMendInput, CourtRequestSubmitInput, CourtRequestWithdrawInput } from "./court-request.input.js";
import type { CourtRequestKind, CourtRequestState } from "./court-request.type.js";

const MIN_NOTE = 20;

/** What an institution that executes a measure asks (BW 1:260, 1:263, 1:265b, 1:265c); the rest is the Board's, which confirms no direction. */
const OF_INSTITUTION: readonly CourtRequestKind[] = ["EXTENSION", "PLACEMENT", "CONFIRM_DIRECTION"];

export interface CourtRequestActs {
  draft(acts: Acts, input: CourtRequestDraftInput): Promise<PublicValue>;
  /** Only with what it is based on, what was considered instead and how the persons see it. */
  submit(acts: Acts, input: CourtRequestSubmitInput): Promise<PublicValue>;
  /** It rests on another set of items from now on; what it rested on before stays with it. */
  mend(acts: Acts, input: CourtRequestMendInput): Promise<PublicValue>;
  withdraw(acts: Acts, input: CourtRequestWithdrawInput): Promise<PublicValue>;
}

interface Existing {
  readonly idempotencyKey: string;
  readonly id: string;
  readonly child: string;
}
type Change = Pick<CourtRequestColumns, "state"> | Pick<CourtRequestColumns, "snapshot" | "mendings">;

/** The acts of one owner, on its own table. */
export function courtRequestActs(table: new () => CourtRequestColumns): CourtRequestActs {
  /** Changes a petition of the own organisation about this child; one that is not there and one of another sound the same. */
  const change = (acts: Acts, act: Act, input: Existing, states: readonly CourtRequestState[], work: (row: CourtRequestColumns, transaction: ActTransaction) => Change) => {
    const { idempotencyKey, id, child } = input;
    return acts.perform({ act, idempotencyKey, input, about: [child], recordId: id }, async (transaction) => {
      const { manager, organisation } = transaction;
      const row = await manager.findOne(table, { where: { id }, lock: { mode: "pessimistic_write" } });
      if (row?.owner !== organisation || row.about[0] !== child || !states.includes(row.state)) throw new HubError("ACT_CONFLICT");
      await manager.update(table, { id }, work(row, transaction));
    });
  };

  return {
    draft(acts, input) {
      const { idempotencyKey, child, kind, measureAsked, addedValue, alternatives, snapshot = null } = input;
      const views = input.views.map(({ person, text = null, notHeardReason = null }) => ({ person, text, notHeardReason }));
      check([measureAsked, addedValue, ...alternatives].every(isSaid), "write down what is asked, what it adds and what was considered instead");
      check(
        views.every(({ person, text, notHeardReason }) => isUuid(person) && isSaid(text) !== isSaid(notHeardReason)),
        "a view names a person by hub id, and holds the own words or why the person was not heard",
      );
      check(snapshot === null || isUuid(snapshot), "a snapshot is named by its id");
      return acts.perform({ act: "COURT_REQUEST_DRAFT", idempotencyKey, input, about: [child] }, async ({ manager, base, organisation, typeOf }) => {
        const isOfInstitution = typeOf(organisation) === "GI";
        check(isOfInstitution ? OF_INSTITUTION.includes(kind) : kind !== "CONFIRM_DIRECTION", "your organisation does not ask this of the court");
        await manager.insert(table, {
          ...base([child]),
          kind,
          state: "DRAFT",
          submittedOn: null,
          measureAsked,
          addedValue,
          alternatives,
          views,
          snapshot,
          mendings: [],
          withdrawnReason: null,
        });
      });
    },

    submit: (acts, input) =>
      change(acts, "COURT_REQUEST_SUBMIT", input, ["DRAFT"], ({ snapshot, alternatives, views }, { today }) => {
        check(snapshot !== null && alternatives.length > 0 && views.length > 0, "a petition names its snapshot, what was considered instead and how the persons see it");
        return { state: "SUBMITTED", submittedOn: today, courtDocument: true };
      }),

    mend(acts, input) {
      const { snapshot, note } = input;
      check(isUuid(snapshot), "a snapshot is named by its id");
      check(note.trim().length >= MIN_NOTE, `say what was done in at least ${MIN_NOTE} characters`);
      return change(acts, "COURT_REQUEST_MEND", input, ["DRAFT", "SUBMITTED"], (row, { actor, today }) => ({
        snapshot,
        mendings: [...row.mendings, { snapshot: row.snapshot, note, by: actor, at: today }],
      }));
    },

    withdraw(acts, input) {
      const { reason } = input;
      check(isSaid(reason), "say why it is withdrawn");
      return change(acts, "COURT_REQUEST_WITHDRAW", input, ["DRAFT", "SUBMITTED"], () => ({ state: "WITHDRAWN", withdrawnReason: reason }));
    },
  };
}

const isSaid = (text: string | null): boolean => (text ?? "").trim().length > 0;
