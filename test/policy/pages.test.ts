import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  ACTS,
  CONDITION_NAMES,
  CONSENT_RULES,
  createPolicy,
  GROUNDS,
  marksOf,
  MATRIX,
  NEXT_ACTS,
  PURPOSES,
  readMatrix,
  REASONS,
  RULES,
  SIGN_OFFS,
  type GridCategory,
  type Matrix,
} from "@samenhang/policy";
import { differences, policyPages, whoSeesWhat, type SchemaField } from "@samenhang/office";
import { beforeAll, describe, expect, test } from "vitest";
import { schemaFields } from "../../demo/dist/schema-fields.js";
import { ROOT, SOURCES } from "../architecture/sources.js";

const FOLDER = join(ROOT, "docs/policy");
let fields: readonly SchemaField[];
let pages: ReadonlyMap<string, string>;
/** `who-sees-what.txt` of today. */
let today: readonly string[];
const pageOf = (path: string): string => pages.get(path)!;
const lines = (matrix: Matrix, withoutSignOff: readonly string[] = []): readonly string[] => whoSeesWhat(createPolicy({ matrix, withoutSignOff }), fields);

beforeAll(async () => {
  fields = await schemaFields();
  pages = policyPages(MATRIX, fields);
  today = lines(MATRIX);
});

/** The matrix with other codes in some cells of one row. */
const changed = (row: string, cells: Partial<Record<GridCategory, string>>): Matrix => ({
  ...MATRIX,
  rows: MATRIX.rows.map((known) => (known.id === row ? { ...known, cells: { ...known.cells, ...cells } } : known)),
});

describe("docs/policy", () => {
  test("is what the data say today: `npm run policy` changes nothing", () => {
    const there = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(FOLDER.length + 1));
    expect(there.sort()).toEqual([...pages.keys()].sort());
    for (const [path, text] of pages) expect(readFileSync(join(FOLDER, path), "utf8") === text, path).toBe(true);
  });

  test("is the same, byte for byte, when it is made again", () => {
    expect([...policyPages(readMatrix(JSON.parse(pageOf("matrix.json"))), JSON.parse(pageOf("fields.json")) as SchemaField[])]).toEqual([...pages]);
  });

  test("has no link that leads nowhere", () => {
    const links = [...pages].flatMap(([path, text]) => [...text.matchAll(/\]\(([^)#]+)\)/g)].map(([, to]) => join(dirname(path), to!)));
    expect(links.length).toBeGreaterThan(300);
    expect(links.filter((to) => !pages.has(to) && !existsSync(join(FOLDER, to)))).toEqual([]);
  });
});

describe("every rule can be read", () => {
  test.each(MATRIX.rows.map((row) => [row.id, row] as const))("row %s stands in full on the page of its purpose, and in the whole matrix", (id, row) => {
    const page = [...pages].find(([path]) => path.startsWith(`purposes/${PURPOSES[row.purpose].code}-`))![1];
    expect(page).toContain(`## Row ${id}`);
    for (const ground of row.grounds) expect(page).toContain(`**${ground}** ${GROUNDS[ground].article}`);
    for (const mark of Object.keys(row.signOff)) expect(page).toContain(`**${mark}** on`);
    expect(pageOf("README.md")).toMatch(new RegExp(`^\\| ${id}[ (].*\\| ${Object.values(row.cells).join(" \\| ").replaceAll("/", "\\/")} \\|`, "m"));
  });

  test("a rule stands on the page of its purpose and of its party, with its basis, its confidence, its marks and its why", () => {
    const ofPurpose = (code: string): string => [...pages].find(([path]) => path.startsWith(`purposes/${code}-`))![1];
    const ofParty = new Map([...pages].filter(([path]) => path.startsWith("organisations/")).map(([, text]) => [/^# .*\(`(\w+)`\)/m.exec(text)![1]!, text.split("\n")] as const));
    expect(ofParty.size).toBe(6);
    for (const { id, purpose, asker, grounds, signOff, why } of RULES) {
      expect(ofPurpose(PURPOSES[purpose].code), id).toContain(`\`${id}\``);
      const line = ofParty.get(asker)!.find((text) => text.includes(`\`${id}\``));
      expect(line, id).toContain(
        ` | ${grounds.map((ground) => `${ground} (${GROUNDS[ground].confidence}${GROUNDS[ground].checked ? " V" : ""})`).join(", ")} | ${signOff.join(", ")} | ${why} |`,
      );
    }
  });

  test("no ground, mark, condition, reason, next step, act or consent rule is left out", () => {
    // prettier-ignore
    const registers: readonly [page: string, names: readonly string[]][] = [
      ["grounds.md", Object.keys(GROUNDS).map((id) => `**${id}**`)], ["sign-off.md", Object.keys(SIGN_OFFS).map((mark) => `**${mark}**`)], ["conditions.md", CONDITION_NAMES.map((name) => `| \`${name}\` |`)],
      ["reasons.md", [...Object.keys(REASONS), ...Object.keys(NEXT_ACTS)].map((name) => `| \`${name}\` |`)], ["acts.md", Object.keys(ACTS).map((name) => `| \`${name}\` |`)], ["consent-by-age.md", CONSENT_RULES.map(({ id }) => `| \`${id}\` |`)],
    ];
    for (const [page, names] of registers) for (const name of names) expect(pageOf(page)).toContain(name);
  });

  test("every mark that a row, a consent rule or a claim carries is in the register of questions", () => {
    const used = [
      ...marksOf(MATRIX),
      ...CONSENT_RULES.flatMap(({ signOff }) => signOff),
      ...Object.values(PURPOSES).flatMap((entry) => ("awaiting" in entry ? Object.values(entry.awaiting) : [])),
    ];
    expect(used.filter((mark) => !Object.hasOwn(SIGN_OFFS, mark))).toEqual([]);
  });

  test("a bill is shown as no law, and opens nothing", () => {
    expect(pageOf("README.md")).toContain("| P04-LT-WAMS (not law, opens nothing) |");
    expect(pageOf("grounds.md")).toMatch(/## Not law[\s\S]*\*\*L-41\*\*/);
    expect(lines({ ...MATRIX, rows: MATRIX.rows.filter(({ id }) => id !== "P04-LT-WAMS") })).toEqual(today);
  });
});

describe("a change of the matrix shows as who gains and who loses which field", () => {
  test("one cell that opens adds exactly its lines", () => {
    const { gains, losses } = differences(today, lines(changed("P02-VT", { SOCIAL: "A" })));
    const own = ["Person.interpreterNeeded SOC C2", "Person.language SOC C2"];
    const chosen = fields.filter(({ becomes = [] }) => becomes.some(({ category }) => category === "SOCIAL")).map(({ name }) => `${name} SOC C?`);
    expect(chosen).toContain("InformationItem.text SOC C?");
    const said = (line: string): string => line.split(" | ").slice(2, 4).join(" ");
    expect(gains.map(said).sort()).toEqual([...own, ...chosen].sort());
    expect(losses.map(said).sort()).toEqual([...own, ...chosen].sort());
    expect(gains.every((line) => line.startsWith("P02 ASSESS_REPORT | VT | ") && line.endsWith(" | A if isInvolved"))).toBe(true);
    expect(losses.every((line) => line.includes(" | own file if isInvolved, isOwnRecord"))).toBe(true);
  });

  test("one cell that closes takes exactly its lines away, or leaves the own file", () => {
    const { gains, losses } = differences(today, lines(changed("P08-GI", { MEASURE: "N" })));
    const measures = fields
      .filter(
        ({ category, isContent, becomes = [] }) => isContent && (category === "MEASURE" || becomes.some((other) => other.category === "MEASURE" && other.confidentiality !== "C8")),
      )
      .map(({ name }) => name);
    expect(losses.map((line) => line.split(" | ")[2]).sort()).toEqual(measures.sort());
    expect(losses.every((line) => line.startsWith("P08 EXECUTE_SUPERVISION_ORDER | GI | "))).toBe(true);
    expect(gains.every((line) => line.endsWith(" | own file if isInvolved, isOwnRecord"))).toBe(true);
    expect(gains.length).toBeLessThan(losses.length);
  });

  test("one field of a minimal profile is one line", () => {
    const profiles = { ...MATRIX.profiles, "P10-GGZ:IDENTITY": ["Person.displayName"] };
    const { gains, losses } = differences(today, lines({ ...MATRIX, profiles }));
    expect(losses).toEqual(["P10 TREAT_ADULT | GGZ | Person.ageBand | IDN C1 | m if isInvolved"]);
    expect(gains).toEqual(["P10 TREAT_ADULT | GGZ | Person.ageBand | IDN C1 | own file if isInvolved, isOwnRecord"]);
  });

  test.each(marksOf(MATRIX).map((mark) => [mark]))("switching off %s gives nobody a field", (mark) => {
    const keyOf = (line: string): string => line.split(" | ").slice(0, 4).join(" | ");
    const { gains, losses } = differences(today, lines(MATRIX, [mark]));
    const lost = new Set(losses.map(keyOf));
    expect(gains.filter((line) => !lost.has(keyOf(line)))).toEqual([]);
  });

  test("what no class may open is in no line: medical secrets only as released or own, reporters only inside Veilig Thuis, the national number never", () => {
    expect(today.filter((line) => / C4 \|/.test(line) && / (A|m|C|S\d)( if|\/)/.test(line.replace(/C if [^;]*isReleasedToCaller/g, "")))).toEqual([]);
    expect(today.filter((line) => / C6 \|/.test(line) && !line.includes("| VT |"))).toEqual([]);
    expect(today.filter((line) => line.includes(" BSN "))).toEqual([]);
    expect(today.length).toBeGreaterThan(3_000);
  });
});

describe("what the schema says of records agrees with the code", () => {
  test("every type whose records can be of another category is named, and no other", () => {
    const records = SOURCES.filter(({ path, code }) => /^(subgraphs|shared)\/.*\.records\.ts$/.test(path) && code.includes("reclassify"));
    const types = records.flatMap(({ code }) =>
      code
        .split(/\bname: /)
        .slice(1)
        .filter((part) => part.includes("reclassify:"))
        .map((part) => /^"(\w+)"/.exec(part)![1]!),
    );
    const owed = records.flatMap(({ code }) => [...code.matchAll(/\b(?:toldOf|following)\(\s*tableRecord<(\w+)>/g)].map(([, type]) => type!));
    expect(records.length).toBeGreaterThan(4);
    // KnownHere changes only what it reveals; corrections and views are part of an item.
    const said = [...new Set(fields.flatMap(({ name, becomes }) => (becomes ? [name.split(".")[0]!] : [])))].filter((type) => !["Correction", "PersonView"].includes(type));
    expect([...types, ...owed].filter((type) => type !== "KnownHere").sort()).toEqual(said.sort());
  });

  test("only mental health care, and who answers a question, release statements", () => {
    expect(SOURCES.filter(({ path, code }) => path.startsWith("subgraphs/") && /\breleases:/.test(code)).map(({ path }) => path)).toEqual([
      "subgraphs/ggz/src/ggz.records.ts",
      "subgraphs/referrals/src/information-request.records.ts",
    ]);
  });
});

describe("a matrix from a file", () => {
  const copy = (): { rows: Record<string, unknown>[]; profiles: Record<string, unknown> } => JSON.parse(JSON.stringify(MATRIX));
  const spoilt = (spoil: (matrix: ReturnType<typeof copy>) => void): unknown => {
    const matrix = copy();
    spoil(matrix);
    return matrix;
  };

  test("that was written out is the same policy", () => {
    expect(createPolicy({ matrix: readMatrix(copy()) }).version).toBe(createPolicy().version);
  });

  // prettier-ignore
  test.each<[what: string, spoil: (matrix: ReturnType<typeof copy>) => void, named: RegExp]>([
    ["a code nobody knows", ({ rows }) => (rows[1]!["cells"] = { ...(rows[1]!["cells"] as object), PLAN: "A2" }), /P02-VT: PLAN has an unknown code A2/],
    ["a missing cell", ({ rows }) => delete (rows[1]!["cells"] as Record<string, string>)["PLAN"], /no cell for PLAN/],
    ["a cell of no category", ({ rows }) => ((rows[1]!["cells"] as Record<string, string>)["PLANS"] = "A"), /unknown `PLANS`/],
    ["a need nobody knows", ({ rows }) => (rows[1]!["needs"] = ["isInvolvd"]), /unknown need/],
    ["a row without ground", ({ rows }) => (rows[1]!["grounds"] = []), /needs grounds/],
    ["a ground nobody knows", ({ rows }) => (rows[1]!["grounds"] = ["L-99"]), /needs grounds/],
    ["a mark nobody knows", ({ rows }) => (rows[1]!["signOff"] = { "S-99": "*" }), /S-99/],
    ["a mark that covers nothing", ({ rows }) => (rows[1]!["signOff"] = { "S-02": [] }), /S-02/],
    ["a purpose the asker may not claim", ({ rows }) => (rows[1]!["asker"] = "GGZ"), /may not claim/],
    ["a row that is there twice", ({ rows }) => rows.push(rows[1]!), /P02-VT is there twice/],
    ["a row without a why", ({ rows }) => (rows[1]!["why"] = ""), /does not say why/],
    ["a profile of no row", ({ profiles }) => (profiles["P99-VT:PLAN"] = []), /no such row/],
    ["a profile that names no fields", ({ profiles }) => (profiles["P02-VT:PLAN"] = ["everything"]), /needs names like/],
    ["a word too many", (matrix) => Object.assign(matrix, { rowz: [] }), /unknown `rowz`/],
  ])("with %s is refused", (_what, spoil, named) => {
    expect(() => readMatrix(spoilt(spoil))).toThrow(named);
  });

  test.each([[null], [[]], ["matrix"], [{ rows: {} }]])("that is %j is refused", (value) => {
    expect(() => readMatrix(value)).toThrow("this is no matrix");
  });
});
