export { RECLASSIFIED, type Reclassified, type SchemaField, type Variant } from "./schema-field.js";
export { differences, lineOf, openingsOf, whoSeesWhat, type Differences, type Opening } from "./who-sees-what.js";
export { policyPages } from "./pages/index.js";
export { checkReplay, rehearse, type Change, type Mismatch, type Permit, type RecordedEntry, type Rehearsal, type ReplayCheck } from "./rehearsal.js";
export { checkText, rehearsalText } from "./rehearsal-text.js";
export { recordedIn } from "./ledgers.js";
export { readVersion, readVersions, versionOf, type Version } from "./versions.js";
