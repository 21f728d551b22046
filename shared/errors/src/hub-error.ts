import { GraphQLError } from "graphql";
import { CATALOGUE, type ErrorCode } from "./catalogue.js";

/**
 * The one error that may leave the hub as it is.
 *
 * `problem` names the rule that was broken (never a value). `cause` stays inside: it reaches the log, not the answer.
 */
export class HubError extends GraphQLError {
  readonly code: ErrorCode;
  readonly problem: string | undefined;

  constructor(code: ErrorCode, options: { problem?: string; cause?: unknown; path?: ReadonlyArray<string | number> } = {}) {
    const { http, message, advice, family } = CATALOGUE[code];
    super(message, {
      ...(options.path ? { path: options.path } : {}),
      extensions: {
        code,
        family,
        advice,
        ...(options.problem ? { problem: options.problem } : {}),
        http: { status: http },
      },
    });
    this.name = "HubError";
    this.code = code;
    this.problem = options.problem;
    if (options.cause !== undefined) this.cause = options.cause;
  }
}

export const isHubError = (error: unknown): error is HubError => error instanceof HubError;
