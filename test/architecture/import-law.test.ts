import { describe, expect, test } from "vitest";
import { packageOf, SOURCES, targetOf, WORKSPACES, type Source, type Workspace } from "./sources.js";

/**
 * The paragraph of the design, as a table:
 *
 * "Imports lean one way: `gateway -> shared`, `subgraphs/* -> shared`, inside shared `subgraph -> ledger, ticket, policy ->
 * caller, errors`. A subgraph never imports another subgraph or the gateway; policy never imports GraphQL, TypeORM, pg or
 * a clock."
 *
 * Left the folder, right the folders it may import from. What is not written may not.
 */
// prettier-ignore
const MAY_IMPORT: readonly [folder: RegExp, from: readonly RegExp[], why: string][] = [
  [/^shared\/caller$/, [], "who is asking stands on nothing of ours"],
  [/^shared\/errors$/, [], "the catalogue stands on nothing of ours"],
  [/^shared\/service$/, [/^shared\/errors$/], "a process answers in the words of the catalogue"],
  [/^shared\/policy$/, [/^shared\/(caller|errors)$/], "the policy knows who asks, and nothing of how"],
  [/^shared\/ledger$/, [/^shared\/(caller|errors)$/], "the ledger records decisions, it does not make them"],
  [/^shared\/ticket$/, [/^shared\/(caller|errors|policy)$/], "a ticket carries the facts a decision needs"],
  [/^shared\/release$/, [/^shared\/(policy|ticket)$/], "a release is a policy that was signed"],
  [/^shared\/subgraph$/, [/^shared\/(caller|errors|policy|release|ledger|ticket|service)$/], "the kit brings them together"],
  [/^shared\/child-conversation$/, [/^shared\/(errors|policy|ticket|subgraph)$/], "one form of record that four organisations keep, built with the kit"],
  [/^shared\/court-request$/, [/^shared\/(errors|policy|ticket|subgraph)$/], "one form of petition, kept by who petitions, built with the kit"],
  [/^shared\/notification-duty$/, [/^shared\/(errors|policy|ticket|subgraph)$/], "one form of duty, kept where its record is, built with the kit"],
  [/^shared\/testing$/, [/^shared\//], "builders for tests, of shared things only"],
  [/^gateway$/, [/^shared\//], "the gateway decides nothing about content"],
  [/^subgraphs\//, [/^shared\//], "an organisation knows no other organisation"],
  [/^office$/, [/^shared\//], "who governs the policy needs no subgraph"],
  [/^demo$/, [/^shared\//, /^subgraphs\//, /^gateway$/, /^office$/], "one machine hosts them all"],
];

const folderOf = (packageName: string): string | undefined => WORKSPACES.find(({ name }) => name === packageName)?.folder;
const isOurs = (specifier: string): boolean => specifier.startsWith("@samenhang/");
const isRelative = (specifier: string): boolean => specifier.startsWith(".");
const isOfNode = (specifier: string): boolean => specifier.startsWith("node:");

const importedPackages = ({ sources }: Workspace, of: (specifier: string) => boolean): string[] =>
  [
    ...new Set(
      sources
        .flatMap(({ imports }) => imports.map(({ from }) => from))
        .filter(of)
        .map(packageOf),
    ),
  ].sort();

/** `path: what` for every place where a source does what it may not. */
const places = (sources: readonly Source[], found: (source: Source) => readonly string[]): string[] =>
  sources.flatMap((source) => found(source).map((what) => `${source.path}: ${what}`));

/** What the code says, its sentences apart. */
const uses =
  (pattern: RegExp) =>
  ({ code }: Source): string[] =>
    [...code.replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""').matchAll(new RegExp(pattern, "g"))].map(([what]) => what);
const importing =
  (of: (specifier: string) => boolean) =>
  ({ imports }: Source): string[] =>
    imports.map(({ from }) => from).filter(of);

test("the reader of sources sees imports of every kind", () => {
  expect(SOURCES.length).toBeGreaterThan(80);
  const all = SOURCES.flatMap(({ imports }) => imports);
  expect(all.length).toBeGreaterThan(400);
  expect(all.filter(({ names }) => names.includes("HubError")).length).toBeGreaterThan(5);
  expect(all.filter(({ from }) => from === "reflect-metadata").length).toBeGreaterThan(0);
});

describe("imports lean one way", () => {
  test("every workspace stands in the table, once", () => {
    expect(WORKSPACES.filter(({ folder }) => MAY_IMPORT.filter(([pattern]) => pattern.test(folder)).length !== 1).map(({ folder }) => folder)).toEqual([]);
  });

  test.each(WORKSPACES.map((workspace) => [workspace.folder, workspace] as const))("%s", (folder, workspace) => {
    const [, allowed] = MAY_IMPORT.find(([pattern]) => pattern.test(folder))!;
    const wrong = places(
      workspace.sources,
      importing((from) => isOurs(from) && !allowed.some((pattern) => pattern.test(folderOf(packageOf(from)) ?? "unknown"))),
    );
    expect(wrong).toEqual([]);
  });

  test("no file reaches out of its own package by a path", () => {
    const wrong = WORKSPACES.flatMap(({ folder, sources }) =>
      places(sources, (source) => importing((from) => isRelative(from) && !targetOf(source, from).startsWith(`${folder}/src/`))(source)),
    );
    expect(wrong).toEqual([]);
  });

  test("every relative import names a file with its `.js` suffix", () => {
    expect(
      places(
        SOURCES,
        importing((from) => isRelative(from) && !/\.js(on)?$/.test(from)),
      ),
    ).toEqual([]);
  });
});

describe("the policy is pure", () => {
  const policy = WORKSPACES.find(({ folder }) => folder === "shared/policy")!.sources;

  test("it imports CASL, who asks, and a hash; no GraphQL, database, file or network", () => {
    const allowed = ["@casl/ability", "@samenhang/caller", "@samenhang/errors", "node:crypto"];
    expect(
      places(
        policy,
        importing((from) => !isRelative(from) && !allowed.includes(from)),
      ),
    ).toEqual([]);
    expect(
      places(policy, ({ imports }) =>
        imports
          .filter(({ from }) => from === "node:crypto")
          .flatMap(({ names }) => names)
          .filter((name) => name !== "createHash"),
      ),
    ).toEqual([]);
  });
  test.each([
    ["no clock", /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\b/],
    ["no chance", /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/],
    ["no setting of the machine", /\bprocess\b|\bimport\.meta\b|\bglobalThis\b/],
    ["no waiting", /\bawait\b|\basync\b|\bPromise\b|\bsetTimeout\b/],
  ])("it has %s", (_what, pattern) => {
    expect(places(policy, uses(pattern))).toEqual([]);
  });
  test("CASL is imported in one file", () => {
    expect(
      places(
        SOURCES,
        importing((from) => packageOf(from).startsWith("@casl")),
      ),
    ).toEqual(["shared/policy/src/allow-engine.ts: @casl/ability"]);
  });
});

describe("every door of a subgraph is a guarded door", () => {
  const DOORS = ["Query", "Mutation", "FieldResolver", "Subscription"];
  const subgraphs = WORKSPACES.filter(({ folder }) => folder.startsWith("subgraphs/")).flatMap(({ sources }) => sources);
  const resolvers = SOURCES.filter(({ code, path }) => path.endsWith(".resolver.ts") || /@Resolver\(/.test(code));

  test("the doors of type-graphql are opened in one file: the decorators that demand a view", () => {
    const wrong = SOURCES.filter(({ path }) => path !== "shared/subgraph/src/classified.ts");
    expect(
      places(wrong, ({ imports }) =>
        imports
          .filter(({ from }) => packageOf(from) === "type-graphql")
          .flatMap(({ names }) => names)
          .filter((name) => DOORS.includes(name) || name.startsWith("*")),
      ),
    ).toEqual([]);
  });
  test("fields are declared with their classification: `Field` is not used in output types", () => {
    const outside = subgraphs.filter(({ path }) => !path.endsWith(".input.ts"));
    expect(
      places(outside, ({ imports }) =>
        imports
          .filter(({ from }) => packageOf(from) === "type-graphql")
          .flatMap(({ names }) => names)
          .filter((name) => ["Field", "ObjectType", "InterfaceType"].includes(name)),
      ),
    ).toEqual([]);
  });
  test("resolvers live in files of that name", () => {
    expect(resolvers.length).toBeGreaterThan(8);
    expect(resolvers.map(({ path }) => path).filter((path) => !path.endsWith(".resolver.ts"))).toEqual([]);
  });
  test("a resolver never touches the database: no repository, manager, query or data source", () => {
    const ways = /\bgetRepository\b|\bgetTreeRepository\b|\.manager\b|\bmanager\b|\bcreateQueryBuilder\b|\bcreateQueryRunner\b|\bDataSource\b|\bEntityManager\b/;
    expect(places(resolvers, uses(ways))).toEqual([]);
    expect(
      places(
        resolvers,
        importing((from) => ["typeorm", "pg"].includes(packageOf(from)) || from.endsWith(".entity.js")),
      ),
    ).toEqual([]);
  });
  test("nobody gets to a row by pretending: no `any`, no view made or cast outside the guard", () => {
    expect(places(subgraphs, uses(/\bas any\b|: any\b|<any>|\bas unknown as View\b|\bas View\b|\bnew View\b|\bas never\b/))).toEqual([]);
  });
});

describe("a package declares what it uses", () => {
  test.each(WORKSPACES.map((workspace) => [workspace.folder, workspace] as const))("%s lists exactly the packages of ours that it imports", (_folder, workspace) => {
    const imported = importedPackages(workspace, isOurs).filter((name) => name !== workspace.name);
    expect(workspace.dependencies.filter(isOurs).sort(), "package.json").toEqual(imported);
    expect([...workspace.references].sort(), "references of tsconfig.json").toEqual(imported.map((name) => folderOf(name)!).sort());
  });
  test.each(WORKSPACES.map((workspace) => [workspace.folder, workspace] as const))("%s declares every outside package it imports", (_folder, workspace) => {
    const imported = importedPackages(workspace, (from) => !isOurs(from) && !isRelative(from) && !isOfNode(from));
    expect(imported.filter((name) => !workspace.dependencies.includes(name))).toEqual([]);
  });
  test("Node's own modules are imported as such", () => {
    expect(
      places(
        SOURCES,
        importing((from) => ["fs", "path", "crypto", "http", "https", "net", "os", "url", "util", "child_process", "stream"].includes(from)),
      ),
    ).toEqual([]);
  });
});
