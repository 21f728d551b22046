import { NO_MARKS } from "@samenhang/subgraph";
import { OrganisationEntity, ProfessionalEntity } from "@samenhang/subgraph-case";
import { AttestedFactEntity, receiveAttestations } from "@samenhang/subgraph-consent";
import { ContactPointEntity } from "@samenhang/subgraph-ggz";
import { AdviceContactEntity } from "@samenhang/subgraph-veilig-thuis";
import { COMPETENCE, personsOf, type Attestation } from "@samenhang/ticket";
import type { DataSource } from "typeorm";
import type { Family } from "./families/index.js";
import { Calendar, Fixture, idOf, type DemoRows } from "./fixture.js";
import { ORGANISATIONS } from "./organisations.js";
import { demoData, PROFESSIONALS } from "./personas.js";

/** Rows in one statement; a statement has at most 65,535 values. */
const CHUNK = 500;

/**
 * Fills empty databases with the families and everything they refer to. `databases` is by name of the subgraph; the
 * application role is enough. Each database is filled in one transaction, then consent hears the facts of each issuer.
 */
export async function seedDemo(databases: Readonly<Record<string, DataSource>>, families: readonly Family[], now: Date): Promise<void> {
  const { tables, facts } = demoData(families, now);
  const all = [...tables, ...aboutNobody(now)];
  const subgraphs = [...new Set(all.map(({ subgraph }) => subgraph))];
  await Promise.all(
    subgraphs.map((name) =>
      insert(
        get(databases, name),
        all.filter(({ subgraph }) => subgraph === name),
      ),
    ),
  );
  const consent = get(databases, "consent");
  await Promise.all([...facts].map(([issuer, attestations]) => tell(consent, issuer, attestations, now)));
}

function get(databases: Readonly<Record<string, DataSource>>, subgraph: string): DataSource {
  const database = databases[subgraph];
  if (!database) throw new Error(`no database for ${subgraph}`);
  return database;
}

async function insert(database: DataSource, tables: readonly DemoRows[]): Promise<void> {
  await database.transaction(async (manager) => {
    for (const { entity, rows } of tables) {
      for (let start = 0; start < rows.length; start += CHUNK) {
        await manager
          .createQueryBuilder()
          .insert()
          .into(entity)
          .values(rows.slice(start, start + CHUNK))
          .updateEntity(false)
          .execute();
      }
    }
  });
}

/** A subgraph's facts come in as from the subgraph; what an organisation attests at consent itself is stored there as its act would. */
async function tell(consent: DataSource, issuer: string, attestations: readonly Attestation[], now: Date): Promise<void> {
  if (COMPETENCE[issuer]) return receiveAttestations(consent, issuer, attestations, now);
  await consent.getRepository(AttestedFactEntity).insert(
    attestations.map((attestation) => {
      const { id, version, kind, body, from, until } = attestation;
      const named = body as { case?: string; professional?: string | null; organisation?: string | null };
      return {
        issuer,
        id,
        version: String(version),
        kind,
        body: body as object,
        persons: [...personsOf(attestation)],
        casus: named.case ?? null,
        professional: named.professional ?? null,
        organisation: named.organisation ?? null,
        from,
        until,
        receivedAt: now,
      };
    }),
  );
}

/** What is about nobody: the organisations, their professionals, where mental health care can be reached, advice that was given. */
function aboutNobody(now: Date): readonly DemoRows[] {
  const calendar = new Calendar(now);
  const fixture = new Fixture(calendar);
  const base = (kind: string, name: string, owner: string) => ({ id: idOf(kind, name), about: [], owner, recordedAt: calendar.momentAgo(800), recordedBy: "beheer", ...NO_MARKS });
  for (const { id, name, type, region, crisisPhone } of ORGANISATIONS) {
    if (type !== "PERSON")
      fixture.add(OrganisationEntity, { ...base("organisation", id, id), slug: id, name, kind: type, region: region ?? null, crisisPhone: crisisPhone ?? null });
  }
  for (const { id, name, role, organisation } of PROFESSIONALS) fixture.add(ProfessionalEntity, { ...base("professional", id, organisation), slug: id, name, role, organisation });
  fixture.add(ContactPointEntity, {
    ...base("contact", "ggz-noord", "ggz-noord"),
    phone: "000-000 00 07",
    crisisPhone: "000-000 00 06",
    openingHours: "werkdagen van negen tot vijf",
  });
  for (const [askerKind, theme, adviceGiven] of [
    ["PROFESSIONAL", "zorgen over een leerling", "Bespreek de zorgen eerst met de ouders; bel opnieuw als dat niet veilig is."],
    ["BYSTANDER", "ruzie bij de buren", "Bel bij direct gevaar het alarmnummer; melden kan ook later."],
  ] as const) {
    fixture.add(AdviceContactEntity, {
      ...base("advice", theme, "vt-noord"),
      recordedAt: calendar.momentAgo(6),
      recordedBy: "vt-worker",
      heldAt: calendar.momentAgo(6),
      askerKind,
      theme,
      adviceGiven,
    });
  }
  return fixture.tables;
}
