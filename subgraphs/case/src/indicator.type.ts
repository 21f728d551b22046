import { Classified, IndicatorDimension, RecordObject, SUPPRESSED } from "@samenhang/subgraph";
import { Int } from "type-graphql";
import { AgeBand } from "./person.type.js";

@RecordObject("CompulsionIndicatorCell", "One number of a table of children in the compulsory framework (*tabelcel*).")
export class CompulsionIndicatorCell {
  @Classified(() => String, {
    category: "MEASURE",
    confidentiality: "C1",
    description: "Region of the organisation that opened the case (*regio*); null for all regions together.",
  })
  region?: string;
  @Classified(() => AgeBand, {
    category: "MEASURE",
    confidentiality: "C1",
    description: "Age group on the last day of the quarter, the unborn with the youngest (*leeftijdsgroep*); null for all ages together.",
  })
  ageBand?: AgeBand;
  @Classified(() => Int, { category: "MEASURE", confidentiality: "C1", description: "How many, rounded to 5 (*aantal*); null where it is suppressed." })
  count?: number;
  @Classified(() => Boolean, { category: "MEASURE", confidentiality: "C1", description: SUPPRESSED })
  isSuppressed?: boolean;
}

@RecordObject("CompulsionIndicator", "Children in the compulsory framework at the end of a quarter, as numbers (*gedwongen kader in cijfers*). Published once per quarter.")
export class CompulsionIndicator {
  @Classified(() => String, { category: "MEASURE", confidentiality: "C1", description: "The quarter (*kwartaal*)." })
  period?: string;
  @Classified(() => String, { category: "MEASURE", confidentiality: "C1", description: "What is counted (*definitie*)." })
  definition?: string;
  @Classified(() => [IndicatorDimension], { category: "MEASURE", confidentiality: "C1", description: "What the numbers are divided by (*uitsplitsing*)." })
  dimensions?: IndicatorDimension[];
  @Classified(() => [CompulsionIndicatorCell], { category: "MEASURE", confidentiality: "C1", description: "The numbers (*tabel*)." })
  cells?: CompulsionIndicatorCell[];
}
