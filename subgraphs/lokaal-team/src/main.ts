import { serve } from "@samenhang/subgraph";
import { lokaalTeam } from "./index.js";

await serve("lokaal-team", lokaalTeam);
