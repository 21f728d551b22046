import { isErrorCode, type FailureSink } from "@samenhang/errors";

/** One line of JSON per event; ids only, never a value of a record. */
export const logEvent = (service: string, event: string, details: Readonly<Record<string, string | number>> = {}, level: "info" | "error" = "info"): void => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, service, event, ...details })}\n`);
};

/** A failure: reference, code, the kind of error and where it came from; never a message, which could hold a value. */
export const logFailure =
  (service: string): FailureSink =>
  (reference, code, cause) => {
    const { name: kind, stack, code: detail } = shapeOf(cause);
    const inner = shapeOf((cause as { cause?: unknown } | undefined)?.cause);
    const at = stack
      ?.split("\n")
      .map((line) => line.trim())
      .filter((line) => line.startsWith("at "))
      .slice(0, 4);
    const line = {
      time: new Date().toISOString(),
      level: "error",
      service,
      reference,
      code,
      kind,
      detail: isErrorCode(detail) ? undefined : detail,
      inner: inner.name,
      innerDetail: inner.code,
      at,
    };
    process.stderr.write(`${JSON.stringify(line)}\n`);
  };

const shapeOf = (error: unknown): { name?: string; stack?: string; code?: string } => (typeof error === "object" && error !== null ? error : {});
