import { randomUUID } from "node:crypto";
import { dutchDay, type Purpose } from "@samenhang/policy";
import { expect } from "vitest";
import { PERSONAS } from "../../demo/dist/personas.js";
import { caseOf, people, type Answer, type TestHub } from "../hub.js";

/** One line of what is asked or done in an example, and what must come of it. */
export interface Step {
  /** Persona of the demo; see `npm run demo`. */
  readonly by: string;
  readonly why: string;
  /** Before it, the hub looks at what it looks at by itself every few minutes. */
  readonly hubLooks?: true;
  readonly purpose?: Purpose;
  /** Persona whose case is declared; null declares none. */
  readonly inCaseOf?: string | null;
  readonly necessity?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Asks these fields of a person of the fixture. */
  readonly person?: string;
  readonly select?: string;
  /** Asks anything else; `$case` is the declared case. */
  readonly query?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Does an act: mutation, input type, input without its key; `{case}` stands for the declared case. */
  readonly act?: readonly [mutation: string, inputType: string, input: Readonly<Record<string, unknown>>];

  /** Paths that hold something; lists are looked through. */
  readonly returned?: readonly string[];
  /** Paths that hold exactly this. */
  readonly says?: Readonly<Record<string, unknown>>;
  /** Paths that hold this nowhere. */
  readonly saysNot?: Readonly<Record<string, unknown>>;
  /** Paths that are null or an empty list. */
  readonly empty?: readonly string[];
  readonly withheld?: readonly Withholding[];
  /** Words that occur nowhere in what is said of refusals. */
  readonly silent?: readonly string[];
  /** The whole request is answered with this error. */
  readonly refused?: string;
  /** Keeps values for later steps, where `{name}` stands for them; `{case}`, `{today}`, `{tomorrow}` and persons by name are always there. */
  readonly keep?: Readonly<Record<string, string>>;
}

export type Withholding = readonly [field: string, outcome: string, reason: string, nextStep: string, duty?: string];

/** A worked example of policy.md section 17. */
export interface Example {
  readonly id: `E${number}`;
  readonly title: string;
  readonly given: string;
  readonly steps: readonly Step[];
  /** What the example also asks and a later capability brings; nothing here is pretended. */
  readonly open?: readonly string[];
}

/** Everything at a path; lists on the way are looked through. */
export function valuesAt(data: unknown, path: string): readonly unknown[] {
  return path.split(".").reduce<readonly unknown[]>(
    (values, key) =>
      values
        .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
        .filter((value) => value !== null && value !== undefined)
        .map((value) => (value as Record<string, unknown>)[key]),
    [data],
  );
}
const isEmpty = (value: unknown): boolean => value === null || value === undefined || (Array.isArray(value) && value.length === 0);

const filled = (value: unknown, kept: Readonly<Record<string, unknown>>): unknown => {
  if (typeof value === "string") return /^\{[\w.]+\}$/.test(value) ? kept[value.slice(1, -1)] : value;
  if (Array.isArray(value)) return value.map((entry) => filled(entry, kept));
  if (value !== null && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, filled(entry, kept)]));
  return value;
};

/** Runs an example as its users would: over HTTP, one request a step, each with the headers of its persona. */
export async function run(hub: TestHub, { id, steps }: Example): Promise<void> {
  const kept: Record<string, unknown> = { ...people, today: dutchDay(new Date()), tomorrow: dutchDay(new Date(Date.now() + 86_400_000)) };
  for (const [index, step] of steps.entries()) {
    if (step.hubLooks) await hub.hub.subgraphs.audit.look();
    const answer = await take(hub, step, kept);
    const where = `${id} step ${index + 1} (${step.by}), why: ${step.why}\n${answer.text.slice(0, 1_500)}\n`;
    if (step.refused) {
      expect(answer.errors[0]?.extensions.code, where).toBe(step.refused);
      continue;
    }
    expect(answer.errors, where).toEqual([]);
    for (const path of step.returned ?? []) expect(valuesAt(answer.data, path).filter((value) => !isEmpty(value)).length, `${where}${path} holds nothing`).toBeGreaterThan(0);
    for (const path of step.empty ?? [])
      expect(
        valuesAt(answer.data, path).filter((value) => !isEmpty(value)),
        `${where}${path} holds something`,
      ).toEqual([]);
    for (const [path, value] of Object.entries(step.says ?? {})) expect(valuesAt(answer.data, path), `${where}${path}`).toContainEqual(filled(value, kept));
    for (const [path, value] of Object.entries(step.saysNot ?? {})) expect(valuesAt(answer.data, path), `${where}${path}`).not.toContainEqual(filled(value, kept));
    for (const [field, outcome, reason, act, duty] of step.withheld ?? []) {
      expect(answer.disclosure.withheld, `${where}${field}`).toContainEqual(
        expect.objectContaining({ field, outcome, reason, nextStep: expect.objectContaining({ act, ...(duty ? { duty } : {}) }) }),
      );
    }
    for (const word of step.silent ?? []) expect(JSON.stringify(answer.disclosure), where).not.toContain(word);
    for (const [name, path] of Object.entries(step.keep ?? {})) kept[name] = valuesAt(answer.data, path).find((value) => !isEmpty(value));
  }
}

function take(hub: TestHub, step: Step, values: Readonly<Record<string, unknown>>): Promise<Answer> {
  const { by, purpose, inCaseOf, necessity, person, select, query, variables = {}, act } = step;
  const caseId = inCaseOf === undefined ? undefined : inCaseOf === null ? null : caseOf(inCaseOf);
  const kept: Readonly<Record<string, unknown>> = { ...values, case: caseId ?? PERSONAS.find(({ id }) => id === by)?.caseId };
  const asking = {
    ...(purpose ? { purpose } : {}),
    ...(caseId === undefined ? {} : { caseId }),
    ...(necessity === undefined ? {} : { necessity }),
    ...(step.headers ? { headers: filled(step.headers, kept) as Record<string, string> } : {}),
  };
  if (act) {
    const [mutation, inputType, input] = act;
    const named = JSON.stringify(input).includes('"{case}"') ? { ...kept, case: caseId ?? caseOf(by) } : kept;
    const text = `mutation A($input: ${inputType}!) { ${mutation}(input: $input) { __typename ... on Recorded { id } ... on Refused { outcome reason nextStep message messageNl } } }`;
    return hub.ask(by, text, { ...asking, variables: { input: { idempotencyKey: randomUUID(), ...(filled(input, named) as object) } } });
  }
  if (person !== undefined) {
    const id = people[person] ?? kept[person];
    if (!id) throw new Error(`no person ${person}`);
    return hub.ask(by, `query Q($id: ID!) { person(id: $id) { id ${select} } }`, { ...asking, variables: { id } });
  }
  const declared = query!.includes("$case") ? { case: caseId ?? caseOf(by) } : {};
  return hub.ask(by, query!, { ...asking, variables: { ...declared, ...(filled(variables, kept) as object) } });
}
