/**
 * The legal grounds the rules rest on (policy.md section 5). An analysis, not legal advice.
 *
 * `confidence`: H, M or L as in the analysis; `V` in `checked` means the wording was compared with a stored statute text.
 * A ground that is a bill carries `inForce: false` and opens nothing.
 */
export interface Ground {
  readonly article: string;
  readonly says: string;
  readonly confidence: "H" | "M" | "L";
  readonly checked: boolean;
  readonly inForce: boolean;
}

const ground = (article: string, says: string, confidence: Ground["confidence"], checked = false, inForce = true): Ground => ({ article, says, confidence, checked, inForce });

export const GROUNDS = {
  "L-01": ground("AVG 4(11), 6(1)(a), 7, 9(2)(a)", "consent: free, specific, informed, provable, withdrawable", "H"),
  "L-02": ground("AVG 6(1)(c), 6(1)(e), 6(3)", "legal obligation or public task laid down in law", "H"),
  "L-03": ground("AVG 6(1)(d), 9(2)(c); UAVG 22, 32", "vital interests", "H", true),
  "L-04": ground("AVG 5(1)(b)-(c), 6(4)", "purpose limitation and minimisation", "H"),
  "L-05": ground("UAVG 30 lid 2 b", "RvdK and GI may process health data if necessary for their task", "H", true),
  "L-06": ground("UAVG 30 lid 3 a", "care and social service may process health data for proper care", "H", true),
  "L-07": ground("AVG 10; UAVG 1, 31-33", "criminal-type data only in listed cases", "H", true),
  "L-08": ground("UAVG 46", "national number only to execute the law that prescribes it", "H", true),
  "L-09": ground("AVG 26, 28, 30, 32, 35, 36", "joint controllers, processors, register, security", "H"),
  "L-11": ground("Wmo 4.1.1 lid 2-3", "tasks of Veilig Thuis", "H", true),
  "L-12": ground("Wmo 5.1.6", "Veilig Thuis may process data of persons involved", "H", true),
  "L-13": ground("Wmo 5.2.6", "professionals may give information to Veilig Thuis (a right, no duty)", "H", true),
  "L-14": ground("Wmo 4.1.1 lid 2 d", "Veilig Thuis notifies a help institution", "M", true),
  "L-15": ground("Wmo 4.1.1 lid 2 e", "Veilig Thuis notifies police or the Board", "H", true),
  "L-16": ground("Wmo 5.3.3", "nothing to others without consent", "H", true),
  "L-17": ground("Wmo 5.3.1, 5.3.2, 5.3.5", "inform, give access and copy, correct, destroy", "H", true),
  "L-18": ground("Jeugdwet 2.3-2.6, 7.4; Awb 2:5", "local team in the access hat works for the college", "M"),
  "L-19": ground("Wmo 5.1.1 lid 1-4", "college may process data of client and household", "H", true),
  "L-20": ground("Jeugdwet 7.3.1, 7.3.11 lid 1-3", "youth help: nothing to others without consent", "H", true),
  "L-23": ground("BW 1:255-263", "supervision order", "H", true),
  "L-24": ground("Jeugdwet 7.3.11 lid 4", "duty to inform the GI that executes a supervision order, on request", "H", true),
  "L-25": ground("BW 1:245, 1:302-303, 1:241", "GI as guardian represents the child", "H", true),
  "L-26": ground("Jeugdwet 3.3", "RvdK and GI state facts completely and truthfully", "H", true),
  "L-27": ground("BW 1:240", "those bound to secrecy may inform the Board (a right)", "H", true),
  "L-28": ground("BW 1:238-243; Jeugdwet 3.1", "tasks of the Board", "H", true),
  "L-29": ground("Rv 810 and further", "the Board advises the court", "M"),
  "L-31": ground("BW 7:457; Wet BIG 88; Sr 272", "medical secrecy", "H"),
  "L-36": ground("BW 1:377b, 1:377c", "information to a parent without authority", "H", true),
  "L-41": ground("Wams (bill)", "cross-domain basis for municipalities", "L", false, false),
  "L-45": ground("Jeugdwet 7.4.1-7.4.5, 7.3.12; Wmo 4.2.12, 5.3.6; UAVG 24, 44; AVG 89", "policy information and research", "H", true),
  "L-46": ground("AVG 12-22; UAVG 5, 34-36, 41", "rights of data subjects and their limits", "H", true),
  "L-47": ground("Jeugdwet 9.2, Wmo 4.3.1, AVG 58, 37-39", "supervision and privacy officers", "M"),
} as const satisfies Record<string, Ground>;

export type GroundId = keyof typeof GROUNDS;

/** How sure the analysis is of the weakest of these grounds; undefined where there are none. */
export const lowestConfidence = (grounds: readonly GroundId[]): Ground["confidence"] | undefined =>
  (["L", "M", "H"] as const).find((confidence) => grounds.some((id) => GROUNDS[id].confidence === confidence));
