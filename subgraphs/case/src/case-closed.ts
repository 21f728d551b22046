/** When what a row belongs to was closed, as SQL over `row`: `infinity` while it is open, null once the case is gone (RT-CASE). */
export const closingOf = (casus: string): string => `(SELECT coalesce(c.closed_at, 'infinity') FROM casus c WHERE c.id = ${casus})`;

export const closingOfPlan = (plan: string): string => `(SELECT coalesce(c.closed_at, 'infinity') FROM plan p JOIN casus c ON c.id = p.casus WHERE p.id = ${plan})`;

export const closingOfPart = (part: string): string =>
  `(SELECT coalesce(c.closed_at, 'infinity') FROM plan_part s JOIN plan p ON p.id = s.plan JOIN casus c ON c.id = p.casus WHERE s.id = ${part})`;

/** The last case in which one of these persons is. Who is shielded is not forgotten before that is ended, which takes a safety check. */
export const CLOSING_OF_ALL = `(SELECT greatest(max(coalesce(c.closed_at, 'infinity')), (SELECT max('infinity'::date) FROM shielding_order o WHERE o.about && row.about AND o.ended_at IS NULL)) FROM casus c WHERE c.about && row.about)`;

/** Shielding goes last: while the hub knows who or where the person is, the order is kept. */
export const END_OF_SHIELDING = `CASE WHEN row.ended_at IS NULL OR EXISTS (SELECT FROM person p WHERE p.about && row.about) OR EXISTS (SELECT FROM address a WHERE a.about && row.about) THEN 'infinity' ELSE row.ended_at END`;
