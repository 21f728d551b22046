import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { body, outcomeOf, people, startTestHub, type Answer, type TestHub } from "../hub.js";

/** That someone helps Koen, and who, can be shielded: from third parties and from who works with his stepfather, not from those who help. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const KOEN = people["K3"]!;
const ask = (persona: string, selection: string): Promise<Answer> => t.ask(persona, `query Q($id: ID!) { person(id: $id) { id ${selection} } }`, { variables: { id: KOEN } });
const REFERRALS = "referrals { id type sender { id } receiver { id } package { summary } }";
const MEASURES = "protectionMeasures { kind organisation { id } supervisorContact { id } }";

describe("a shielded provider", () => {
  let toParty: string;
  it("is in referrals and measures, until it is shielded", async () => {
    toParty = body(await ask("gi-supervisor", REFERRALS));
    expect(toParty).toContain("rvdk-noord");
    expect((await ask("gi-supervisor-two-sides", REFERRALS)).text).toContain("rvdk-noord");
    expect((await ask("gi-supervisor", MEASURES)).data.person.protectionMeasures[0]).toMatchObject({ kind: "OTS", organisation: { id: "gi-noord" } });
    const input = {
      idempotencyKey: randomUUID(),
      subject: KOEN,
      hiddenFrom: [people["F4"]],
      what: ["PROVIDER", "EXISTENCE_OF_HELP"],
      ground: "gevaar na vertrek",
      safetyOfficers: [],
    };
    const begun = await t.ask("gi-supervisor", "mutation A($input: ShieldingOrderInput!) { shieldingOrderBegin(input: $input) { __typename } }", { variables: { input } });
    expect(outcomeOf(begun)).toBe("Recorded");
  });
  it("stays known between the parties to a referral", async () => expect(body(await ask("gi-supervisor", REFERRALS))).toBe(toParty));
  it("leaves the measure, which the court told the parents, and takes who has it in hand", async () => {
    expect((await ask("gi-supervisor-two-sides", MEASURES)).data.person.protectionMeasures[0]).toEqual({ kind: "OTS", organisation: null, supervisorContact: null });
    expect((await ask("gi-supervisor", MEASURES)).data.person.protectionMeasures[0], "the own file").toMatchObject({ organisation: { id: "gi-noord" } });
  });
  it("is no referral at all to a worker of the same party who works with his stepfather", async () => {
    const shielded = body(await ask("gi-supervisor-two-sides", REFERRALS));
    expect(shielded).not.toContain("rvdk-noord");
    await t.asOwner("referrals", `DELETE FROM referral WHERE $1 = ANY(about)`, [KOEN]);
    expect(body(await ask("gi-supervisor-two-sides", REFERRALS))).toBe(shielded);
  });
});
