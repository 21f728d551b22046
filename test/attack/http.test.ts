import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseOf, readAnswer, startTestHub, type TestHub } from "../hub.js";

/** GraphQL over HTTP, as the specification has it, and what is left when a client does not keep to it. */
let t: TestHub;
let headers: Record<string, string>;
beforeAll(async () => {
  t = await startTestHub();
  headers = { authorization: `Bearer ${await t.token("gi-supervisor")}`, "samenhang-purpose": "EXECUTE_SUPERVISION_ORDER", "samenhang-case": caseOf("gi-supervisor") };
});
afterAll(() => t?.stop());

const TYPENAME = "{ __typename }";
const post = (body: unknown, more: Record<string, string> = {}) =>
  fetch(`${t.hub.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers, ...more },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
const get = (parameters: [string, string][], more: Record<string, string> = headers) => fetch(`${t.hub.url}/graphql?${new URLSearchParams(parameters)}`, { headers: more });
const outcome = async (response: Response) => {
  const { status, data, errors } = await readAnswer(response);
  return { status, data, code: errors[0]?.extensions.code };
};

describe("the media type of an answer", () => {
  it.each([
    ["application/graphql-response+json", "application/graphql-response+json; charset=utf-8"],
    ["application/json", "application/json; charset=utf-8"],
    ["*/*", "application/json; charset=utf-8"],
    ["text/html, */*;q=0.1", "application/json; charset=utf-8"],
  ])("is what %s asks for", async (accept, type) => {
    const answer = await post({ query: TYPENAME }, { accept });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(type);
  });

  it("is refused when it cannot be made", async () => {
    expect((await post({ query: TYPENAME }, { accept: "text/html" })).status).toBe(406);
  });

  it.each([TYPENAME.slice(1), "{ nothing }", "query($id: ID!) { person(id: $id) { id } }"])("comes with 400 where nothing was executed: %s", async (query) => {
    expect((await post({ query }, { accept: "application/graphql-response+json" })).status).toBe(400);
  });
});

describe("a body", () => {
  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp", "application/graphql"])(
    "of type %s is refused: a page elsewhere could send it unasked",
    async (type) => {
      expect(await outcome(await post({ query: TYPENAME }, { "content-type": type }))).toMatchObject({ status: 415, code: "UNSUPPORTED_MEDIA_TYPE" });
    },
  );

  it.each([
    ["empty", ""],
    ["null", "null"],
    ["a number", "1"],
    ["a query that is null", { query: null }],
    ["a query that is a number", { query: 1 }],
    ["variables that are a text", { query: TYPENAME, variables: "x" }],
    ["variables that are a list", { query: TYPENAME, variables: [] }],
    ["extensions that are a text", { query: TYPENAME, extensions: "x" }],
    ["a query behind __proto__", `{"__proto__":{"query":"{ __typename }"}}`],
    ["an id of a stored operation", { id: "abc" }],
  ])("that is or has %s cannot be read", async (_what, body) => {
    expect(await outcome(await post(body))).toMatchObject({ status: 400, code: "BAD_REQUEST", data: null });
  });

  it.each([
    ["null variables", { variables: null }],
    ["a null operation name", { operationName: null }],
    ["null extensions", { extensions: null }],
    ["unknown extensions", { extensions: { a: { b: [1] } } }],
    ["variables nobody declared", { variables: { nobody: { deep: [[[1]]] } } }],
  ])("with %s is answered", async (_what, more) => {
    expect(await outcome(await post({ query: TYPENAME, ...more }))).toMatchObject({ status: 200, data: { __typename: "Query" } });
  });

  it("does not take an operation by its hash", async () => {
    const answer = await outcome(await post({ extensions: { persistedQuery: { version: 1, sha256Hash: "a".repeat(64) } } }));
    expect(answer).toMatchObject({ code: "BAD_REQUEST", data: null });
  });

  it("pollutes no prototype", async () => {
    await post(`{"query":"query($id: ID!) { organisation(id: $id) { id } }","variables":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"id":"x"}}`);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("several operations in one document", () => {
  it.each(["A", "B"])("runs the one that is named: %s", async (operationName) => {
    const answer = await outcome(await post({ query: "query A { __typename } query B { __schema { queryType { name } } }", operationName }));
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.data)).toEqual([operationName === "A" ? "__typename" : "__schema"]);
  });
});

describe("GET", () => {
  it("asks a query", async () => {
    expect(await outcome(await get([["query", TYPENAME]]))).toMatchObject({ status: 200, data: { __typename: "Query" } });
  });

  it("is no way to act", async () => {
    const query = `mutation($input: ConsentWithdrawInput!) { consentWithdraw(input: $input) { __typename } }`;
    const answer = await outcome(
      await get([
        ["query", query],
        ["variables", JSON.stringify({ input: { idempotencyKey: "x", id: "y", subject: "z" } })],
      ]),
    );
    expect(answer).toMatchObject({ data: null });
    expect(answer.status).toBe(405);
  });

  it.each([
    [
      "the query twice",
      [
        ["query", TYPENAME],
        ["query", TYPENAME],
      ],
    ],
    [
      "variables that are not JSON",
      [
        ["query", TYPENAME],
        ["variables", "x"],
      ],
    ],
    ["nothing", []],
  ])("with %s cannot be read", async (_what, parameters) => {
    expect(await outcome(await get(parameters as [string, string][]))).toMatchObject({ status: 400, code: "BAD_REQUEST" });
  });

  it("needs a token, which no link or image sends", async () => {
    expect(await outcome(await get([["query", TYPENAME]], {}))).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
  });

  it("keeps its limits", async () => {
    expect(await outcome(await get([["query", `{ ${"__typename ".repeat(1_300)} }`]]))).toMatchObject({ code: "QUERY_TOO_COMPLEX" });
  });

  it("has no body when only its head is asked", async () => {
    const answer = await fetch(`${t.hub.url}/graphql?query=${encodeURIComponent(TYPENAME)}`, { method: "HEAD", headers });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("");
  });
});

describe("what is declared", () => {
  const declare = async (more: Record<string, string>) =>
    outcome(await post({ query: `query($id: ID!) { case(id: $id) { id } }`, variables: { id: caseOf("gi-supervisor") } }, more));

  it.each([
    ["a case that is no UUID", { "samenhang-case": "nope" }, "CONTEXT_INVALID"],
    ["a case named twice", { "samenhang-case": `${caseOf("gi-supervisor")}, ${caseOf("gi-supervisor")}` }, "CONTEXT_INVALID"],
    ["a broken percent encoding", { "samenhang-necessity": "100% needed %E9 here and now" }, "CONTEXT_INVALID"],
    ["a necessity without end", { "samenhang-necessity": "x".repeat(1_001) }, "CONTEXT_INVALID"],
    ["a purpose from a prototype", { "samenhang-purpose": "constructor" }, "PURPOSE_UNKNOWN"],
  ])("with %s is a mistake, never undeclared", async (_what, more, code) => {
    expect(await declare(more as Record<string, string>)).toMatchObject({ status: 400, code });
  });

  it.each([
    ["percent-encoded", "nodig%20voor%20de%20veiligheid%20van%20%C3%A9%C3%A9n%20kind"],
    ["in Latin-1", "nodig voor de veiligheid van \u00e9\u00e9n kind"],
  ])("can say why in Dutch, %s", async (_how, necessity) => {
    expect(await declare({ "samenhang-necessity": necessity })).toMatchObject({ status: 200, data: { case: { id: caseOf("gi-supervisor") } } });
  });
});

describe("what is not HTTP as we speak it", () => {
  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(t.hub.url).port), "127.0.0.1", () => socket.write(text));
      let said = "";
      socket
        .on("data", (chunk) => (said += chunk.toString()))
        .on("close", () => resolve(said))
        .on("error", reject);
      socket.setTimeout(3_000, () => socket.destroy());
    });

  it.each([
    ["headers without end", `GET / HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(20_000)}\r\n\r\n`, "431"],
    ["two lengths", "POST /graphql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\nConnection: close\r\n\r\n0\r\n\r\n", "400"],
    ["rubbish", "rubbish\r\n\r\n", "400"],
  ])("is refused: %s", async (_what, text, status) => {
    expect((await raw(text)).split(" ")[1]).toBe(status);
  });

  it("believes the first of two authorizations", async () => {
    const answer = await raw(
      `POST /graphql HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer bad\r\nAuthorization: ${headers["authorization"]}\r\nContent-Type: application/json\r\nContent-Length: 24\r\nConnection: close\r\n\r\n{"query":"{__typename}"}`,
    );
    expect(answer).toContain("TOKEN_INVALID");
  });
});
