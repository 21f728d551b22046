import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** One import of a source file, from wherever: `import`, `export ... from`, `import()`, `require.resolve`. */
export interface Import {
  readonly from: string;
  /** The names taken; empty for a whole module or a side effect. */
  readonly names: readonly string[];
  readonly isTypeOnly: boolean;
}

export interface Source {
  /** Path from the root, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The text without comments, its strings kept. */
  readonly code: string;
  readonly imports: readonly Import[];
}

/** One workspace of the hub: a folder with its own `package.json` and `src`. */
export interface Workspace {
  /** Path from the root, for example `shared/policy`. */
  readonly folder: string;
  readonly name: string;
  readonly dependencies: readonly string[];
  /** Workspaces its `tsconfig.json` refers to, as folders. */
  readonly references: readonly string[];
  readonly sources: readonly Source[];
}

const readJson = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;

function* typescriptFiles(folder: string): Generator<string> {
  for (const entry of readdirSync(folder).sort()) {
    const path = join(folder, entry);
    if (statSync(path).isDirectory()) {
      if (entry !== "node_modules" && entry !== "dist") yield* typescriptFiles(path);
    } else if (/\.[cm]?tsx?$/.test(entry) && !entry.endsWith(".d.ts")) yield path;
  }
}

/** Comments become spaces; strings and templates stay. Regular expressions with quotes are beyond it, and are not needed here. */
const withoutComments = (text: string): string =>
  text.replaceAll(/("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (_all, kept?: string) => kept ?? " ");

const STATIC = /(?:^|[;\n}])\s*(import|export)\s+(type\s+)?([^"';]*?)\s*from\s*["']([^"']+)["']/g;
const BARE = /(?:^|[;\n}])\s*import\s*["']([^"']+)["']/g;
const DYNAMIC = /\b(?:import|require|require\.resolve|import\.meta\.resolve)\(\s*["']([^"']+)["']/g;

function importsOf(code: string): Import[] {
  const named = [...code.matchAll(STATIC)].map(([, , type, clause, from]): Import => {
    const names =
      /\{([^}]*)\}/
        .exec(clause!)?.[1]
        ?.split(",")
        .map(
          (name) =>
            name
              .trim()
              .replace(/^type\s+/, "")
              .split(/\s+as\s+/)[0]!,
        )
        .filter(Boolean) ?? [];
    return { from: from!, names: names.length > 0 ? names : [clause!.trim()], isTypeOnly: type !== undefined };
  });
  const whole = [...code.matchAll(BARE), ...code.matchAll(DYNAMIC)].map(([, from]): Import => ({ from: from!, names: [], isTypeOnly: false }));
  return [...named, ...whole];
}

export function readSource(path: string): Source {
  const text = readFileSync(path, "utf8");
  const code = withoutComments(text);
  return { path: relative(ROOT, path).split(sep).join("/"), text, code, imports: importsOf(code) };
}

function readWorkspace(folder: string): Workspace {
  const manifest = readJson(join(ROOT, folder, "package.json"));
  const config = readJson(join(ROOT, folder, "tsconfig.json"));
  const references = (config["references"] as { path: string }[] | undefined) ?? [];
  return {
    folder,
    name: manifest["name"] as string,
    dependencies: [...Object.keys((manifest["dependencies"] as object | undefined) ?? {}), ...Object.keys((manifest["optionalDependencies"] as object | undefined) ?? {})],
    references: references.map(({ path }) =>
      relative(ROOT, resolve(ROOT, folder, path))
        .split(sep)
        .join("/"),
    ),
    sources: [...typescriptFiles(join(ROOT, folder, "src"))].map(readSource),
  };
}

const foldersIn = (parent: string): string[] =>
  readdirSync(join(ROOT, parent))
    .map((name) => `${parent}/${name}`)
    .filter((folder) => existsSync(join(ROOT, folder, "package.json")));

export const WORKSPACES: readonly Workspace[] = [...foldersIn("shared"), ...foldersIn("subgraphs"), "gateway", "office", "demo"].map(readWorkspace);

export const SOURCES: readonly Source[] = WORKSPACES.flatMap(({ sources }) => sources);

/** The package of a specifier: `graphql/language` is of `graphql`, `@a/b/c` of `@a/b`. */
export const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

/** Where a relative import leads, as a path from the root. */
export const targetOf = (source: Source, specifier: string): string =>
  relative(ROOT, resolve(ROOT, dirname(source.path), specifier))
    .split(sep)
    .join("/");
