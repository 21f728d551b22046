import { Classified, IndicatorDimension, RecordObject, SUPPRESSED } from "@samenhang/subgraph";
import { Int } from "type-graphql";
import { MeasureKind } from "./gecertificeerde-instelling.type.js";

@RecordObject("MeasureIndicatorCell", "One number of a table of measures (*tabelcel*).")
export class MeasureIndicatorCell {
  @Classified(() => MeasureKind, { category: "MEASURE", confidentiality: "C1", description: "Kind of measure (*soort maatregel*); null for all kinds together." })
  kind?: MeasureKind;
  @Classified(() => Int, { category: "MEASURE", confidentiality: "C1", description: "How many, rounded to 5 (*aantal*); null where it is suppressed." })
  count?: number;
  @Classified(() => Boolean, { category: "MEASURE", confidentiality: "C1", description: SUPPRESSED })
  isSuppressed?: boolean;
}

@RecordObject("MeasureIndicator", "Measures in force at the end of a quarter, as numbers (*maatregelen in cijfers*). Published once per quarter.")
export class MeasureIndicator {
  @Classified(() => String, { category: "MEASURE", confidentiality: "C1", description: "The quarter (*kwartaal*)." })
  period?: string;
  @Classified(() => String, { category: "MEASURE", confidentiality: "C1", description: "What is counted (*definitie*)." })
  definition?: string;
  @Classified(() => [IndicatorDimension], { category: "MEASURE", confidentiality: "C1", description: "What the numbers are divided by (*uitsplitsing*)." })
  dimensions?: IndicatorDimension[];
  @Classified(() => [MeasureIndicatorCell], { category: "MEASURE", confidentiality: "C1", description: "The numbers (*tabel*)." })
  cells?: MeasureIndicatorCell[];
}
