import { HubError } from "@samenhang/errors";
import type { PersonQuestion } from "@samenhang/ledger";
import { RecordQuery, type RequestContext, type View } from "@samenhang/subgraph";
import { isUuid } from "@samenhang/ticket";
import type { GraphQLResolveInfo } from "graphql";
import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Ctx, ID, Info, Int, Resolver } from "type-graphql";
import type { LedgerReader } from "./ledger-reader.js";
import { receiptRecord, statementRecord } from "./statement.records.js";
import { DisclosureReceipt, DisclosureStatement } from "./statement.type.js";
import type { Telling } from "./statement.js";

const MAX_LINES = 100;
const MAX_DAYS = 366;
const HOW_USED = { category: "METADATA", confidentiality: "C2" } as const;
const PERSON = "About whom: yourself, or a person you speak for.";

/** A person's side of the ledgers, over one source of entries. */
export function createStatementQueries(ledgers: LedgerReader): new () => object {
  @Resolver()
  class StatementQueries {
    @RecordQuery(() => DisclosureStatement, {
      ...HOW_USED,
      description: "Who received what about a person in a period of at most a year (*verantwoording van inzage*), for the person and who speaks for it.",
    })
    async disclosureStatement(
      @Arg("person", () => ID, { description: PERSON }) person: string,
      @Arg("from", () => GraphQLLocalDate, { description: "First day." }) from: string,
      @Arg("to", () => GraphQLLocalDate, { description: "Last day." }) to: string,
      @Arg("first", () => Int, { defaultValue: 50, description: "How many lines, at most 100." }) first: number,
      @Arg("after", () => String, { nullable: true, description: "`next` of the page before." }) after: string | undefined,
      @Ctx() context: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<View<DisclosureStatement> | null> {
      if (first < 1 || first > MAX_LINES) throw new HubError("INPUT_INVALID", { problem: `\`first\` is 1 to ${MAX_LINES}` });
      if (after && !isUuid(after)) throw new HubError("INPUT_INVALID", { problem: "`after` is the `next` of a page" });
      const question = readQuestion(person, from, to);
      const telling = tellingTo(context, person);
      if (!telling) return refused(context, info);
      const page = { first, after: after ?? undefined };
      return context.guard.findOne(statementRecord(ledgers, question, telling, page), `about ${from} ${to} ${first} ${after ?? ""}`, person, info, [person]);
    }

    @RecordQuery(() => DisclosureReceipt, {
      ...HOW_USED,
      description: "Proof of the lines of that statement, which anyone can check without the hub (*ontvangstbewijs*).",
    })
    async disclosureReceipt(
      @Arg("person", () => ID, { description: PERSON }) person: string,
      @Arg("from", () => GraphQLLocalDate, { description: "First day." }) from: string,
      @Arg("to", () => GraphQLLocalDate, { description: "Last day." }) to: string,
      @Ctx() context: RequestContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<View<DisclosureReceipt> | null> {
      const question = readQuestion(person, from, to);
      const telling = tellingTo(context, person);
      if (!telling) return refused(context, info);
      return context.guard.findOne(receiptRecord(ledgers, question, telling), `about ${from} ${to}`, person, info, [person]);
    }
  }
  return StatementQueries;
}

function readQuestion(person: string, from: string, to: string): PersonQuestion {
  if (!isUuid(person)) throw new HubError("INPUT_INVALID", { problem: "`person` is the id of a person" });
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (!(days >= 0 && days <= MAX_DAYS)) throw new HubError("INPUT_INVALID", { problem: "`from` is not after `to`, and at most a year before it" });
  return { person, from, to };
}

/** Undefined to anybody who does not speak for this person: no ledger is read. */
function tellingTo({ guard, hub }: RequestContext, person: string): Telling | undefined {
  const reader = guard.subject(person);
  return reader?.holds.includes("isSelf") ? { reader, typeOf: hub.typeOf, now: hub.now } : undefined;
}

/** In the same words for whom the person is unknown to and for whom works with it every day. */
const refused = ({ guard }: RequestContext, info: GraphQLResolveInfo): null => guard.refuse(info, "NOT-THE-PERSON", "UNKNOWN_OR_NOT_ALLOWED", { act: "ASK_TO_PARTICIPATE" });
