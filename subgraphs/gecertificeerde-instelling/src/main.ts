import { serve } from "@samenhang/subgraph";
import { gecertificeerdeInstelling } from "./index.js";

await serve("gecertificeerde-instelling", gecertificeerdeInstelling);
