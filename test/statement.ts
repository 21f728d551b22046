import { dutchDay } from "@samenhang/policy";
import { people, type Answer, type Asking, type TestHub } from "./hub.js";

/** What the tests of statements and receipts ask. */
export const today = (now = Date.now()): string => dutchDay(new Date(now));
export const daysAgo = (days: number, now = Date.now()): string => today(now - days * 86_400_000);

export interface Line {
  readonly id: string;
  readonly recordedAt: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly role: string;
  readonly mandateOf: string | null;
  readonly source: { readonly id: string; readonly name: string };
  readonly purpose: string;
  readonly purposeExplanation: string;
  readonly categories: readonly { readonly category: string; readonly explanation: string }[];
  readonly grounds: readonly { readonly id: string; readonly article: string; readonly explanation: string }[];
  readonly emergency: boolean;
}
export interface Statement {
  readonly id: string;
  readonly lines: readonly Line[];
  readonly refusedAttempts: number;
  readonly next: string | null;
}

const LINE =
  "id recordedAt organisation { id name } role mandateOf source { id name } purpose purposeExplanation categories { category explanation } grounds { id article explanation } emergency";
const STATEMENT = `query S($person: ID!, $from: LocalDate!, $to: LocalDate!, $first: Int, $after: String) {
  disclosureStatement(person: $person, from: $from, to: $to, first: $first, after: $after) { id lines { ${LINE} } refusedAttempts next } }`;
const RECEIPT = "query R($person: ID!, $from: LocalDate!, $to: LocalDate!) { disclosureReceipt(person: $person, from: $from, to: $to) { id text } }";

interface Period extends Asking {
  readonly from?: string;
  readonly to?: string;
  readonly first?: number;
  readonly after?: string;
}
const asked = (t: TestHub, query: string, persona: string, name: string, { from, to, first, after, ...asking }: Period): Promise<Answer> =>
  t.ask(persona, query, {
    ...asking,
    variables: { person: people[name] ?? name, from: from ?? daysAgo(1), to: to ?? today(), ...(first === undefined ? {} : { first }), ...(after ? { after } : {}) },
  });

export const askStatement = (t: TestHub, persona: string, name: string, period: Period = {}): Promise<Answer> => asked(t, STATEMENT, persona, name, period);
export const askReceipt = (t: TestHub, persona: string, name: string, period: Period = {}): Promise<Answer> => asked(t, RECEIPT, persona, name, period);

export async function statementOf(t: TestHub, persona: string, name: string, period: Period = {}): Promise<Statement> {
  const answer = await askStatement(t, persona, name, period);
  if (!answer.data?.disclosureStatement) throw new Error(answer.text);
  return answer.data.disclosureStatement as Statement;
}
export async function receiptOf(t: TestHub, persona: string, name: string, period: Period = {}): Promise<string> {
  const answer = await askReceipt(t, persona, name, period);
  if (!answer.data?.disclosureReceipt?.text) throw new Error(answer.text);
  return answer.data.disclosureReceipt.text as string;
}

/** Somebody reads about a person. */
export const reads = (t: TestHub, persona: string, name: string, selection: string, asking: Asking = {}): Promise<Answer> =>
  t.ask(persona, `query Q($id: ID!) { person(id: $id) { ${selection} } }`, { ...asking, variables: { id: people[name]! } });

/** Consent heard that an organisation told these persons that it holds something about them. */
export const areInformed = (t: TestHub, names: readonly string[], organisation = "vt-noord"): Promise<unknown> =>
  t.asOwner(
    "consent",
    `INSERT INTO attested_fact (issuer, id, version, kind, persons, organisation, body, valid_from, received_at)
     SELECT 'case', gen_random_uuid(), 1, 'INFORMED', ARRAY[p]::uuid[], $2, jsonb_build_object('person', p, 'organisation', $2::text), current_date, now() FROM unnest($1::text[]) AS p`,
    [names.map((name) => people[name]!), organisation],
  );
