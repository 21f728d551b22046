import { HubError } from "@samenhang/errors";
import { defineRecord, organisation, type Guard, type HubFacts, type RecordType } from "@samenhang/subgraph";
import { In } from "typeorm";
import { mayWithdraw } from "./consent.acts.js";
import { ConsentRecordEntity } from "./consent.entity.js";
import { conditionText, groundText } from "./consent-summary.records.js";
import { createFactStore } from "./known-facts.js";
import { previewWithdrawal, type WithdrawalLine } from "./withdrawal-preview.js";
import type { WithdrawalPreview } from "./withdrawal-preview.type.js";

/** The preview of one consent about one person. */
export interface Preview {
  readonly id: string;
  readonly subject: string;
  readonly lines: readonly WithdrawalLine[];
}

/** How the preview is asked: of a consent about this person. Asked otherwise there is none. */
export const ofSubject = (subject: string): string => `${OF_SUBJECT}${subject}`;
const OF_SUBJECT = "subject ";

/** For who may withdraw the consent, and for nobody else: then it looks like a consent that does not exist. */
export const previewFor = (guard: Guard, hub: HubFacts): RecordType<WithdrawalPreview, Preview> => {
  const { caller } = guard.ticket;
  return defineRecord<WithdrawalPreview>()<Preview>({
    name: "WithdrawalPreview",
    load: async (database, by, ids) => {
      const subject = by.startsWith(OF_SUBJECT) ? by.slice(OF_SUBJECT.length) : undefined;
      if (subject === undefined || !guard.isInvolvedWith(subject)) return [];
      const { catalogue } = hub;
      if (!catalogue) throw new HubError("INTERNAL", { cause: new Error("consent was not given the catalogue of fields") });
      const rows = await database.getRepository(ConsentRecordEntity).findBy({ id: In([...ids]), subject, status: "GIVEN" });
      const store = createFactStore(database);
      const asker = caller.organisation.type === "PERSON" ? undefined : caller.organisation.id;
      return Promise.all(
        rows
          .filter((row) => mayWithdraw(guard, row))
          .map(async (row) => ({ id: row.id, subject: row.subject, lines: await previewWithdrawal(row, { store, hub, catalogue, asker }) })),
      );
    },
    keysOf: ({ id }) => [id],
    id: ({ id }) => id,
    about: ({ subject }) => [subject],
    facts: () => ({ owner: caller.organisation.id }),
    values: ({ lines }) => ({
      lines: lines.map(({ receiver, grounds, conditions, ...line }) => ({
        ...line,
        receiver: organisation(receiver),
        grounds: grounds.map(groundText),
        conditions: conditions.map(conditionText),
      })),
      alreadyShared: "What a receiver was given before stays in its own file, under its own law. It hears that the consent was withdrawn.",
      alreadySharedNl: "Wat een organisatie al kreeg, blijft in haar eigen dossier, volgens haar eigen wet. Zij hoort dat de toestemming is ingetrokken.",
    }),
  });
};
