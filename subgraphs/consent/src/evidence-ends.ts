const dutchDayOf = (moment: string): string => `(${moment} AT TIME ZONE 'Europe/Amsterdam')::date`;

/** From when evidence of consent is kept for its term, as SQL over `row` (RT-CONS): the last day it held. */
export const CONSENT_ENDED = `least(row.valid_until, ${dutchDayOf("row.withdrawn_at")})`;

/** A question is kept as long as its answer; without one, from the last attempt to ask. */
export const endOfQuestion = (question: string): string =>
  `SELECT greatest(${dutchDayOf("q.recorded_at")}, (SELECT max(a.attempted_at) FROM consent_attempt a WHERE a.request = q.id), (SELECT max(c.valid_until) FROM consent_record c WHERE c.id = q.answer)) FROM consent_request q WHERE q.id = ${question}`;

/** The last assessment of a matter is decided with: it stays until there is another. */
export const ASSESSED_AGAIN = `coalesce((SELECT min(${dutchDayOf("later.recorded_at")}) FROM capacity_assessment later WHERE later.about = row.about AND later.matter = row.matter AND later.recorded_at > row.recorded_at), 'infinity')`;

/** A conflict that was confirmed is decided with, until another word about the two is confirmed. */
export const CONFLICT_ENDED = `CASE WHEN row.state = 'CONFIRMED' AND row.is_conflict
  THEN coalesce((SELECT min(${dutchDayOf("later.decided_at")}) FROM representative_conflict later WHERE later.represented = row.represented AND later.representative = row.representative AND later.state = 'CONFIRMED' AND later.decided_at > row.decided_at), 'infinity')
  ELSE ${dutchDayOf("coalesce(row.decided_at, row.recorded_at)")} END`;
