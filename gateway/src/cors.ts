import type { HttpAnswer, HttpRequest } from "@samenhang/service";

/** Headers that let a page of a named origin read the answer; nobody else's page can. */
export function cors({ headers }: HttpRequest, allowedOrigins: readonly string[]): Record<string, string> {
  const origin = headers["origin"];
  return origin && allowedOrigins.includes(origin) ? { "access-control-allow-origin": origin, vary: "Origin" } : { vary: "Origin" };
}

export function preflight(request: HttpRequest, allowedOrigins: readonly string[]): HttpAnswer {
  const allowed = cors(request, allowedOrigins);
  const methods = allowed["access-control-allow-origin"]
    ? {
        "access-control-allow-methods": "GET, POST",
        "access-control-allow-headers": "authorization, content-type, samenhang-purpose, samenhang-case, samenhang-necessity, samenhang-break-glass",
        "access-control-max-age": "600",
      }
    : {};
  return { status: 204, headers: { ...allowed, ...methods }, body: "" };
}
