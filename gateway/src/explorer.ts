import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Routes } from "@samenhang/service";

/** One tab of GraphiQL: a query to try, as whom. */
export interface ExplorerTab {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}

const require = createRequire(import.meta.url);
const ASSETS: Readonly<Record<string, readonly [from: string, file: string, type: string]>> = {
  "react.js": ["react", "umd/react.production.min.js", "text/javascript"],
  "react-dom.js": ["react-dom", "umd/react-dom.production.min.js", "text/javascript"],
  "graphiql.js": ["graphiql", "graphiql.min.js", "text/javascript"],
  "graphiql.css": ["graphiql", "graphiql.min.css", "text/css"],
};

const START = `
  const { tabs } = JSON.parse(document.getElementById("tabs").textContent);
  const forgetful = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined, clear: () => undefined, length: 0 };
  ReactDOM.createRoot(document.getElementById("explorer")).render(React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: "/graphql" }),
    ...tabs[0], defaultTabs: tabs, defaultEditorToolsVisibility: "headers", storage: forgetful, shouldPersistHeaders: false,
  }));
`;

/** GraphiQL, served from the installed package: nothing is fetched from elsewhere, and nothing is kept in the browser. */
export function explorerRoutes(tabs: () => Promise<readonly ExplorerTab[]>): Routes {
  const page = async () => {
    const asText = (await tabs()).map(({ query, variables, headers }) => ({ query, variables: JSON.stringify(variables, null, 2), headers: JSON.stringify(headers, null, 2) }));
    const body = PAGE.replace("%TABS%", JSON.stringify({ tabs: asText }).replaceAll("<", "\\u003c")).replace("%START%", START);
    return { status: 200, headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY }, body };
  };
  const assets = Object.fromEntries(
    Object.entries(ASSETS).map(([name, [from, file, type]]) => [
      `GET /explorer/${name}`,
      () => ({
        status: 200,
        headers: { "content-type": `${type}; charset=utf-8`, "cache-control": "max-age=3600" },
        body: readFileSync(join(dirname(require.resolve(`${from}/package.json`)), file)),
      }),
    ]),
  );
  return { "GET /": page, "GET /favicon.ico": () => ({ status: 204, body: "" }), ...assets };
}

const POLICY = [
  "default-src 'none'",
  "connect-src 'self'",
  `script-src 'self' 'sha256-${createHash("sha256").update(START).digest("base64")}'`,
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const PAGE = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Samenhang</title>
  <link rel="stylesheet" href="/explorer/graphiql.css">
  <style>body { margin: 0 } #explorer { height: 100dvh }</style>
</head>
<body>
  <div id="explorer"></div>
  <script type="application/json" id="tabs">%TABS%</script>
  <script src="/explorer/react.js"></script>
  <script src="/explorer/react-dom.js"></script>
  <script src="/explorer/graphiql.js"></script>
  <script>%START%</script>
</body>
</html>
`;
