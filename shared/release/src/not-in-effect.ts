/** Why a version of the policy does not take effect. */
export type Obstacle =
  | "UNREADABLE"
  | "NO_OFFICERS"
  | "VERSION_DIFFERS"
  | "UNKNOWN_OFFICER"
  | "OFFICER_NOT_IN_OFFICE"
  | "BAD_SIGNATURE"
  | "OTHER_CONTENT"
  | "NOT_YET_SIGNED"
  | "TOO_FEW_OFFICERS"
  | "ONE_ORGANISATION";

/** The policy does not take effect: a process that meets this does not start. The message names officers, versions and files, nothing else. */
export class NotInEffect extends Error {
  readonly obstacle: Obstacle;
  constructor(obstacle: Obstacle, message: string) {
    super(`the policy does not take effect: ${message}`);
    this.name = "NotInEffect";
    this.obstacle = obstacle;
  }
}
