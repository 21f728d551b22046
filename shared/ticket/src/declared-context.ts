import { isPurpose, type Purpose } from "@samenhang/policy";
import { isUuid } from "./uuid.js";

/** What the caller declares about one request, in the `Samenhang-` headers. */
export interface DeclaredContext {
  readonly purpose: Purpose;
  readonly caseId: string | undefined;
  /** Why fields of confidentiality C3 and up are needed. Goes to the ledger, never to a log. */
  readonly necessity: string | undefined;
  readonly breakGlassId: string | undefined;
}

export type ContextProblem = "PURPOSE_MISSING" | "PURPOSE_UNKNOWN" | "CONTEXT_INVALID";

export const CONTEXT_HEADERS = ["samenhang-purpose", "samenhang-case", "samenhang-necessity", "samenhang-break-glass"] as const;

const CONTROL = /\p{Cc}/u;
const MAX_NECESSITY = 1_000;
const MIN_NECESSITY = 20;

/** Reads the declared context; a header that is there but cannot be read is a mistake, never "not declared". */
export function readDeclaredContext(header: (name: string) => string | undefined): DeclaredContext | ContextProblem {
  const value = (name: (typeof CONTEXT_HEADERS)[number]) => header(name)?.trim() || undefined;
  const purpose = value("samenhang-purpose");
  if (!purpose) return "PURPOSE_MISSING";
  if (!isPurpose(purpose)) return "PURPOSE_UNKNOWN";
  const caseId = value("samenhang-case");
  const breakGlassId = value("samenhang-break-glass");
  const necessity = decodeText(value("samenhang-necessity"));
  if ([caseId, breakGlassId].some((id) => id !== undefined && !isUuid(id)) || necessity === null || CONTROL.test(necessity ?? "") || (necessity?.length ?? 0) > MAX_NECESSITY)
    return "CONTEXT_INVALID";
  return { purpose, caseId, necessity, breakGlassId };
}

export const necessityIsStated = (necessity: string | undefined): boolean => (necessity?.trim().length ?? 0) >= MIN_NECESSITY;

/** Header values are Latin-1 on the wire; text beyond ASCII comes percent-encoded as UTF-8 (RFC 8187 without the prefix). */
function decodeText(text: string | undefined): string | undefined | null {
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text.replace(/%(?![0-9A-Fa-f]{2})/g, "%25"));
  } catch {
    return null;
  }
}
