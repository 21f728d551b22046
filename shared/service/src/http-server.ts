import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CATALOGUE, HubError, isHubError, type ErrorCode } from "@samenhang/errors";

/** One request, read whole. `signal` fires when the client goes away. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

export type Handler = (request: HttpRequest) => Promise<HttpAnswer> | HttpAnswer;

/** `METHOD /path` to handler; a path that ends in `/*` takes everything below it. */
export type Routes = Readonly<Record<string, Handler>>;

export interface HttpServerOptions {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly routes: Routes;
  /** Bytes; larger bodies are refused before they are read whole. */
  readonly maxBody?: number;
  /** Bytes of all headers together; Node's own limit unless said otherwise. */
  readonly maxHeader?: number;
  /** Told of what was thrown outside the catalogue; the answer is masked. */
  readonly onFailure: (error: unknown) => void;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Stops taking connections, lets running requests end, then closes what is left. */
  stop(): Promise<void>;
}

const SAFE_HEADERS = { "cache-control": "no-store", "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" } as const;
const METHODS = ["GET", "POST", "OPTIONS"];
const GRACE_MILLISECONDS = 2_000;

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(value),
});

/** An error of the catalogue as a GraphQL-shaped answer. */
export const errorAnswer = (code: ErrorCode): HttpAnswer => {
  const { http, message, family, advice } = CATALOGUE[code];
  return json(http, { errors: [{ message, extensions: { code, family, advice } }] }, http === 401 ? { "www-authenticate": "Bearer" } : {});
};

export async function startHttpServer({ host, port, routes, maxBody = 1_000_000, maxHeader, onFailure }: HttpServerOptions): Promise<RunningServer> {
  const server = createServer(maxHeader ? { maxHeaderSize: maxHeader } : {}, (request, response) => {
    const gone = new AbortController();
    response.once("close", () => {
      if (!response.writableFinished) gone.abort();
    });
    answer(request, routes, maxBody, gone.signal)
      .catch((error: unknown) => {
        if (isHubError(error)) return errorAnswer(error.code);
        onFailure(error);
        return errorAnswer("INTERNAL");
      })
      .then((result) => send(response, result, request.method === "HEAD"))
      .catch(onFailure);
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  server.keepAliveTimeout = 5_000;
  await listen(server, port, host);
  const bound = (server.address() as AddressInfo).port;
  return { url: `http://${host}:${bound}`, port: bound, stop: () => stop(server) };
}

async function answer(request: IncomingMessage, routes: Routes, maxBody: number, signal: AbortSignal): Promise<HttpAnswer> {
  const url = addressOf(request.url ?? "/");
  const method = request.method === "HEAD" ? "GET" : (request.method ?? "GET");
  const handler = findRoute(routes, method, url.pathname);
  if (!handler) {
    const other = METHODS.some((candidate) => findRoute(routes, candidate, url.pathname));
    const refusal = errorAnswer(other ? "METHOD_NOT_ALLOWED" : "NOT_FOUND");
    return other ? { ...refusal, headers: { ...refusal.headers, allow: METHODS.filter((candidate) => findRoute(routes, candidate, url.pathname)).join(", ") } } : refusal;
  }
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]));
  return handler({ method, path: url.pathname, search: url.search, headers, body: await readBody(request, maxBody), signal });
}

function addressOf(target: string): URL {
  try {
    return new URL(target, "http://local");
  } catch {
    throw new HubError("BAD_REQUEST");
  }
}

function findRoute(routes: Routes, method: string, path: string): Handler | undefined {
  const exact = routes[`${method} ${path}`];
  if (exact) return exact;
  return Object.entries(routes).find(([route]) => route.endsWith("/*") && `${method} ${path}`.startsWith(route.slice(0, -1)))?.[1];
}

async function readBody(request: IncomingMessage, maxBody: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > maxBody) throw new HubError("BODY_TOO_LARGE");
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { status, headers, body }: HttpAnswer, headOnly: boolean): void {
  if (response.destroyed) return;
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  response.writeHead(status, { ...SAFE_HEADERS, ...headers, "content-length": String(bytes.length), ...(status === 413 ? { connection: "close" } : {}) });
  response.end(headOnly ? undefined : bytes);
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });

const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), GRACE_MILLISECONDS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
