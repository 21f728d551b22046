import { Classified, IndicatorDimension, RecordObject, SUPPRESSED } from "@samenhang/subgraph";
import { Int } from "type-graphql";
import { ReportOrigin } from "./veilig-thuis.type.js";

@RecordObject("ReportIndicatorCell", "One number of a table of reports (*tabelcel*).")
export class ReportIndicatorCell {
  @Classified(() => ReportOrigin, { category: "REPORT", confidentiality: "C1", description: "Kind of reporter (*herkomst*); null for all kinds together." })
  kind?: ReportOrigin;
  @Classified(() => Int, { category: "REPORT", confidentiality: "C1", description: "How many, rounded to 5 (*aantal*); null where it is suppressed." })
  count?: number;
  @Classified(() => Boolean, { category: "REPORT", confidentiality: "C1", description: SUPPRESSED })
  isSuppressed?: boolean;
}

@RecordObject("ReportIndicator", "Reports received in a quarter, as numbers (*meldingen in cijfers*). Published once per quarter.")
export class ReportIndicator {
  @Classified(() => String, { category: "REPORT", confidentiality: "C1", description: "The quarter (*kwartaal*)." })
  period?: string;
  @Classified(() => String, { category: "REPORT", confidentiality: "C1", description: "What is counted (*definitie*)." })
  definition?: string;
  @Classified(() => [IndicatorDimension], { category: "REPORT", confidentiality: "C1", description: "What the numbers are divided by (*uitsplitsing*)." })
  dimensions?: IndicatorDimension[];
  @Classified(() => [ReportIndicatorCell], { category: "REPORT", confidentiality: "C1", description: "The numbers (*tabel*)." })
  cells?: ReportIndicatorCell[];
}
