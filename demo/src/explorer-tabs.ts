import type { ExplorerTab } from "@samenhang/gateway";
import { mintToken } from "./demo-issuer.js";
import { idOf } from "./fixture.js";
import { FAMILY_VIEW } from "./family-view.js";
import type { Persona } from "./persona.js";
import { PERSONAS } from "./personas.js";

const SHOWN = ["gi-supervisor", "vt-worker", "rvdk-investigator", "lt-careworker", "ggz-clinician"] as const;
const NECESSITY = "needed to weigh the safety of the children in this case";

/** GraphiQL's tabs: the same question as five professionals, then a few others. Tokens are made anew for each page. */
export async function explorerTabs(issuerUrl: string): Promise<readonly ExplorerTab[]> {
  const tab = async (id: string, query: string): Promise<ExplorerTab> => {
    const persona = PERSONAS.find((candidate) => candidate.id === id);
    if (!persona) throw new Error(`no persona ${id}`);
    return {
      query: `# as ${persona.id} (${persona.organisation}, ${persona.role})\n${query.trim()}\n`,
      variables: { case: persona.caseId },
      headers: await headersOf(persona, issuerUrl),
    };
  };
  return Promise.all([
    // GraphiQL names a tab after its operation.
    ...SHOWN.map((id) => tab(id, FAMILY_VIEW.replace("query FamilyView", `query As_${id.replaceAll("-", "_")}`))),
    tab("lt-careworker", "query MyCases { myParticipations { caseId capacity since } }"),
    tab(
      "father-f4",
      `query MyFile { person(id: "${idOf("person", "F4")}") { allegationSummaries { neutralWording status ownView } vtDecisions { kind decidedOn } informationItems { text } monitoringMoments { plannedFor } } }`,
    ),
    tab("reporter-teacher", "query MyReports { myReports { received assessed outcome } }"),
    tab("privacy-officer-gi-noord", "query Ledger { ledgerEntries(first: 20) { recordedAt kind actor owner purpose fields outcomes grounds } }"),
    tab(
      "privacy-officer-gi-noord",
      "query Export { ledgerExport(format: LOGBOEK_DATAVERWERKINGEN) { mediaType count content cursor } } # or CSV, FHIR_R4_AUDIT_EVENT, AUTHZ_DECISION_LOG",
    ),
  ]);
}

const headersOf = async (persona: Persona, issuerUrl: string): Promise<Record<string, string>> => ({
  authorization: `Bearer ${await mintToken(persona, { issuerUrl })}`,
  "samenhang-purpose": persona.purpose,
  ...(persona.caseId ? { "samenhang-case": persona.caseId } : {}),
  "samenhang-necessity": NECESSITY,
});
