import { serve } from "@samenhang/subgraph";
import { casus } from "./index.js";

await serve("case", casus);
