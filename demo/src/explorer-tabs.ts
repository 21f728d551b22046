import type { ExplorerTab } from "@samenhang/gateway";
import { mintToken } from "./demo-issuer.js";
import { FAMILY_VIEW } from "./family-view.js";
import type { Persona } from "./persona.js";
import { PERSONAS } from "./personas.js";

const SHOWN = ["gi-supervisor", "vt-worker", "rvdk-investigator", "lt-careworker", "ggz-clinician"] as const;
const NECESSITY = "needed to weigh the safety of the children in this case";

/** GraphiQL's tabs: the same question as five professionals, then a few others. Tokens are made anew for each page. */
export async function explorerTabs(issuerUrl: string): Promise<readonly ExplorerTab[]> {
  const tab = async (id: string, query: string, variables: Record<string, unknown> = {}): Promise<ExplorerTab[]> => {
    const persona = PERSONAS.find((candidate) => candidate.id === id);
    return persona
      ? [
          {
            query: `# as ${persona.id} (${persona.organisation}, ${persona.role})\n${query.trim()}\n`,
            variables: { case: persona.caseId, ...variables },
            headers: await headersOf(persona, issuerUrl),
          },
        ]
      : [];
  };
  const tabs = await Promise.all([
    ...SHOWN.map((id) => tab(id, FAMILY_VIEW)),
    tab("lt-careworker", "query MyCases { myParticipations { caseId capacity since } }"),
    tab("po-gi", "query Ledger { ledgerEntries(first: 20) { recordedAt kind actor owner purpose fields outcomes grounds } }"),
  ]);
  return tabs.flat();
}

const headersOf = async (persona: Persona, issuerUrl: string): Promise<Record<string, string>> => ({
  authorization: `Bearer ${await mintToken(persona, { issuerUrl })}`,
  "samenhang-purpose": persona.purpose,
  ...(persona.caseId ? { "samenhang-case": persona.caseId } : {}),
  "samenhang-necessity": NECESSITY,
});
