import { randomUUID } from "node:crypto";
import type { LedgerEntry } from "@samenhang/ledger";
import type { Purpose } from "@samenhang/policy";
import pg from "pg";
import { inject } from "vitest";
import { mintToken, startDemoIssuer } from "../demo/dist/demo-issuer.js";
import { startHub, type HubOptions, type RunningHub } from "../demo/dist/hub.js";
import { ORGANISATIONS } from "../demo/dist/organisations.js";
import { demoCatalogue, PERSONAS } from "../demo/dist/personas.js";
import { cloneDatabases, dropDatabases } from "../demo/dist/provision.js";
import { SUBGRAPHS, type SubgraphName } from "../demo/dist/subgraphs.js";

export const NECESSITY = "needed to weigh the safety of the children in this case";
export const { people, cases } = demoCatalogue(new Date()) as { people: Record<string, string>; cases: Record<string, string> };

/** The case a persona declares by default. */
export function caseOf(persona: string): string {
  const found = PERSONAS.find(({ id }) => id === persona)?.caseId;
  if (!found) throw new Error(`persona ${persona} has no case`);
  return found;
}

export interface WithheldLine {
  field: string;
  owner: string;
  about: string[];
  outcome: string;
  reason: string;
  category?: string;
  count?: number;
  nextStep: { act: string; from?: string[]; duty?: string };
}

// eslint-disable-next-line typescript/no-explicit-any
type Json = any;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  data: Json;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string; problem?: string; reference?: string } }[];
  disclosure: { id: string; purpose: string; withheld: WithheldLine[]; unavailable: { owner: string; reason: string }[]; notices: { kind: string; record: string }[] };
}

export interface Asking {
  variables?: Record<string, unknown>;
  purpose?: Purpose | null;
  caseId?: string | null;
  necessity?: string | null;
  headers?: Record<string, string>;
  token?: string;
}

export interface TestHub {
  hub: RunningHub;
  issuerUrl: string;
  /** Everything the hub said about failures, as its log would show it. */
  failures: { reference: string; code: string; cause: unknown }[];
  ask(persona: string, query: string, asking?: Asking): Promise<Answer>;
  token(persona: string, expiresIn?: number): Promise<string>;
  /** Runs a statement as the owner of the tables: to break something on purpose, or to look where no application may. */
  asOwner(name: SubgraphName, sql: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>;
  /** What an owner recorded of one request. */
  ledger(owner: SubgraphName, traceId: string): Promise<LedgerEntry[]>;
  stop(): Promise<void>;
}

/** A hub of its own on a copy of the demo data, asked as a user would: over HTTP, with a token. */
export async function startTestHub(options: Partial<HubOptions> = {}): Promise<TestHub> {
  const prefix = `samenhang_t_${randomUUID().slice(0, 8)}`;
  const adminUrl = inject("adminUrl");
  const databases = await cloneDatabases(adminUrl, { from: inject("template"), toPrefix: prefix });
  const failures: TestHub["failures"] = [];
  const issuer = await startDemoIssuer({
    host: "127.0.0.1",
    port: 0,
    organisations: ORGANISATIONS,
    onFailure: (cause) => failures.push({ reference: "-", code: "INTERNAL", cause }),
  });
  const hub = await startHub({
    host: "127.0.0.1",
    port: 0,
    subgraphPort: 0,
    databases,
    issuers: issuer.issuers,
    now: () => Date.now(),
    onFailure: (reference, code, cause) => failures.push({ reference, code, cause }),
    // Slow machines are no failure of the hub; how long an owner may take has a test of its own.
    timeout: 20_000,
    ...options,
  });
  const personaOf = (id: string) => {
    const persona = PERSONAS.find((candidate) => candidate.id === id);
    if (!persona) throw new Error(`no persona ${id}`);
    return persona;
  };
  const token: TestHub["token"] = (id, expiresIn) =>
    mintToken(personaOf(id), { issuerUrl: issuer.url, ...(options.now ? { now: options.now } : {}), ...(expiresIn === undefined ? {} : { expiresIn }) });

  return {
    hub,
    issuerUrl: issuer.url,
    failures,
    token,
    async ask(id, query, { variables = {}, purpose, caseId, necessity = NECESSITY, headers = {}, token: given } = {}) {
      const persona = personaOf(id);
      const declaredPurpose = purpose === undefined ? persona.purpose : purpose;
      const declaredCase = caseId === undefined ? persona.caseId : caseId;
      const response = await fetch(`${hub.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${given ?? (await token(id))}`,
          ...(declaredPurpose ? { "samenhang-purpose": declaredPurpose } : {}),
          ...(declaredCase ? { "samenhang-case": declaredCase } : {}),
          ...(necessity ? { "samenhang-necessity": necessity } : {}),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      return readAnswer(response);
    },
    async asOwner(name, sql, parameters = []) {
      const client = new pg.Client({ connectionString: databases[name].migrationUrl });
      await client.connect();
      try {
        return (await client.query(sql, parameters)).rows as Record<string, unknown>[];
      } finally {
        await client.end();
      }
    },
    async ledger(owner, traceId) {
      const rows = (await hub.subgraphs[owner].database.query(
        `SELECT kind, actor, organisation, purpose, subject, owner, decisions, policy_version FROM ledger_entry WHERE trace_id = $1 ORDER BY sequence`,
        [traceId],
      )) as LedgerEntry[];
      return rows;
    },
    async stop() {
      await hub.stop();
      await issuer.stop();
      await dropDatabases(adminUrl, prefix);
    },
  };
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const body = JSON.parse(text) as Json;
  return {
    status: response.status,
    headers: response.headers,
    text,
    data: body.data ?? null,
    errors: body.errors ?? [],
    disclosure: body.extensions?.disclosure ?? { withheld: [], unavailable: [], notices: [] },
  };
}

/** The announced refusal of a field about a person, if any. */
export const withheldOf = (answer: Answer, field: string, person?: string): WithheldLine | undefined =>
  answer.disclosure.withheld.find((line) => line.field === field && (person === undefined || line.about.includes(person)));

export { SUBGRAPHS };

/** What an act answered: what it made, why it was refused, or the code of the error. */
export const outcomeOf = ({ data, errors }: Answer): string => {
  const payload = data ? (Object.values(data)[0] as { __typename: string; reason?: string }) : undefined;
  return errors[0]?.extensions.code ?? payload?.reason ?? payload?.__typename ?? "nothing";
};

/** The whole answer as a caller can see it, but for the number of the request. */
export const body = ({ status, data, errors, disclosure: { withheld, unavailable, notices } }: Answer): string =>
  JSON.stringify({ status, data, errors, withheld, unavailable, notices });
