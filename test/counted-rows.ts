import { randomUUID } from "node:crypto";
import type { SubgraphName } from "../demo/dist/subgraphs.js";
import type { TestHub } from "./hub.js";

/** Rows enough to count, written by the owner of the tables: no act makes hundreds of families. All lie in the second quarter of 2021, before any row of the demo. */
export const QUARTER = "2021-Q2";

async function insert(t: TestHub, subgraph: SubgraphName, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const shared = { recorded_at: "2021-04-15T10:00:00Z", recorded_by: "telling" };
  await t.asOwner(
    subgraph,
    `INSERT INTO ${table} (${Object.keys({ ...rows[0], ...shared }).join()}) SELECT ${Object.keys({ ...rows[0], ...shared }).join()} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows.map((row) => ({ ...row, ...shared })))],
  );
}

const each = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

/** Children in the compulsory framework, each in a case of its own, open over the second quarter of the year; `age` on its last day. Gives their ids. */
export async function addChildren(t: TestHub, owner: string, age: number, count: number, year = 2021): Promise<string[]> {
  const children = each(count, () => ({ id: randomUUID(), casus: randomUUID() }));
  const birthDate = `${year - age}-01-15`;
  await insert(
    t,
    "case",
    "person",
    children.map(({ id }) => ({ id, about: [id], owner, display_name: "Telkind Verzonnen", birth_date: birthDate, is_unborn: false, ...MARKS, contacts: [] })),
  );
  await insert(
    t,
    "case",
    "casus",
    children.map(({ id, casus }) => ({ id: casus, about: [id], owner, opened_at: `${year}-04-10`, opened_by: owner, closed_at: `${year}-08-01`, phase: "RECOVERY", ...MARKS })),
  );
  await insert(
    t,
    "case",
    "case_person",
    children.map(({ id, casus }) => ({ id: randomUUID(), about: [id], owner, casus, roles: ["CHILD"], framework: "COMPULSORY", valid_from: `${year}-04-10`, ...MARKS })),
  );
  return children.map(({ id }) => id);
}

const MARKS = { necessary_for_supervision: false, delivered_to_board: false, court_document: false, packaged_for: [] };

export const addOrganisation = (t: TestHub, slug: string, kind: string, region: string): Promise<void> =>
  insert(t, "case", "organisation", [{ id: randomUUID(), about: [], owner: slug, slug, name: `${slug} (verzonnen)`, kind, region, ...MARKS }]);

export const addMeasures = (t: TestHub, owner: string, kind: string, count: number, marks: Record<string, unknown> = {}): Promise<void> =>
  insert(
    t,
    "gecertificeerde-instelling",
    "protection_measure",
    each(count, () => ({
      id: randomUUID(),
      about: [randomUUID()],
      owner,
      kind,
      valid_from: "2021-04-01",
      valid_until: "2021-10-01",
      lapsed: false,
      supervisor: "telling",
      concrete_threats: [],
      court_reference: "verzonnen",
      ...MARKS,
      ...marks,
    })),
  );

export const addReports = (t: TestHub, owner: string, origin: string, count: number, receivedAt = "2021-05-05T10:00:00Z"): Promise<void> =>
  insert(
    t,
    "veilig-thuis",
    "report",
    each(count, () => ({
      id: randomUUID(),
      about: [randomUUID()],
      owner,
      received_at: receivedAt,
      origin,
      content: "Verzonnen melding om te tellen.",
      violence_types: [],
      acute: false,
      children_present: true,
      status: "CLOSED",
      assigned_to: "telling",
      reporter_wants_feedback: false,
      ...MARKS,
    })),
  );
