export { loadPolicy, policyInEffect } from "./load.js";
export { NotInEffect, type Obstacle } from "./not-in-effect.js";
export { newOfficer, publicHalf, readOfficers, type Officer, type PrivateKey } from "./officer.js";
export { digestOf, policyOfRelease, proposeRelease, readRelease, rulesToReplay, type Release, type ReleasedRule } from "./release.js";
export { SIGNATURES_NEEDED, signRelease, verifySignatures, type SignedWord } from "./signatures.js";
