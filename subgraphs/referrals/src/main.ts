import { serve } from "@samenhang/subgraph";
import { referrals } from "./index.js";

await serve("referrals", referrals);
