import { closedCase } from "./closed-case.js";
import { elderly } from "./elderly.js";
import { endedOrder } from "./ended-order.js";
import type { Family } from "./family-builder.js";
import { fourteen } from "./fourteen.js";
import { guardianship } from "./guardianship.js";
import { handover } from "./handover.js";
import { informedFather } from "./informed-father.js";
import { maria } from "./maria.js";
import { movedIn } from "./moved-in.js";
import { movingAway } from "./moving-away.js";
import { neighbours } from "./neighbours.js";
import { stalking } from "./stalking.js";
import { together } from "./together.js";
import { unborn } from "./unborn.js";

export type { Family } from "./family-builder.js";

/** Every family of the demo. */
export const FAMILIES: readonly Family[] = [
  maria,
  endedOrder,
  elderly,
  stalking,
  unborn,
  movingAway,
  movedIn,
  closedCase,
  neighbours,
  together,
  handover,
  fourteen,
  informedFather,
  guardianship,
];
