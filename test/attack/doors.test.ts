import { randomUUID } from "node:crypto";
import { generateServiceJwk, loadServiceKey, operationDigest, signTicket, type Ticket } from "@samenhang/ticket";
import { createPolicy } from "@samenhang/policy";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseOf, people, startTestHub, SUBGRAPHS, type TestHub } from "../hub.js";

/** What a stranger, a curious insider or a compromised gateway would try at each door. */
let t: TestHub;
beforeAll(async () => {
  t = await startTestHub();
});
afterAll(() => t?.stop());

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: typeof body === "string" ? body : JSON.stringify(body) });

describe("a direct call to a subgraph", () => {
  const QUERY = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Person { id } } }`;

  it.each(SUBGRAPHS)("%s answers nothing without a ticket, `_service` and `_entities` included", async (name) => {
    const { url } = t.hub.subgraphs[name];
    for (const query of [`{ _service { sdl } }`, `{ __typename }`, QUERY]) {
      const answer = await post(`${url}/graphql`, { query, variables: { r: [{ __typename: "Person", id: people["M"] }] } });
      const body = (await answer.json()) as { data?: unknown; errors: { extensions: { code: string } }[] };
      expect(answer.status).toBe(401);
      expect(body.data ?? null).toBeNull();
      expect(body.errors[0]?.extensions.code).toBe("TICKET_MISSING");
    }
  });

  it("does not accept a user's token in place of a ticket", async () => {
    const answer = await post(
      `${t.hub.subgraphs["veilig-thuis"].url}/graphql`,
      { query: "{ __typename }" },
      { authorization: `Bearer ${await t.token("vt-worker")}`, "samenhang-ticket": await t.token("vt-worker") },
    );
    expect(((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code).toBe("TICKET_INVALID");
  });

  const ticketFor = (query: string, changes: Partial<Ticket> = {}): Ticket => ({
    audience: "veilig-thuis",
    traceId: "0".repeat(32),
    salt: "salt",
    operations: [operationDigest(query, {})],
    policyVersion: createPolicy().version,
    expiresAt: Math.floor(Date.now() / 1000) + 60,
    caller: {
      actor: "mallory",
      organisation: { id: "vt-noord", type: "VT", region: undefined },
      role: "VT_WORKER",
      mandateOf: undefined,
      registrationUntil: undefined,
      person: undefined,
    },
    context: { purpose: "ASSESS_REPORT", caseId: undefined, necessity: undefined, breakGlassId: undefined },
    request: { necessityStated: true, participatesInCase: true },
    subjects: {},
    ...changes,
  });

  it("refuses a ticket that consent did not sign", async () => {
    const forged = await signTicket(ticketFor("{ __typename }"), await loadServiceKey("consent", await generateServiceJwk()), () => Date.now());
    const answer = await post(`${t.hub.subgraphs["veilig-thuis"].url}/graphql`, { query: "{ __typename }" }, { "samenhang-ticket": forged });
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain("TICKET_INVALID");
  });

  it("gives tickets to the gateway only", async () => {
    const { url } = t.hub.subgraphs.consent;
    const question = {
      authorization: `Bearer ${await t.token("gi-supervisor")}`,
      context: { "samenhang-purpose": "EXECUTE_SUPERVISION_ORDER" },
      traceId: "1".repeat(32),
      operations: { ggz: ["x"] },
    };
    expect((await post(`${url}/tickets`, question)).status).toBe(401);
    expect((await post(`${url}/attestations`, [], { "samenhang-service-name": "case" })).status).toBe(401);
    expect((await post(`${t.hub.subgraphs.ggz.url}/ledger/read`, { organisation: "ggz-noord", limit: 10 })).status).toBe(401);
  });
});

describe("a ticket that was given", () => {
  it("opens only the planned operation, only at its owner", async () => {
    const seen: { name: string; ticket: string; query: string }[] = [];
    const { execute } = t.hub.subgraphs["lokaal-team"];
    Object.assign(t.hub.subgraphs["lokaal-team"], {
      execute: (request: Parameters<typeof execute>[0]) => (seen.push({ name: "lokaal-team", ticket: request.ticket!, query: request.query }), execute(request)),
    });
    await t.ask("lt-careworker", `query Q($id: ID!) { person(id: $id) { id knownHere { known } } }`, { variables: { id: people["M"] } });
    Object.assign(t.hub.subgraphs["lokaal-team"], { execute });
    const { ticket } = seen[0]!;

    const other = await post(
      `${t.hub.subgraphs["lokaal-team"].url}/graphql`,
      {
        query: `query($r:[_Any!]!){ _entities(representations:$r){ ... on Person { helpTrajectories { goals } } } }`,
        variables: { r: [{ __typename: "Person", id: people["M"] }] },
      },
      { "samenhang-ticket": ticket },
    );
    expect(await other.text()).toContain("TICKET_OTHER_OPERATION");
    const elsewhere = await post(`${t.hub.subgraphs.ggz.url}/graphql`, { query: seen[0]!.query }, { "samenhang-ticket": ticket });
    expect(await elsewhere.text()).toContain("TICKET_INVALID");
  });
});

describe("headers a client must not be able to set", () => {
  it("ignores internal headers: the answer is the same with and without", async () => {
    const query = `query Q($id: ID!) { person(id: $id) { id displayName ggzInvolvement { since } } }`;
    const asking = { variables: { id: people["M"] } };
    const plain = await t.ask("lt-curious", query, { ...asking, caseId: caseOf("gi-supervisor") });
    const smuggled = await t.ask("lt-curious", query, {
      ...asking,
      caseId: caseOf("gi-supervisor"),
      headers: {
        "samenhang-ticket": "x.y.z",
        "samenhang-caller": "admin",
        "samenhang-service": "a.b.c",
        "x-forwarded-user": "vt-worker",
        traceparent: `00-${"a".repeat(32)}-${"b".repeat(16)}-01`,
      },
    });
    expect(smuggled.data).toEqual(plain.data);
    expect(smuggled.disclosure.withheld).toEqual(plain.disclosure.withheld);
    expect(smuggled.disclosure.id).not.toBe("a".repeat(32));
  });
});

describe("the front door", () => {
  const url = () => `${t.hub.url}/graphql`;
  const code = async (answer: Response) => ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

  it.each([
    ["no token", {}, "UNAUTHENTICATED", 401],
    ["another scheme", { authorization: "Basic YTpi" }, "TOKEN_INVALID", 401],
    ["rubbish", { authorization: "Bearer a.b.c" }, "ISSUER_NOT_TRUSTED", 401],
  ])("refuses %s", async (_what, headers, expected, status) => {
    const answer = await post(url(), { query: "{ __typename }" }, headers as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    expect(await code(answer)).toBe(expected);
  });

  it("refuses an expired token", async () => {
    const answer = await post(url(), { query: "{ __typename }" }, { authorization: `Bearer ${await t.token("vt-worker", -60)}` });
    expect(await code(answer)).toBe("TOKEN_EXPIRED");
  });

  it.each([
    ["no purpose", null, "PURPOSE_MISSING", 400],
    ["an unknown purpose", "SNOOPING", "PURPOSE_UNKNOWN", 400],
    ["another's purpose", "EXECUTE_SUPERVISION_ORDER", "PURPOSE_NOT_AVAILABLE_FOR_ORG", 403],
  ])("refuses %s", async (_what, purpose, expected, status) => {
    const answer = await t.ask("vt-worker", `query Q($id: ID!) { person(id: $id) { id } }`, {
      purpose: purpose as never,
      variables: { id: people["M"] },
      caseId: caseOf("gi-supervisor"),
    });
    expect(answer.errors[0]?.extensions.code).toBe(expected);
    expect(answer.status).toBe(status);
    expect(answer.data).toBeNull();
  });

  it("refuses a purpose that is tied to a case without one", async () => {
    const answer = await t.ask("lt-careworker", `query Q($id: ID!) { person(id: $id) { id } }`, { caseId: null, variables: { id: people["M"] } });
    expect(answer.errors[0]?.extensions.code).toBe("CASE_MISSING");
  });

  const authorised = async () => ({ authorization: `Bearer ${await t.token("vt-worker")}`, "samenhang-purpose": "ASSESS_REPORT" });
  it.each([
    ["malformed JSON", "{", "BAD_REQUEST"],
    ["a batch", [{ query: "{ __typename }" }], "BATCHING_NOT_SUPPORTED"],
    ["a JSON text", '"x"', "BAD_REQUEST"],
    ["no query", {}, "BAD_REQUEST"],
    ["a syntax error", { query: "{ person(" }, "OPERATION_INVALID"],
    ["a field that does not exist", { query: "{ bsn }" }, "OPERATION_INVALID"],
    ["a subscription", { query: "subscription { person }" }, "SUBSCRIPTIONS_NOT_SUPPORTED"],
    ["too deep", { query: `{ person(id: "x") ${"{ relations { from ".repeat(12)}{ id }${" } }".repeat(12)} }` }, "QUERY_TOO_COMPLEX"],
    ["too many aliases", { query: `{ ${Array.from({ length: 80 }, (_, i) => `a${i}: __typename`).join(" ")} }` }, "QUERY_TOO_COMPLEX"],
    ["too many tokens", { query: `{ ${"__typename ".repeat(5_000)} }` }, "QUERY_TOO_COMPLEX"],
    ["a circular fragment", { query: "{ ...A } fragment A on Query { ...A }" }, "OPERATION_INVALID"],
  ])("says what is wrong with %s", async (_what, body, expected) => {
    const answer = await post(url(), body, await authorised());
    expect(await code(answer)).toBe(expected);
    expect(answer.status).toBeLessThan(500);
  });

  it("refuses a body that is too large before reading it whole", async () => {
    const answer = await post(url(), { query: `{ __typename } #${"x".repeat(200_000)}` }, await authorised());
    expect(answer.status).toBe(413);
  });

  it("answers introspection to a user without a purpose", async () => {
    const answer = await t.ask("vt-worker", "{ __schema { queryType { name } } }", { purpose: null, caseId: null });
    expect(answer.data.__schema.queryType.name).toBe("Query");
  });

  it("has other paths and methods refused in JSON", async () => {
    expect((await fetch(`${t.hub.url}/admin`)).status).toBe(404);
    expect((await fetch(url(), { method: "DELETE" })).status).toBe(405);
    expect(await code(await fetch(`${t.hub.url}/nothing`))).toBe("NOT_FOUND");
  });

  it("lets no other page read answers", async () => {
    const answer = await post(url(), { query: "{ __typename }" }, { ...(await authorised()), origin: "https://evil.example" });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("an act on someone the caller is not involved with", () => {
  it("is refused, by every act that names a person", async () => {
    const stranger = people["K5"]!;
    const answer = await t.ask(
      "lt-curious",
      `mutation R($input: RelationInput!) { relationRecord(input: $input) { __typename ... on Refused { outcome reason nextStep message messageNl } } }`,
      {
        caseId: caseOf("gi-supervisor"),
        variables: { input: { idempotencyKey: randomUUID(), from: stranger, to: people["M"], type: "MOTHER", basis: "LEGAL", source: "x" } },
      },
    );
    expect(answer.data.relationRecord).toMatchObject({ __typename: "Refused", outcome: "DENY", reason: "NO_PARTICIPATION" });
  });
});
