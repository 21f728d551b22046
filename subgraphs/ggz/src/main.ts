import { serve } from "@samenhang/subgraph";
import { ggz } from "./index.js";

await serve("ggz", ggz);
