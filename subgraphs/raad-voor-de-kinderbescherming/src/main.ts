import { serve } from "@samenhang/subgraph";
import { raadVoorDeKinderbescherming } from "./index.js";

await serve("raad-voor-de-kinderbescherming", raadVoorDeKinderbescherming);
