/** A setting of this process, from its environment. A missing one stops the start, by name. */
export function setting(name: string, fallback?: string): string {
  const value = process.env[name] ?? fallback;
  if (value === undefined || value === "") throw new Error(`set ${name}`);
  return value;
}

/** A list separated by commas; empty when it is not set. */
export const settingList = (name: string): string[] => (process.env[name] ?? "").split(",").filter(Boolean);

/** `name=url` pairs separated by commas. */
export const settingPairs = (name: string): Record<string, string> =>
  Object.fromEntries(settingList(name).map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
