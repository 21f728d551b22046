/** What the pages are written with. Every function gives text without a line break at its end. */

/** Cells are text of one line; a bar in it would begin a new cell. */
const cellOf = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

export const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings, headings.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cellOf).join(" | ")} |`).join("\n");

export const bullets = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");
export const code = (text: string): string => `\`${text}\``;
export const codes = (texts: readonly string[]): string => texts.map(code).join(", ");
export const link = (text: string, to: string): string => `[${text}](${to})`;
export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;

/** A page: its title, then its parts apart; parts that have nothing to say are left out. */
export const page = (title: string, ...parts: readonly (string | undefined)[]): string =>
  [`<!-- Made by \`npm run policy\` from the data of the policy. Do not edit. -->`, `# ${title}`, ...parts.filter(Boolean)].join("\n\n") + "\n";
