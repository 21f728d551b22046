/**
 * What waits for a lawyer (policy.md section 18), by mark. A mark is for ever and is never used again.
 *
 * Nothing that carries a mark is settled law. `about` is the question; which cells it covers stands in the matrix.
 */
export const SIGN_OFFS = {
  "S-01": "basis and joint controllership for the shared case, plan and analysis without consent of everyone; the role of who operates the hub",
  "S-02": "may an organisation adopt a standing release for `KnownHere` under Wmo 5.2.6",
  "S-03":
    "scope of Jeugdwet 7.3.11 lid 4: provisional order, step-parent, parent without authority, deceased parent, form of the answer, direct reading of marked fields; stricter use of BW 1:240 in custody advice",
  "S-04": "statements of mental health care through the hub; Wabvpz 15a when several care providers join; who owns the record of a question",
  "S-05": "the Board in joint analysis and the one plan",
  "S-06": "12 to 15: the waiver of the child against its parents, under differing laws",
  "S-07": "not relying on the consent or refusal of a parent whose interests conflict",
  "S-08": "a secret place against a parent with authority, and in requests for access",
  "S-09": "what a child told in confidence, especially under 12 and towards the GI and the court",
  "S-10": "grounds for anonymity of who reports",
  "S-11": "basis of emergency access per organisation, and the standing rule in a crisis",
  "S-12": "allegations as criminal-type data at a local team and a GI",
  "S-13": "national number of adults for matching by GI, Board and local team",
  "S-14": "all retention terms",
  "S-15": "a reviewer of another region: controller, secrecy, pseudonyms",
  "S-16": "what a GI hands over at the end of a supervision order",
  "S-17": "thresholds of statistics, and whether the ledger may be used for them",
  "S-18": "criteria and maximum for collecting without knowledge of the person",
  "S-19": "access by a confidential adviser (vertrouwenspersoon) and a chosen mentor",
  "S-20": "the unborn child",
  "S-21": "a guardian and data of the former parents; a guardian that consents to itself",
  "S-22": "extent of what Veilig Thuis tells a help institution, mental health care above all",
  "S-23": "whether the laws that were read are still the law: Wmo 5.3.x, Jeugdwet 7.4.0 and 7.1, Wams, orders in council, new bills, EHDS",
  "S-24": "data of who died",
} as const satisfies Record<`S-${number}`, string>;
