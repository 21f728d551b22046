import { demoCatalogue } from "./personas.js";

/** `npm run --silent demo`: who you can be, whom you can ask about, as JSON. */
process.stdout.write(`${JSON.stringify(demoCatalogue(new Date()), null, 2)}\n`);
