import { randomUUID } from "node:crypto";
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from "graphql";
import type { Dice } from "../../policy/random-questions.js";
import { supergraph } from "./plant.js";

/** One operation as a caller would send it. */
export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** An operation that can be asked again about others: a text the gateway plans once. */
export interface Question {
  readonly query: string;
  about(near: Near): Readonly<Record<string, unknown>>;
}

/** Ids to ask about: real ones, also such as the asker should not know, by what they are ids of. */
export interface Ids {
  readonly persons: readonly string[];
  readonly cases: readonly string[];
  readonly organisations: readonly string[];
  readonly professionals: readonly string[];
  /** Of the records of a type. */
  of(type: string): readonly string[];
}

/** Where an asker looks first: the persons and the case it works with. */
export interface Near {
  readonly persons: readonly string[];
  readonly caseId: string | undefined;
}

const ODD = ["", "0", "a_b", "VT_NOORD", "vt-worker", "00000000-0000-4000-a000-000000000000", "' OR 1=1 --", "{}", "é", "x".repeat(80)];
const PURPOSES_AND_CATEGORIES = ["COORDINATE_JOINT_PLAN", "PROVIDE_VOLUNTARY_HELP", "EXECUTE_SUPERVISION_ORDER", "ASSESS_REPORT", "PLAN", "SAFETY", "ADULT_HEALTH", "NONSENSE"];
const FIELDS = ["Report.reporter", "HelpTrajectory.goals", "Person.addresses", "Address", "Address.line", "ReleasedStatement.text", "ChildConversation.account", "Nothing.here"];
/** Fields of one operation, below what the gateway refuses as too complex; of a wide one. */
const [MOST_FIELDS, MOST_WIDE] = [60, 160];
const DEEPEST = 7;

/** Generates operations over the whole schema: what one seed gives, the next run gives again. */
export class Queries {
  readonly #dice: Dice;
  readonly #ids: Ids;

  constructor(dice: Dice, ids: Ids) {
    this.#dice = dice;
    this.#ids = ids;
  }

  /** A question: some root fields with arguments, and a walk of what they lead to. */
  read(): Question {
    return new Writer(this.#dice, this.#ids).question("query", this.#dice.chance(0.75) ? 1 : 3, 0.6);
  }

  /** Nearly everything of a person or a case, as wide as an operation may be: what there is to see is seen. */
  wide(): Question {
    return new Writer(this.#dice, this.#ids, 0.7, MOST_WIDE).question("query", 1, 1);
  }

  /** An act with inputs that are mostly valid, so that some are done. */
  act(): Question {
    return new Writer(this.#dice, this.#ids).question("mutation", 1, 0);
  }

  /** A question with something broken in it. */
  malformed(near: Near): Operation {
    const { query, about } = this.read();
    const variables = about(near);
    const at = Math.floor(this.#dice.roll() * query.length);
    const broken = this.#dice.pick([
      query.slice(0, at),
      `${query.slice(0, at)}${this.#dice.pick(["}", "{", "!", "$x", "@skip", '"', "kanarieinput", "\u0000", "...F9"])}${query.slice(at)}`,
      query.replace(/\w+ \{/, "bsn {"),
      query.replace("query", this.#dice.pick(["subscription", "mutation", "fragment F on Person"])),
      `{ _entities(representations: [{ __typename: "Person", id: "${this.#ids.persons[0]!}" }]) { ... on Person { displayName } } }`,
      `{ _service { sdl } }`,
    ]);
    const other = this.#dice.chance(0.3) ? Object.fromEntries(Object.keys(variables).map((name) => [name, this.#dice.pick([null, 7, [], { a: 1 }, "x"])])) : variables;
    return { query: broken, variables: other };
  }

  /** `_entities` as the gateway itself would ask it of a subgraph. */
  entities(types: readonly GraphQLObjectType[], near: Near): Operation {
    const type = this.#dice.pick(types);
    const writer = new Writer(this.#dice, this.#ids);
    const representations = Array.from({ length: 1 + Math.floor(this.#dice.roll() * 4) }, () => ({ __typename: type.name, id: writer.idFor("id", type.name, near) }));
    const selection = writer.selection(type, 1);
    return {
      query: `query E($representations: [_Any!]!) { _entities(representations: $representations) { __typename ... on ${type.name} { ${selection} } } }${writer.fragments()}`,
      variables: { representations, ...writer.about(near) },
    };
  }
}

/** Writes one operation. */
class Writer {
  readonly #values: ((near: Near) => unknown)[] = [];
  readonly #declared: string[] = [];
  readonly #fragments: string[] = [];
  #fields = 0;
  #aliases = 0;
  #directives = 0;

  constructor(
    private readonly dice: Dice,
    private readonly ids: Ids,
    private readonly appetite = 0.5,
    private readonly most = MOST_FIELDS,
  ) {}

  /** `likely` is how often a root is a person or a case. */
  question(kind: "query" | "mutation", roots: number, likely: number): Question {
    const root = kind === "query" ? supergraph.getQueryType()! : supergraph.getMutationType()!;
    const doors = Object.values(root.getFields()).filter(({ name }) => !name.startsWith("_"));
    const main = doors.filter(({ name }) => name === "person" || name === "case");
    const parts = Array.from({ length: roots }, (_, index) => this.#field(this.dice.pick(this.dice.chance(likely) ? main : doors), 1, `r${index}`));
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(", ")})` : "";
    return { query: `${kind} Q${declared} { ${parts.join(" ")} }${this.fragments()}`, about: (near) => this.about(near) };
  }

  about(near: Near): Record<string, unknown> {
    return Object.fromEntries(this.#values.map((value, index) => [`v${index}`, value(near)]));
  }

  fragments(): string {
    return this.#fragments.map((fragment) => ` ${fragment}`).join("");
  }

  selection(type: GraphQLObjectType, depth: number): string {
    const all = Object.values(type.getFields()).filter(({ name }) => !name.startsWith("_"));
    const leaves = all.filter(({ type: of }) => isLeafType(getNamedType(of)));
    const wanted = [
      ...this.dice.some(leaves, Math.max(this.appetite, 0.6)),
      ...(depth < DEEPEST
        ? this.dice.some(
            all.filter((field) => !leaves.includes(field)),
            this.appetite / Math.sqrt(depth),
          )
        : []),
    ];
    const parts = (wanted.length > 0 ? wanted : leaves.slice(0, 1)).flatMap((field) => (this.#fields > this.most ? [] : [this.#field(field, depth + 1)]));
    if (parts.length === 0 || this.dice.chance(0.3)) parts.unshift("__typename");
    const text = this.dice.shuffle(parts).join(" ");
    if (this.#fragments.length < 12 && this.dice.chance(0.12)) {
      const name = `F${this.#fragments.length}`;
      this.#fragments.push(`fragment ${name} on ${type.name} { ${text} }`);
      return `...${name}`;
    }
    return this.dice.chance(0.1) && this.#fields < this.most ? `... on ${type.name} { ${text} }` : text;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number, alias?: string): string {
    this.#fields += 1;
    const named = alias ?? (this.#aliases < 30 && this.dice.chance(0.1) ? `a${(this.#aliases += 1)}` : undefined);
    const given = field.args.filter((argument) => isRequiredArgument(argument) || this.dice.chance(0.5)).map((argument) => this.#argument(argument, field.type));
    const directive = this.#directives < 12 && this.dice.chance(0.03) ? this.#directive() : "";
    const type = getNamedType(field.type);
    const inner = isObjectType(type)
      ? ` { ${this.selection(type, depth)} }`
      : isUnionType(type)
        ? ` { __typename ${type
            .getTypes()
            .map((one) => this.#on(one))
            .join(" ")} }`
        : "";
    return `${named === undefined ? "" : `${named}: `}${field.name}${given.length > 0 ? `(${given.join(", ")})` : ""}${directive}${inner}`;
  }

  #on(type: GraphQLObjectType): string {
    return `... on ${type.name} { ${Object.values(type.getFields())
      .map(({ name }) => name)
      .join(" ")} }`;
  }

  #directive(): string {
    this.#directives += 1;
    const fixed = this.dice.pick([" @include(if: true)", " @skip(if: false)", undefined]);
    return fixed ?? ` @include(if: $${this.#variable("Boolean!", () => this.dice.chance(0.8))})`;
  }

  #argument({ name, type }: GraphQLArgument, leadsTo: GraphQLOutputType): string {
    return `${name}: $${this.#variable(String(type), (near) => this.#value(name, type, getNamedType(leadsTo).name, near))}`;
  }

  #variable(type: string, value: (near: Near) => unknown): string {
    const name = `v${this.#values.push(value) - 1}`;
    this.#declared.push(`$${name}: ${type}`);
    return name;
  }

  #value(name: string, declared: GraphQLInputType, of: string, near: Near): unknown {
    const type = getNullableType(declared) as GraphQLInputType;
    if (isListType(type)) return Array.from({ length: 1 + Math.floor(this.dice.roll() * 2) }, () => this.#value(name, type.ofType as GraphQLInputType, of, near));
    if (isInputObjectType(type)) {
      const wanted = Object.values(type.getFields()).filter((field) => isRequiredInputField(field) || this.dice.chance(0.6));
      return Object.fromEntries(wanted.map((field) => [field.name, this.#value(field.name, field.type, of, near)]));
    }
    if (isEnumType(type)) return this.dice.pick((type as GraphQLEnumType).getValues()).name;
    switch (String(type)) {
      case "ID":
        return this.idFor(name, of, near);
      case "Boolean":
        return this.dice.chance(0.5);
      case "Int":
        return this.dice.pick([1, 3, 50, 100, 0, -1, 2_147_483_647]);
      case "Float":
        return this.dice.roll();
      case "LocalDate":
        return new Date(Date.now() + Math.floor((this.dice.roll() - 0.3) * 60) * 86_400_000).toISOString().slice(0, 10);
      case "DateTimeISO":
        return new Date(Date.now() - Math.floor(this.dice.roll() * 1e9)).toISOString();
      default:
        return this.#word(name);
    }
  }

  /** Texts of an act say that they came in, so that they are known again in a log. */
  #word(name: string): string {
    if (name === "period") return this.dice.pick(["2026-Q1", "2026-q1", "2021-Q2", "2099-Q1", "x"]);
    if (name === "field") return this.dice.pick(FIELDS);
    if (/purpose|categor/.test(name)) return this.dice.pick(PURPOSES_AND_CATEGORIES);
    if (name === "traceId") return this.dice.pick([randomUUID().replaceAll("-", ""), "x", ""]);
    return this.dice.chance(0.9) ? `${INPUT} een tekst die lang genoeg is` : this.dice.pick(ODD);
  }

  idFor(name: string, of: string, near: Near): string {
    if (name === "idempotencyKey") return randomUUID();
    if (this.dice.chance(0.04)) return this.dice.pick(ODD);
    const nearer = (some: readonly string[], all: readonly string[]): string => (some.length > 0 && this.dice.chance(0.75) ? this.dice.pick(some) : this.dice.pick(all));
    const person = () => nearer(near.persons, this.ids.persons);
    const casus = () => nearer(near.caseId === undefined ? [] : [near.caseId], this.ids.cases);
    if (of === "Organisation" || /organisation|receiver/i.test(name)) return this.dice.pick(this.ids.organisations);
    if (/^(from|to)$/.test(name)) return this.dice.chance(0.5) ? this.dice.pick(this.ids.organisations) : person();
    if (of === "Professional" || /professional|officer|opener|worker/i.test(name)) return this.dice.pick(this.ids.professionals);
    if (/case/i.test(name) || of === "Case") return casus();
    if (name !== "id" || of === "Person") return person();
    const records = this.ids.of(of);
    return this.dice.pick(records.length > 0 ? records : this.ids.persons);
  }
}

/** In every text an act is given: an answer may repeat it to who sent it, a log may not. */
export const INPUT = "kanarieinput";
