import { HubError } from "@samenhang/errors";
import { DIMENSIONS, dutchDay, isTooFine, protectTable, type Category, type CountedCell, type Dimension, type ProtectedCell } from "@samenhang/policy";
import type { GraphQLResolveInfo } from "graphql";
import { ArgsType, Field } from "type-graphql";
import type { DataSource } from "typeorm";
import { codeList } from "./code-list.js";
import type { Guard } from "./guard.js";
import { table } from "./migration.js";
import { defineRecord, type RecordType } from "./record-type.js";
import type { View } from "./view.js";

/** What an analyst can ask to have a count divided by; the closed list of the policy. */
export const IndicatorDimension = codeList("IndicatorDimension", "What a count can be divided by (*uitsplitsing*).", DIMENSIONS);
export type IndicatorDimension = Dimension;

/** A whole quarter, as days of the Dutch calendar. */
export interface Quarter {
  /** `2026-Q1`. */
  readonly period: string;
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** First day after it. */
  readonly until: string;
}

/**
 * One number an owner publishes per quarter: what is counted, and by what it can be divided.
 *
 * `count` gives numbers per combination of values and per organisation, never rows, keys or text. It MUST put everything it
 * counts in exactly one cell, or totals would not be the sum of their parts.
 */
export interface IndicatorDefinition {
  /** Name of the GraphQL type. */
  readonly name: string;
  /** Name of the subgraph; who holds what is counted. */
  readonly subgraph: string;
  readonly category: Category;
  /** One sentence: what is counted, when and how often. */
  readonly definition: string;
  /** At most three, each with all values it can have. */
  readonly dimensions: readonly { readonly name: Dimension; readonly values: (database: DataSource, organisation: string | undefined) => Promise<readonly string[]> }[];
  /** `organisation`: only its own records. */
  readonly count: (database: DataSource, quarter: Quarter, organisation: string | undefined) => Promise<readonly CountedCell[]>;
}

/** One published table, as far as it was asked. */
export interface PublishedTable {
  readonly period: string;
  readonly definition: string;
  readonly dimensions: readonly Dimension[];
  readonly cells: readonly ({ readonly count: number | null; readonly isSuppressed: boolean } & Readonly<Record<string, unknown>>)[];
}

export interface Indicator<T extends object> {
  readonly definition: IndicatorDefinition;
  readonly record: (scope: Scope) => RecordType<T, PublishedTable>;
}

interface Scope {
  readonly dimensions: readonly Dimension[];
  readonly organisation: string | undefined;
}

/**
 * The tables of an indicator, made once.
 *
 * A table is counted and protected when its quarter is first asked, and kept: later the same question has the same answer,
 * whatever was recorded, corrected or deleted since, so that two answers cannot be subtracted (policy.md section 14.4).
 * What is asked is a part of that one table: a total is the total that was published with its parts.
 */
export const defineIndicator =
  <T extends object>() =>
  (definition: IndicatorDefinition): Indicator<T> => ({
    definition,
    record: ({ dimensions, organisation }) =>
      defineRecord<T>()<PublishedTable>({
        name: definition.name,
        isAggregate: true,
        load: (database, _by, periods) =>
          Promise.all(
            periods.map(async (key) => {
              const period = key.toUpperCase();
              const cells = await published(database, definition, quarterOf(period), organisation);
              return { period, definition: definition.definition, dimensions, cells: partOf(cells, definition, dimensions) };
            }),
          ),
        keysOf: ({ period }) => [keyOf(period)],
        id: ({ period }) => `${definition.name}.${period}`,
        about: () => [],
        facts: () => ({ owner: definition.subgraph }),
        values: (row) => row as never,
      }),
  });

/** The arguments of every indicator. */
@ArgsType()
export class IndicatorQuestion {
  @Field(() => String, { description: "A quarter that is over, such as `2026-Q1` (*kwartaal*)." })
  period!: string;
  @Field(() => [IndicatorDimension], { defaultValue: [], description: "What to divide the number by; without any, one number." })
  dimensions!: Dimension[];
  @Field(() => Boolean, { defaultValue: false, description: "Only what your own organisation holds (*eigen organisatie*)." })
  ownOrganisation!: boolean;
}

/** What a suppressed cell says in the schema. */
export const SUPPRESSED = "Fewer than 10 (`<10`), nearly all of one organisation, or withheld so that such a number cannot be computed (*onderdrukt*).";

const TODAY = "(now() AT TIME ZONE 'Europe/Amsterdam')::date";

/** Rows that no hold keeps from others now. */
export const isDisclosed = (row: string): string => `(${row}.withheld_until IS NULL OR ${row}.withheld_until <= ${TODAY})`;

/** Rows that count: not kept from others, and within their term. */
export const isCountable = (row: string): string => `${isDisclosed(row)} AND (${row}.retained_until IS NULL OR ${row}.retained_until > ${TODAY})`;

/** Registrations of the last days still come in: a quarter is counted when it has been over for this long. */
const SETTLING_DAYS = 30;

/** The door of an indicator: refuses divisions that point at families, and leads to the guard. */
export async function findIndicator<T extends object>(
  guard: Guard,
  { definition, record }: Indicator<T>,
  { period, dimensions: asked, ownOrganisation }: IndicatorQuestion,
  info: GraphQLResolveInfo,
): Promise<View<T> | null> {
  if (isTooFine(asked)) return guard.refuse(info, "SMALL-NUMBERS", "SMALL_NUMBERS", { act: "ASK_COARSER" });
  const known = definition.dimensions.map(({ name }) => name);
  if (!asked.every((dimension) => known.includes(dimension))) throw new HubError("INPUT_INVALID", { problem: `this is counted by ${known.join(", ")}` });
  if (!QUARTER.test(period)) throw new HubError("INPUT_INVALID", { problem: "`period` is a quarter, such as `2026-Q1`" });
  const settled = new Date(guard.now.getTime() - SETTLING_DAYS * 86_400_000);
  if (quarterOf(period).until > dutchDay(settled)) throw new HubError("INPUT_INVALID", { problem: `a quarter can be asked when it has been over for ${SETTLING_DAYS} days` });
  const scope = { dimensions: known.filter((dimension) => asked.includes(dimension)), organisation: ownOrganisation ? guard.ticket.caller.organisation.id : undefined };
  return guard.findOne(record(scope), `period of ${scope.organisation ?? "all"} by ${scope.dimensions.join()}`, keyOf(period), info);
}

/** Keys of records are in lower case. */
const keyOf = (period: string): string => period.toLowerCase();

const QUARTER = /^20\d\d-Q[1-4]$/;

function quarterOf(period: string): Quarter {
  const [year, quarter] = [Number(period.slice(0, 4)), Number(period.slice(6))];
  const firstOf = (months: number): string => new Date(Date.UTC(year, months, 1)).toISOString().slice(0, 10);
  return { period, from: firstOf(3 * (quarter - 1)), until: firstOf(3 * quarter) };
}

/** Where published tables are kept: added to and read, never changed. */
export const PUBLISHED_TABLES: readonly string[] = [
  ...table(
    "published_table",
    "counts as they were published, with small numbers suppressed; about nobody",
    {
      indicator: ["text NOT NULL", "what was counted"],
      period: ["text NOT NULL", "the quarter"],
      organisation: ["text NOT NULL", "whose records were counted; empty for all"],
      cells: ["jsonb NOT NULL", "every cell and total that may be known, rounded; null where suppressed"],
      published_at: ["timestamptz NOT NULL DEFAULT now()", "when it was counted"],
    },
    ["PRIMARY KEY (indicator, period, organisation)"],
  ),
  `REVOKE UPDATE, DELETE ON published_table FROM samenhang_app`,
];

async function published(database: DataSource, definition: IndicatorDefinition, quarter: Quarter, organisation: string | undefined): Promise<readonly ProtectedCell[]> {
  const key = [definition.name, quarter.period, organisation ?? ""];
  const kept = async () => (await database.query(`SELECT cells FROM published_table WHERE (indicator, period, organisation) = ($1, $2, $3)`, key)) as { cells: ProtectedCell[] }[];
  const [known] = await kept();
  if (known) return known.cells;
  const cells = protectTable({
    category: definition.category,
    dimensions: await Promise.all(definition.dimensions.map(async ({ name, values }) => ({ name, values: await values(database, organisation) }))),
    cells: await definition.count(database, quarter, organisation),
    combinesOrganisations: organisation === undefined,
  });
  // Who asked at the same moment reads what was kept first.
  await database.query(`INSERT INTO published_table (indicator, period, organisation, cells) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, [...key, JSON.stringify(cells)]);
  return (await kept())[0]!.cells;
}

/** The cells that name a value of each asked dimension and are the total over the others. */
function partOf(cells: readonly ProtectedCell[], { dimensions }: IndicatorDefinition, asked: readonly Dimension[]): PublishedTable["cells"] {
  return cells
    .filter(({ values }) => dimensions.every(({ name }, at) => (values[at] !== null) === asked.includes(name)))
    .map(({ values, count }) => ({ ...Object.fromEntries(dimensions.map(({ name }, at) => [fieldOf(name), values[at]])), count, isSuppressed: count === null }));
}

/** `AGE_BAND` is the field `ageBand` of a cell. */
const fieldOf = (dimension: Dimension): string => dimension.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
