import { HubError } from "@samenhang/errors";
import type { LedgerFilter } from "@samenhang/ledger";
import { isUuid } from "@samenhang/ticket";
import { Field, GraphQLISODateTime, ID, InputType } from "type-graphql";
import { LedgerEntryKind } from "./audit.type.js";

@InputType({ description: "Which ledger entries; what is left out does not narrow. Compared with what your organisation is told of an entry (*zoeken in de logregels*)." })
export class LedgerFilterInput {
  @Field(() => String, { nullable: true, description: "Of one request: `extensions.disclosure.id` of its answer." })
  traceId?: string;
  @Field(() => String, { nullable: true, description: "Of one professional or person, by pseudonym." })
  actor?: string;
  @Field(() => ID, { nullable: true, description: "About one person." })
  subject?: string;
  @Field(() => ID, { nullable: true, description: "Of one organisation that asked." })
  asker?: string;
  @Field(() => String, { nullable: true, description: "Of one owner: an organisation, or the subgraph of all." })
  owner?: string;
  @Field(() => String, { nullable: true, description: "In one role." })
  role?: string;
  @Field(() => String, { nullable: true, description: "For one purpose." })
  purpose?: string;
  @Field(() => LedgerEntryKind, { nullable: true, description: "Of one kind." })
  kind?: LedgerEntryKind;
  @Field(() => Boolean, { nullable: true, description: "Only with, or only without, emergency access." })
  emergency?: boolean;
  @Field(() => Boolean, { nullable: true, description: "Only outside, or only within, working days from seven to seven (*kantooruren*)." })
  outsideHours?: boolean;
  @Field(() => String, { nullable: true, description: "With a decision about this field (`Type.field`) or act. Field, outcome and reason are those of one decision." })
  field?: string;
  @Field(() => String, { nullable: true, description: "With this outcome." })
  outcome?: string;
  @Field(() => String, { nullable: true, description: "With this reason." })
  reason?: string;
  @Field(() => GraphQLISODateTime, { nullable: true, description: "Not before." })
  from?: Date;
  @Field(() => GraphQLISODateTime, { nullable: true, description: "Not after." })
  to?: Date;
}

@InputType({ description: "What an alert turned out to be." })
export class AlertCloseInput {
  @Field(() => ID, { description: "UUID chosen by you; the same key does the work once." })
  idempotencyKey!: string;
  @Field(() => ID, { description: "The alert." })
  alert!: string;
  @Field(() => String, { description: "What you found, at least ten characters." })
  conclusion!: string;
}

const WORD = /^[0-9A-Za-z._*-]{1,100}$/;

/** Fails with `INPUT_INVALID` on what cannot stand in an entry. */
export function readFilter({ subject, from, to, kind, emergency, outsideHours, ...words }: LedgerFilterInput): Omit<LedgerFilter, "reader"> {
  for (const [name, word] of Object.entries(words)) {
    if (word !== undefined && word !== null && !WORD.test(word as string)) throw new HubError("INPUT_INVALID", { problem: `\`${name}\` is a code, at most 100 characters` });
  }
  if (subject && !isUuid(subject)) throw new HubError("INPUT_INVALID", { problem: "`subject` is the id of a person" });
  if (from && to && from > to) throw new HubError("INPUT_INVALID", { problem: "`from` is not after `to`" });
  return Object.fromEntries(Object.entries({ subject, from, to, kind, emergency, outsideHours, ...words }).filter(([, value]) => value !== undefined && value !== null));
}
