import { HubError } from "@samenhang/errors";
import { check, type PublicValue, type RequestContext } from "@samenhang/subgraph";
import { CaseEntity, CasePersonEntity } from "./case.entity.js";
import type { CaseFrameworkInput } from "./case.input.js";
import type { Framework } from "./case.type.js";

const STRICTNESS: Readonly<Record<Framework, number>> = { VOLUNTARY: 0, ACUTE: 1, PRE_MEASURE: 2, COMPULSORY: 3 };

/** Help that was voluntary no longer is, or less so than before. */
export const isStricter = (before: Framework, after: Framework): boolean => STRICTNESS[after] > STRICTNESS[before];

/**
 * Records that a person is helped in another legal frame, why, and when the person heard of it (model.md section 1.6). A
 * stricter frame is recorded only if the policy layer has heard of it: from then on consent of the GDPR is not free.
 */
export function changeFramework({ acts, guard }: RequestContext, input: CaseFrameworkInput): Promise<PublicValue> {
  const { caseId, person, reason, toldAt = null } = input;
  check(guard.ticket.context.caseId === caseId, "declare the case in `Samenhang-Case`");
  check(reason.trim().length > 0, "say why the frame changes");
  return acts.perform({ act: "CASE_FRAMEWORK_CHANGE", idempotencyKey: input.idempotencyKey, input, about: [person] }, async (transaction) => {
    const { manager, today } = transaction;
    check(toldAt === null || toldAt <= today, "toldAt lies in the future");
    const casus = await manager.findOneBy(CaseEntity, { id: caseId });
    const row = (await manager.find(CasePersonEntity, { where: { casus: caseId }, lock: { mode: "pessimistic_write" } })).find(({ about }) => about.includes(person));
    const last = row?.frameworkHistory.at(-1);
    if (!row || !casus || casus.closedAt) throw new HubError("ACT_CONFLICT");
    const isChange = row.framework !== input.framework;
    if (!isChange && (toldAt === null || (last?.toldAt ?? null) !== null)) throw new HubError("ACT_CONFLICT");

    const period = { framework: input.framework, from: isChange ? today : (last?.from ?? row.from), reason: isChange ? reason : (last?.reason ?? reason), toldAt };
    const frameworkHistory = isChange ? [...row.frameworkHistory, period] : [...row.frameworkHistory.slice(0, -1), period];
    const changed = { ...row, framework: input.framework, frameworkHistory };
    await manager.update(CasePersonEntity, row.id, { framework: changed.framework, frameworkHistory });
    const fact = framework(changed);
    await (isStricter(row.framework, input.framework) || !isChange ? transaction.attestFirst(fact) : transaction.attest(fact));
  });
}

/** What the policy layer hears of it: the frame that holds now. */
export const framework = (row: Pick<CasePersonEntity, "id" | "about" | "casus" | "framework" | "frameworkHistory" | "from">) => {
  const last = row.frameworkHistory.at(-1);
  return {
    kind: "FRAMEWORK",
    id: row.id,
    from: last?.from ?? row.from,
    until: null,
    body: { case: row.casus, person: row.about[0]!, framework: row.framework, isTold: (last?.toldAt ?? null) !== null },
  } as const;
};
