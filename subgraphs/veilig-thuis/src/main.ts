import { serve } from "@samenhang/subgraph";
import { veiligThuis } from "./index.js";

await serve("veilig-thuis", veiligThuis);
