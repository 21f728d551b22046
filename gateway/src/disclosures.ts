import type { ErrorCode } from "@samenhang/errors";
import type { Notice, Withheld } from "@samenhang/subgraph";
import type { DeclaredContext } from "@samenhang/ticket";

export interface Unavailable {
  readonly owner: string;
  readonly reason: ErrorCode;
}

/** What the owners said of one request: gathered per answer, merged once, in an order that says nothing. */
export class Disclosures {
  readonly #withheld = new Map<string, Withheld>();
  readonly #notices = new Map<string, Notice>();
  readonly #unavailable = new Map<string, Unavailable>();

  add({ withheld = [], notices = [] }: { withheld?: readonly Withheld[]; notices?: readonly Notice[] }): void {
    for (const line of withheld) {
      const { about, count: _, ...what } = line;
      const key = JSON.stringify(what);
      const known = this.#withheld.get(key);
      if (!known) this.#withheld.set(key, line);
      else this.#withheld.set(key, merged(known, line));
    }
    for (const notice of notices) this.#notices.set(`${notice.kind}|${notice.record}`, notice);
  }

  unavailable(owner: string, reason: ErrorCode): void {
    this.#unavailable.set(owner, { owner, reason });
  }

  /** `extensions.disclosure` of the answer. */
  summary({ purpose, caseId }: DeclaredContext, traceId: string, policyVersion: string): Record<string, unknown> {
    return {
      id: traceId,
      purpose,
      case: caseId ?? null,
      policyVersion,
      withheld: sorted(this.#withheld),
      unavailable: sorted(this.#unavailable),
      notices: sorted(this.#notices),
    };
  }
}

const merged = (a: Withheld, b: Withheld): Withheld => {
  const count = (a.count ?? 0) + (b.count ?? 0);
  return { ...a, about: [...new Set([...a.about, ...b.about])].sort(), ...(count > 0 ? { count } : {}) };
};

const sorted = <T>(entries: ReadonlyMap<string, T>): T[] => [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
