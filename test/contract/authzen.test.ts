import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PERSONAS } from "../../demo/dist/personas.js";
import { caseOf, NECESSITY, people, startTestHub, type TestHub } from "../hub.js";
import { misfits } from "./authzen/json-schema.js";

/** The policy as a decision point of OpenID AuthZEN Authorization API 1.0: shapes of the standard, answers of the hub. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

// eslint-disable-next-line typescript/no-explicit-any
type Json = any;
interface Answered {
  status: number;
  headers: Headers;
  text: string;
  json: Json;
}

const PATHS = {
  evaluation: "/access/v1/evaluation",
  evaluations: "/access/v1/evaluations",
  "search-subject": "/access/v1/search/subject",
  "search-resource": "/access/v1/search/resource",
  "search-action": "/access/v1/search/action",
} as const;
type Endpoint = keyof typeof PATHS;
const RESPONSE = { ...Object.fromEntries(Object.keys(PATHS).map((name) => [name, `${name}-response.schema.json`])), evaluation: "decision.schema.json" } as Record<
  Endpoint,
  string
>;

async function post(
  persona: string | undefined,
  endpoint: Endpoint,
  body: unknown,
  { headers = {}, base = t.hub.url }: { headers?: Record<string, string>; base?: string } = {},
): Promise<Answered> {
  const response = await fetch(`${base}${PATHS[endpoint]}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(persona ? { authorization: `Bearer ${await t.token(persona)}` } : {}), ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: response.status === 200 ? JSON.parse(text) : undefined };
}

/** Asks in the shape of the standard, and is answered in it. */
async function ask(persona: string, endpoint: Endpoint, body: object): Promise<Json> {
  expect(misfits(`${endpoint}-request.schema.json`, body), "the request itself").toEqual([]);
  const answer = await post(persona, endpoint, body);
  expect(answer.status, answer.text).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  const schema = endpoint === "evaluations" && !answer.json.evaluations ? "decision.schema.json" : RESPONSE[endpoint];
  expect(misfits(schema, answer.json), answer.text).toEqual([]);
  return answer.json;
}

const READ = { name: "read" };
const self = (persona: string) => {
  const { type, person } = PERSONAS.find(({ id }) => id === persona)!;
  return type === "PERSON" ? { type: "person", id: person! } : { type: "professional", id: persona };
};
const context = (persona: string, change: object = {}) => {
  const { purpose, caseId } = PERSONAS.find(({ id }) => id === persona)!;
  return { purpose, ...(caseId ? { case: caseId } : {}), necessity: NECESSITY, ...change };
};
const about = (name: string, field: string, properties: object = {}) => {
  const [type, of] = field.split(".") as [string, string | undefined];
  return { type, id: people[name] ?? name, properties: { ...(of ? { field: of } : {}), ...properties } };
};
const request = (persona: string, name: string, field: string, properties: object = {}) => ({
  subject: self(persona),
  action: READ,
  resource: about(name, field, properties),
  context: context(persona),
});

describe("POST /access/v1/evaluation", () => {
  it("permits what the rules open", async () => {
    expect(await ask("gi-supervisor", "evaluation", request("gi-supervisor", "K3", "Person.displayName"))).toMatchObject({
      decision: true,
      context: { outcome: "ALLOW", reason: "PERMITTED", reason_admin: { rule: "P08-GI-IDN-1", grounds: "L-23 L-24 L-05" } },
    });
  });
  it("denies the rest with a reason for the user in two languages, one for the administrator, and a next step", async () => {
    const { decision, context: why } = await ask("gi-supervisor", "evaluation", request("gi-supervisor", "K3", "HelpTrajectory.goals"));
    expect(decision).toBe(false);
    expect(why).toMatchObject({
      outcome: "REFER_TO_SOURCE",
      reason: "SOURCE_DECIDES",
      reason_user: { en: "The source decides. Ask a concrete question.", nl: "De bron beslist of zij dit geeft. Stel een gerichte vraag." },
      reason_admin: { rule: "P08-GI-PLN" },
      nextStep: { act: "ASK_SOURCE", duty: "LEGAL_DUTY" },
    });
    expect(why.reason_admin.policyVersion).toMatch(/^[0-9a-f]{16}$/);
    expect(why.id).toMatch(/^[0-9a-f]{32}$/);
  });
  it("answers what explainDisclosure answers, for every persona", async () => {
    const fields = ["Person.displayName", "Person.addresses", "SafetyAssessment.judgement", "HelpTrajectory", "ReleasedStatement.text", "Reporter.name", "ProtectionMeasure.kind"];
    for (const { id: persona, purpose } of PERSONAS.filter(
      ({ id }) => !["lt-team-manager", "gi-registration-ended", "reporter-teacher", "lt-sister", "gi-supervisor-elder", "rvdk-investigator-elder", "reviewer-zuid"].includes(id),
    )) {
      const explained = await t.ask(
        persona,
        `query E($purpose: String!, $person: ID!) { ${fields.map((field, index) => `f${index}: explainDisclosure(purpose: $purpose, person: $person, field: "${field}") { outcome reason rule nextSteps { act } }`).join(" ")} }`,
        { variables: { purpose, person: people["M"] } },
      );
      const { evaluations } = await ask(persona, "evaluations", {
        subject: self(persona),
        action: READ,
        context: context(persona),
        evaluations: fields.map((field) => ({ resource: about("M", field) })),
      });
      for (const [index, field] of fields.entries()) {
        const { outcome, reason, rule, nextSteps } = explained.data[`f${index}`];
        expect(evaluations[index], `${persona} ${field}`).toMatchObject({ decision: outcome === "ALLOW", context: { outcome, reason, reason_admin: { rule } } });
        expect(evaluations[index].context.nextStep?.act, `${persona} ${field}`).toBe(nextSteps[0]?.act);
      }
    }
  });
  it("decides as the gateway shows: a permitted field has its value there", async () => {
    for (const [persona, person] of [
      ["vt-worker", "M"],
      ["gi-supervisor", "K3"],
      ["lt-careworker", "M"],
      ["mother-m", "M"],
    ] as const) {
      const { decision } = await ask(persona, "evaluation", request(persona, person, "Person.displayName"));
      const seen = await t.ask(persona, `query Q($id: ID!) { person(id: $id) { displayName } }`, { variables: { id: people[person] } });
      expect(decision, persona).toBe(seen.data.person.displayName !== null);
    }
  });
  it("of a type denies unless every field is open, and lists them", async () => {
    const { decision, context: why } = await ask("lt-careworker", "evaluation", request("lt-careworker", "K2", "ProtectionMeasure"));
    expect(decision).toBe(false);
    expect(why.outcome).toBe("ALLOW_MASKED");
    expect(why.fields).toContainEqual({ field: "ProtectionMeasure.status", outcome: "ALLOW" });
  });
  it("knows whose record it is, where that is said", async () => {
    expect((await ask("lt-careworker", "evaluation", request("lt-careworker", "M", "HelpTrajectory.goals", { owner: "lt-noord" }))).decision).toBe(true);
    expect((await ask("lt-careworker", "evaluation", request("lt-careworker", "M", "HelpTrajectory.goals", { owner: "lt-zuid" }))).context.reason).toBe("NO_CONSENT");
  });
  it("needs a stated necessity where the matrix does", async () => {
    const asked = request("vt-worker", "M", "Report.content");
    expect((await ask("vt-worker", "evaluation", asked)).decision).toBe(true);
    const { necessity: _, ...without } = asked.context;
    expect((await ask("vt-worker", "evaluation", { ...asked, context: without })).context.reason).toBe("NECESSITY_TEXT_MISSING");
  });
  it("denies a purpose that is not the caller's, a tie, and an ended registration, as the hub does", async () => {
    expect((await ask("lt-careworker", "evaluation", { ...request("lt-careworker", "M", "Person.displayName"), context: { purpose: "ASSESS_REPORT" } })).context.reason).toBe(
      "PURPOSE_NOT_AVAILABLE_FOR_ORG",
    );
    expect((await ask("lt-sister", "evaluation", request("lt-sister", "M", "Person.displayName"))).context.reason).toBe("CONFLICT_OF_INTEREST");
    expect((await ask("gi-registration-ended", "evaluation", request("gi-registration-ended", "K3", "Person.displayName"))).context.reason).toBe("ACTOR_NOT_VALID");
  });
  it("decides about reading only", async () => {
    expect(await ask("gi-supervisor", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), action: { name: "delete" } })).toMatchObject({ decision: false });
  });
  it("leaves alone what the standard lets a client add", async () => {
    const asked = request("gi-supervisor", "K3", "Person.displayName");
    const answer = await ask("gi-supervisor", "evaluation", {
      ...asked,
      action: { name: "read", properties: { method: "GET" } },
      context: { ...asked.context, time: "2026-01-01T00:00:00Z", traceparent: "00-x" },
    });
    expect(answer.decision).toBe(true);
  });
});

describe("POST /access/v1/evaluations", () => {
  const [open, closed] = [{ resource: about("K3", "Person.displayName") }, { resource: about("K3", "HelpTrajectory.goals") }];
  const together = (semantic: string | undefined, ...evaluations: object[]) =>
    ask("gi-supervisor", "evaluations", {
      subject: self("gi-supervisor"),
      action: READ,
      context: context("gi-supervisor"),
      evaluations,
      ...(semantic ? { options: { evaluations_semantic: semantic } } : {}),
    }).then(({ evaluations: made }) => made.map(({ decision }: { decision: boolean }) => decision));

  it("gives each evaluation what it leaves out, and what it says itself goes before", async () => {
    expect(await together(undefined, open, closed, { ...open, context: { purpose: "ASSESS_REPORT" } })).toEqual([true, false, false]);
  });
  it.each([
    ["execute_all", [true, false, true]],
    ["deny_on_first_deny", [true, false]],
    ["permit_on_first_permit", [true]],
  ])("%s", async (semantic, expected) => {
    expect(await together(semantic, open, closed, open)).toEqual(expected);
  });
  it("without a list, or with an empty one, it is a single evaluation", async () => {
    for (const evaluations of [undefined, []]) {
      const answer = await post("gi-supervisor", "evaluations", { ...request("gi-supervisor", "K3", "Person.displayName"), evaluations });
      expect(misfits("decision.schema.json", answer.json)).toEqual([]);
      expect(answer.json.decision).toBe(true);
    }
  });
  it("says of one that cannot be answered what is wrong, and answers the others", async () => {
    const { evaluations } = await ask("gi-supervisor", "evaluations", {
      subject: self("gi-supervisor"),
      action: READ,
      context: context("gi-supervisor"),
      evaluations: [open, { resource: { type: "Nothing", id: "x" } }, { ...open, subject: { type: "professional", id: "lt-careworker" } }],
    });
    expect(evaluations.map(({ decision, context: { error } }: Json) => [decision, error?.status])).toEqual([
      [true, undefined],
      [false, 400],
      [false, 403],
    ]);
  });
});

describe("searches", () => {
  const officer = "privacy-officer-gi-noord";
  const worker = context("gi-supervisor");

  it("of subjects: a privacy officer finds the colleagues who may, and evaluation agrees", async () => {
    const asked = { action: READ, resource: about("K3", "Person.displayName"), context: worker };
    const { results, page } = await ask(officer, "search-subject", { subject: { type: "professional" }, ...asked });
    expect(results.map(({ id }: Json) => id)).toContain("gi-supervisor");
    expect(page).toEqual({ next_token: "", count: results.length, total: results.length });
    for (const subject of results) expect((await ask(officer, "evaluation", { subject, ...asked })).decision, subject.id).toBe(true);
    expect((await ask(officer, "evaluation", { subject: { type: "professional", id: "gi-supervisor-ended" }, ...asked })).decision).toBe(false);
  });
  it("of subjects, about an id that is no person: nobody", async () => {
    expect(
      (await ask(officer, "search-subject", { subject: { type: "professional" }, action: READ, resource: about("nobody", "Person.displayName"), context: worker })).results,
    ).toEqual([]);
  });
  it("of resources: the persons of whom one may read it", async () => {
    const asked = { subject: self("gi-supervisor"), action: READ, context: worker };
    const { results } = await ask("gi-supervisor", "search-resource", { ...asked, resource: { type: "Person", properties: { field: "displayName" } } });
    expect(results.map(({ type, id }: Json) => `${type} ${id}`).sort()).toEqual([people["K3"], people["M"]].map((id) => `Person ${id}`).sort());
    for (const { id } of results)
      expect((await ask("gi-supervisor", "evaluation", { ...asked, resource: { type: "Person", id, properties: { field: "displayName" } } })).decision).toBe(true);
    expect((await ask("gi-supervisor", "search-resource", { ...asked, resource: { type: "HelpTrajectory", properties: { field: "goals" } } })).results).toEqual([]);
  });
  it("of actions: reading, or nothing", async () => {
    const asked = { subject: self("gi-supervisor"), context: worker };
    expect((await ask("gi-supervisor", "search-action", { ...asked, resource: about("K3", "Person.displayName") })).results).toEqual([{ name: "read" }]);
    expect((await ask("gi-supervisor", "search-action", { ...asked, resource: about("K3", "HelpTrajectory.goals") })).results).toEqual([]);
  });
  it("in pages, whose token goes with one request", async () => {
    const asked = { subject: self("gi-supervisor"), action: READ, context: worker, resource: { type: "Person", properties: { field: "displayName" } } };
    const whole = await ask("gi-supervisor", "search-resource", asked);
    const first = await ask("gi-supervisor", "search-resource", { ...asked, page: { limit: 1 } });
    expect(first.page).toMatchObject({ count: 1, total: 2 });
    const second = await ask("gi-supervisor", "search-resource", { ...asked, page: { token: first.page.next_token } });
    expect(second.page).toEqual({ next_token: "", count: 1, total: 2 });
    expect([...first.results, ...second.results]).toEqual(whole.results);
    for (const wrong of [
      { ...asked, action: { name: "write" }, page: { token: first.page.next_token } },
      { ...asked, page: { token: first.page.next_token, limit: 2 } },
      { ...asked, page: { token: "nonsense" } },
    ]) {
      expect((await post("gi-supervisor", "search-resource", wrong)).status).toBe(400);
    }
  });
});

describe("the HTTPS binding", () => {
  const good = () => request("gi-supervisor", "K3", "Person.displayName");

  it("is found at /.well-known/authzen-configuration, at the gateway and at consent", async () => {
    for (const base of [t.hub.url, t.hub.subgraphs.consent.url]) {
      const answer = await fetch(`${base}/.well-known/authzen-configuration`);
      const found = (await answer.json()) as Record<string, string>;
      expect(misfits("configuration.schema.json", found)).toEqual([]);
      expect(found["policy_decision_point"]).toBe(base);
      expect((await post("gi-supervisor", "evaluation", good(), { base: found["access_evaluation_endpoint"]!.replace(PATHS.evaluation, "") })).json.decision).toBe(true);
    }
  });
  it("is the same at consent as through the gateway", async () => {
    const there = await post("gi-supervisor", "evaluation", good(), { base: t.hub.subgraphs.consent.url });
    const { id: _, ...why } = there.json.context;
    expect((await post("gi-supervisor", "evaluation", good())).json).toMatchObject({ decision: there.json.decision, context: why });
  });
  it("gives back the request id it was given, also with an error", async () => {
    for (const [persona, status] of [
      ["gi-supervisor", 200],
      [undefined, 401],
    ] as const) {
      const answer = await post(persona, "evaluation", good(), { headers: { "x-request-id": "bfe9eb29-ab87-4ca3-be83-a1d5d8305716" } });
      expect([answer.status, answer.headers.get("x-request-id")]).toEqual([status, "bfe9eb29-ab87-4ca3-be83-a1d5d8305716"]);
    }
    expect((await post("gi-supervisor", "evaluation", good())).headers.get("x-request-id")).toBeNull();
  });
  it("401 without a token of one's own, with a challenge and a sentence", async () => {
    for (const headers of [{}, { authorization: "Bearer nonsense" }, { authorization: `Bearer ${await t.token("gi-supervisor", -3600)}` }] as Record<string, string>[]) {
      const answer = await post(undefined, "evaluation", good(), { headers });
      expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
      expect(answer.text).toMatch(/^[a-z`].*[^.]$/);
    }
  });
  it.each<[string, Endpoint, unknown]>([
    ["no JSON", "evaluation", "{"],
    ["a list", "evaluation", []],
    ["no subject", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), subject: undefined }],
    ["a subject without type", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), subject: { id: "gi-supervisor" } }],
    ["a subject with a number for id", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), subject: { type: "professional", id: 7 } }],
    ["a subject of no kind of ours", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), subject: { type: "robot", id: "gi-supervisor" } }],
    ["an id with a character that is no text", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), subject: { type: "professional", id: "gi\u0000" } }],
    ["an id without end", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), subject: { type: "professional", id: "x".repeat(201) } }],
    ["no action", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), action: undefined }],
    ["an action as a string", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), action: "read" }],
    ["no resource", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), resource: null }],
    ["a resource without id", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), resource: { type: "Person" } }],
    ["a type nobody knows", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), resource: { type: "Nothing", id: "x" } }],
    ["properties as a list", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), resource: { type: "Person", id: "x", properties: [] } }],
    ["an owner that keeps no such records", "evaluation", request("gi-supervisor", "K3", "HelpTrajectory.goals", { owner: "vt-noord" })],
    ["a context as a string", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), context: "x" }],
    ["no purpose", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), context: {} }],
    ["a purpose nobody knows", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), context: { purpose: "CURIOSITY" } }],
    ["a case that is no id", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), context: { purpose: "EXECUTE_SUPERVISION_ORDER", case: "'; --" } }],
    ["a purpose tied to a case, without one", "evaluation", { ...request("gi-supervisor", "K3", "Person.displayName"), context: { purpose: "EXECUTE_SUPERVISION_ORDER" } }],
    ["evaluations that are no list", "evaluations", { evaluations: {} }],
    ["a semantic nobody knows", "evaluations", { evaluations: [{}], options: { evaluations_semantic: "first_come" } }],
    ["too many evaluations", "evaluations", { evaluations: Array.from({ length: 101 }, () => ({})) }],
    ["a page as a number", "search-resource", { ...request("gi-supervisor", "K3", "Person.displayName"), page: 1 }],
    ["a limit below zero", "search-resource", { ...request("gi-supervisor", "K3", "Person.displayName"), page: { limit: -1 } }],
  ])("400 for %s, with a sentence that repeats nothing of it", async (_what, endpoint, body) => {
    const answer = await post("gi-supervisor", endpoint, body);
    expect([answer.status, answer.headers.get("content-type")], answer.text).toEqual([400, "text/plain; charset=utf-8"]);
    expect(answer.text).not.toMatch(/CURIOSITY|robot|Nothing|--/);
  });
  it("413 for a body that is too large, 415 for another type, 405 for another method, 404 for another path", async () => {
    expect((await post("gi-supervisor", "evaluation", { ...good(), padding: "x".repeat(120_000) })).status).toBe(413);
    expect((await post("gi-supervisor", "evaluation", { ...good(), padding: "x".repeat(120_000) }, { base: t.hub.subgraphs.consent.url })).status).toBe(413);
    expect((await post("gi-supervisor", "evaluation", good(), { headers: { "content-type": "text/plain" } })).status).toBe(415);
    expect((await fetch(`${t.hub.url}${PATHS.evaluation}`)).status).toBe(405);
    expect((await fetch(`${t.hub.url}/access/v1/nothing`, { method: "POST" })).status).toBe(404);
  });
  it("carries the question to nothing else of consent", async () => {
    for (const path of ["/access/v1/../../tickets", "/access/v1/%2e%2e/%2e%2e/tickets", "/access/v1/..%2f..%2ftickets", "/access/v1//tickets"]) {
      expect([404, 405], path).toContain((await fetch(`${t.hub.url}${path}`, { method: "POST", body: "{}" })).status);
    }
  });
  it("records who asked what about whom before it answers, under one number", async () => {
    const { context: why } = await ask("gi-supervisor", "evaluation", good());
    expect(await t.ledger("consent", why.id)).toMatchObject([
      {
        kind: "DISCLOSURE",
        actor: "gi-supervisor",
        purpose: "EXECUTE_SUPERVISION_ORDER",
        subject: people["K3"],
        decisions: [{ field: "evaluation", outcome: "ALLOW", rule: "EXPLAIN", count: 1 }],
      },
    ]);
    expect(caseOf("gi-supervisor")).toBe(good().context.case);
  });
});
