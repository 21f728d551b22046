import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintToken } from "../../demo/dist/demo-issuer.js";
import { PERSONAS } from "../../demo/dist/personas.js";
import { people, startTestHub, SUBGRAPHS, type TestHub } from "../hub.js";
import { areInformed, askStatement, daysAgo, reads, receiptOf, statementOf, today, type Line } from "../statement.js";

/** A family's side of the ledgers: who received what, when, why and on which ground; and the receipt of it.. */
let t: TestHub;
let home: string;
beforeAll(async () => {
  t = await startTestHub();
  home = await mkdtemp(join(tmpdir(), "receipt-"));
});
afterAll(async () => {
  await t?.stop();
  await rm(home, { recursive: true, force: true });
});

const from = (lines: readonly Line[], asker: string, source: string): Line[] => lines.filter(({ organisation, source: owner }) => organisation.id === asker && owner.id === source);

describe("a mother asks who received what about her", () => {
  it("hears it in her own language: when, which organisation, in which role, why, from whom, what kind, on which ground", async () => {
    await reads(t, "gi-supervisor", "M", "helpTrajectories { provider goals }");
    const { lines } = await statementOf(t, "mother-m", "M");
    const [line] = from(lines, "gi-noord", "lt-noord");
    expect(line).toMatchObject({
      organisation: { id: "gi-noord", name: expect.stringMatching(/Gecertificeerde/i) },
      role: "GI_SUPERVISOR",
      mandateOf: null,
      source: { id: "lt-noord", name: expect.any(String) },
      purpose: "EXECUTE_SUPERVISION_ORDER",
      purposeExplanation: "Een jeugdbeschermer voerde de ondertoezichtstelling uit.",
      emergency: false,
    });
    expect(line!.categories).toContainEqual({ category: "PLAN", explanation: "Wat er is afgesproken: het plan, de doelen en wie wat doet." });
    expect(line!.grounds).toContainEqual({ id: "L-24", article: "Jeugdwet 7.3.11 lid 4", explanation: expect.stringContaining("ondertoezichtstelling") });
    expect(Date.now() - Date.parse(line!.recordedAt)).toBeLessThan(60_000);
  });
  it("sees a new line as soon as something is given again", async () => {
    const before = await statementOf(t, "mother-m", "M");
    await reads(t, "lt-coordinator", "M", "displayName");
    const after = await statementOf(t, "mother-m", "M");
    expect(after.lines.length).toBe(before.lines.length + 1);
    expect(after.lines[0]).toMatchObject({ organisation: { id: "lt-noord" }, role: "LT_COORDINATOR", categories: [{ category: "IDENTITY" }] });
    expect(after.lines.slice(1)).toEqual(before.lines);
  });
  it("reads on page by page, and what is new since does not shift the pages", async () => {
    for (let at = 0; at < 3; at += 1) await reads(t, "lt-coordinator", "M", "displayName");
    const { lines: all } = await statementOf(t, "mother-m", "M");
    const seen: Line[] = [];
    let after: string | undefined;
    for (let page = 0; page < all.length + 1; page += 1) {
      const { lines, next } = await statementOf(t, "mother-m", "M", { first: 2, ...(after ? { after } : {}) });
      seen.push(...lines);
      if (page === 0) await reads(t, "lt-coordinator", "M", "displayName");
      if (!next) break;
      after = next;
    }
    expect(seen).toEqual(all);
  });
  it("hears what her own clinician read to treat her, and who read what the clinician recorded", async () => {
    await reads(t, "ggz-clinician", "M", "displayName", { purpose: "TREAT_ADULT", caseId: null });
    await reads(t, "lt-coordinator", "M", "ggzStatements { text }");
    await reads(t, "lt-careworker", "M", "ggzStatements { text }");
    const { lines } = await statementOf(t, "mother-m", "M");
    expect(lines.some(({ organisation, purpose }) => organisation.id === "ggz-noord" && purpose === "TREAT_ADULT")).toBe(true);
    expect(lines.some(({ source, categories }) => source.id === "ggz-noord" && categories.some(({ category }) => category === "ADULT_HEALTH"))).toBe(true);
  });
  it("hears how many requests were refused altogether, and not whose", async () => {
    const before = (await statementOf(t, "mother-m", "M")).refusedAttempts;
    await reads(t, "lt-careworker-zuid", "M", "helpTrajectories { goals }");
    const { refusedAttempts, lines } = await statementOf(t, "mother-m", "M");
    expect(refusedAttempts).toBe(before + 1);
    expect(JSON.stringify(lines)).not.toContain("zuid");
  });
  it("asks a period of at most a year, in days that are days", async () => {
    for (const period of [{ from: today(), to: daysAgo(1) }, { from: daysAgo(400) }, { first: 0 }, { first: 101 }, { after: "x" }]) {
      expect((await askStatement(t, "mother-m", "M", period)).errors[0]?.extensions.code, JSON.stringify(period)).toBe("INPUT_INVALID");
    }
    expect((await statementOf(t, "mother-m", "M", { from: daysAgo(300), to: daysAgo(200) })).lines).toEqual([]);
  });
});

describe("a girl of fourteen", () => {
  it("sees who read what she told in confidence; her mother, who speaks for her, does not (R-072)", async () => {
    const answer = await reads(t, "lt-careworker", "K2", "vtChildConversations { account conclusion }");
    expect(answer.data.person.vtChildConversations?.[0]?.account, "why: she agreed to it").toEqual(expect.any(String));
    await areInformed(t, ["K2", "M"]);
    const words = (lines: readonly Line[]) => lines.filter(({ categories }) => categories.some(({ category }) => category === "CHILD_CONFIDENTIAL"));
    const own = words((await statementOf(t, "child-k2", "K2")).lines);
    expect(own).toEqual([expect.objectContaining({ organisation: { id: "lt-noord", name: expect.any(String) }, source: { id: "vt-noord", name: expect.any(String) } })]);
    const mother = await statementOf(t, "mother-m", "K2");
    expect(words(mother.lines)).toEqual([]);
    expect(
      mother.lines.map(({ id }) => id),
      "why: nothing is left of the line, not even that there was one",
    ).not.toContain(own[0]!.id);
  });
});

describe("who helps somebody", () => {
  const daughter = PERSONAS.find(({ id }) => id === "mentor-daughter")!;
  const as = (role: "SUPPORT_PERSON" | "REPRESENTATIVE") => mintToken({ ...daughter, role }, { issuerUrl: t.issuerUrl });
  it("sees with a mandate what was received about the mother, in either role; without one nothing", async () => {
    await areInformed(t, ["elderly.woman", "elderly.daughter"]);
    await reads(t, "vt-worker-adults", "elderly.woman", "displayName");
    const [helping, representing] = await Promise.all(
      (["SUPPORT_PERSON", "REPRESENTATIVE"] as const).map(async (role) => statementOf(t, "mentor-daughter", "elderly.woman", { token: await as(role) })),
    );
    expect(helping!.lines.length).toBeGreaterThan(0);
    expect(helping).toEqual(representing);
    await t.asOwner("consent", "UPDATE representation SET valid_until = current_date - 1 WHERE representative = $1", [people["elderly.daughter"]]);
    const answer = await askStatement(t, "mentor-daughter", "elderly.woman", { token: await as("SUPPORT_PERSON") });
    expect(answer.data.disclosureStatement).toBeNull();
  });
});

describe("a receipt", () => {
  const program = fileURLToPath(new URL("../../office/dist/receipt-verify.js", import.meta.url));
  const urlOf = (name: (typeof SUBGRAPHS)[number]): string => (t.hub.subgraphs[name].database.options as { url: string }).url;
  const databases = () => SUBGRAPHS.flatMap((name) => ["--database", `${name}=${urlOf(name)}`]);
  /** As a hub that runs leaves word of itself. */
  const leaveWord = () =>
    writeFile(
      join(home, "running-hub.json"),
      JSON.stringify({ owners: Object.fromEntries(SUBGRAPHS.map((name) => [name, urlOf(name)])), ledgers: [], migrations: {}, release: "", keys: t.hub.publicKeys }),
    );
  const verify = async (text: string, ...more: string[]): Promise<{ status: number | null; said: string }> => {
    const file = join(home, "receipt.json");
    await writeFile(file, text);
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, file, ...more], { encoding: "utf8", env: { ...process.env, SAMENHANG_HOME: home } });
    return { status, said: stdout + stderr };
  };
  const trusted = async (keys: unknown = t.hub.publicKeys): Promise<string[]> => {
    await writeFile(join(home, "trusted.json"), JSON.stringify(keys));
    return ["--keys", join(home, "trusted.json")];
  };
  const given = async (): Promise<string> => {
    await reads(t, "gi-supervisor", "M", "helpTrajectories { provider goals }");
    return receiptOf(t, "mother-m", "M");
  };
  // eslint-disable-next-line typescript/no-explicit-any
  const changed = (text: string, change: (receipt: any) => void): string => {
    const receipt = JSON.parse(text) as unknown;
    change(receipt);
    return JSON.stringify(receipt);
  };

  it("is good without the hub, and tells in plain Dutch what the statement tells", async () => {
    const text = await given();
    const { lines } = await statementOf(t, "mother-m", "M");
    expect((JSON.parse(text) as { lines: unknown[] }).lines).toHaveLength(lines.length);
    const { status, said } = await verify(text, ...(await trusted()));
    expect(said).toContain("kreeg gi-noord (GI_SUPERVISOR) gegevens van lt-noord. Een jeugdbeschermer voerde de ondertoezichtstelling uit.");
    expect(said).toContain("L-24: wie iets weet wat nodig is voor de ondertoezichtstelling");
    expect(said).toContain(`met ${SUBGRAPHS.length - 1} getuigen`);
    expect(said).toContain("Het bewijs klopt.");
    expect(status).toBe(0);
    expect((await verify(text)).said, "why: keys that come with it are not from elsewhere").toContain("De sleutels komen uit het bestand zelf");
    expect((await verify(text, ...(await trusted()), ...databases())).said).toContain("en de logboeken van nu ook");
  }, 60_000);

  it("of a person of whom nothing was given is good, and empty", async () => {
    const { status, said } = await verify(await receiptOf(t, "elderly-son", "elderly.son", { from: daysAgo(300), to: daysAgo(299) }), ...(await trusted()));
    expect([status, said.includes("Er staan geen regels in.")]).toEqual([0, true]);
  });

  it("that was altered in any part is refused offline", async () => {
    const text = await given();
    const keys = await trusted();
    const other = { ...(t.hub.publicKeys as object), "lokaal-team": (t.hub.publicKeys as Record<string, unknown>)["case"] };
    // eslint-disable-next-line typescript/no-explicit-any
    const alterations: [string, (receipt: any) => void][] = [
      ["PART", ({ lines }) => (lines[0].disclosures[2] = Buffer.from('["AAAAAAAAAAAAAAAAAAAAAA","organisation","vt-noord"]').toString("base64url"))],
      ["PART", ({ lines }) => lines[0].disclosures.pop()],
      ["PART", ({ lines }) => lines[0].disclosures.push(lines[1].disclosures[0])],
      ["PROOF", ({ lines }) => (lines[0].digests[20] = lines[0].digests[21])],
      ["PROOF", ({ lines }) => (lines[0].index += 1)],
      ["PROOF", ({ lines }) => lines[0].hashes.pop()],
      ["TWICE", ({ lines }) => lines.push(lines[0])],
      ["SUBJECT", (receipt) => (receipt.person = people["F4"])],
      ["SUBJECT", (receipt) => ([receipt.from, receipt.to] = [daysAgo(9), daysAgo(8)])],
      ["SIGNATURE", ({ ledgers, lines }) => (ledgers[lines[0].ledger].checkpoint = ledgers[lines[0].ledger].checkpoint.replace(/\n\n— (\S+) ..../, "\n\n— $1 AAAA"))],
      ["WITNESS", ({ ledgers, lines }) => (ledgers[lines[0].ledger].checkpoint = ledgers[lines[0].ledger].checkpoint.replaceAll(/— samenhang.example\/witness\/.*\n/g, ""))],
    ];
    for (const [problem, change] of alterations) {
      const { status, said } = await verify(changed(text, change), ...keys);
      expect(said, problem).toContain(`(${problem})`);
      expect(status, problem).toBe(1);
    }
    expect((await verify(text, ...(await trusted(other)))).said, "why: signed by somebody else").toContain("(SIGNATURE)");
    for (const nothing of [
      "",
      "[]",
      "{}",
      "null",
      changed(text, (receipt) => (receipt.format = "samenhang-receipt/2")),
      changed(text, ({ lines }) => (lines[0].ledger = "elsewhere")),
    ]) {
      expect((await verify(nothing, ...keys)).status, nothing.slice(0, 40)).toBe(1);
    }
  }, 120_000);

  it("fails against a ledger of which a row was edited or deleted since, and says which line", async () => {
    expect((await verify(await given(), "--hub")).status, "why: no hub left word").toBe(2);
    await leaveWord();
    const keys = await trusted();
    const text = await given();
    const { lines } = await statementOf(t, "mother-m", "M");
    const at = lines.findIndex(({ organisation, source }) => organisation.id === "gi-noord" && source.id === "lt-noord");
    const against = async (receipt: string) => {
      const { status, said } = await verify(receipt, "--hub");
      const [, number] = /^(\d+)\. (?:(?!^\d+\. )[^])*?FOUT/m.exec(said) ?? [];
      return { status, said, line: Number(number) };
    };
    expect((await against(text)).status).toBe(0);
    await t.asOwner("lokaal-team", "UPDATE ledger_entry SET organisation = 'rvdk-noord' WHERE id = $1", [lines[at]!.id]);
    const edited = await against(text);
    expect(edited).toMatchObject({ status: 1, said: expect.stringContaining("(ALTERED)"), line: at + 1 });
    await t.asOwner("lokaal-team", "UPDATE ledger_entry SET organisation = 'gi-noord' WHERE id = $1", [lines[at]!.id]);
    expect((await against(text)).status).toBe(0);
    await t.asOwner("lokaal-team", "DELETE FROM ledger_entry WHERE id = $1", [lines[at]!.id]);
    const deleted = await against(text);
    expect(deleted).toMatchObject({ status: 1, said: expect.stringContaining("(GONE)"), line: at + 1 });
    expect(deleted.said).toContain("(HEAD)");
    expect((await verify(text, ...keys)).status, "why: what was proven stays proven").toBe(0);
  }, 60_000);
});
