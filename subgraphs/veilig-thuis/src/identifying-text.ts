/**
 * What in a text could point to a person, in words for the writer; undefined when nothing was found.
 *
 * A net, not a proof: it stops the slips that happen (a national number, a date of birth, an address, a full name), and
 * the writer stays responsible for the rest.
 */
export function identifyingText(written: string): string | undefined {
  const text = written.replace(INSTITUTIONS, "");
  if (/\b\d{9}\b|\b\d{4}[. ]\d{2}[. ]\d{3}\b/.test(text)) return "a national number";
  if (/\b\d{1,2}[-/. ](?:\d{1,2}|jan\w*|feb\w*|m(?:aa)?rt|apr\w*|mei|jun\w*|jul\w*|aug\w*|sep\w*|okt\w*|nov\w*|dec\w*)[-/. ](?:19|20)?\d{2}\b/i.test(text))
    return "a date of birth";
  if (/\b[1-9]\d{3}\s?[A-Z]{2}\b/.test(text)) return "a postcode";
  if (/\b[\w.+-]+@[\w-]+\.[\w.]+\b|(?:\+31|\b0)[\s-]?\d(?:[\s-]?\d){7,9}\b/.test(text)) return "contact details";
  if (/(?<!\p{L})\p{Lu}\p{Ll}+ (?:(?:van|de|der|den|ten|ter|el|al|te|het|'t)\s)*\p{Lu}\p{Ll}+(?!\p{L})/u.test(text)) return "a full name";
  return undefined;
}

/** Names that look like a person's and are not. */
const INSTITUTIONS = /(?<![\p{L}\d])(?:Veilig Thuis|Raad voor de Kinderbescherming|De Raad|Centrum (?:voor )?Jeugd en Gezin|Slachtofferhulp Nederland)(?![\p{L}\d])/gu;
