import { describe, expect, test } from "vitest";
import { identifyingText } from "../../subgraphs/veilig-thuis/dist/identifying-text.js";

/** Advice holds no data of the family (R-104, example E29). Invented people, numbers and addresses throughout. */
describe("text that could point to a person is recognised", () => {
  test.each([
    ["a national number", "het nummer is 123456782", "nine digits on end"],
    ["a national number", "het nummer is 1234.56.782", "grouped by dots"],
    ["a national number", "het nummer is 1234 56 782", "grouped by spaces"],
    ["a date of birth", "geboren op 12-03-2014", "hyphens"],
    ["a date of birth", "geboren op 1/2/14", "slashes, year in two digits"],
    ["a date of birth", "geboren op 12.03.1985", "dots"],
    ["a date of birth", "geboren op 12 maart 2014", "month in full"],
    ["a date of birth", "geboren op 3 mei 2011", "short month"],
    ["a date of birth", "geboren op 7 Okt 1979", "month abbreviated, with a capital"],
    ["a postcode", "het gezin woont op 9999 ZZ", "with a space"],
    ["a postcode", "het gezin woont op 9999ZZ", "without a space"],
    ["contact details", "mail naar noor.verzonnen@voorbeeld.example", "an e-mail address"],
    ["contact details", "bel 06-12345678", "a mobile number"],
    ["contact details", "bel +31 6 12345678", "with the country code"],
    ["contact details", "bel 020 123 45 67", "a fixed line"],
    ["a full name", "het gaat om Noor Verzonnen", "first name and surname"],
    ["a full name", "het gaat om Noor van der Verzinsel", "with prefixes"],
    ["a full name", "het gaat om Éva Ünlü", "letters beyond a to z"],
  ])("%s in `%s` (%s)", (kind, text) => {
    expect(identifyingText(text)).toBe(kind);
  });

  test("a telephone number in pairs is stopped, even if it reads like a date", () => {
    expect(identifyingText("bel 06 12 34 56 78")).toBeDefined();
  });

  test("what identifies is found wherever it stands in a longer text", () => {
    expect(identifyingText("zorgen van een leerkracht\nover een leerling\ngeboren op 12-03-2014, woont bij vader")).toBe("a date of birth");
  });
});

describe("advice in general words passes", () => {
  test.each([
    ["", "nothing written"],
    ["Een leerkracht maakt zich zorgen over een leerling van 8 jaar.", "an age is no date of birth"],
    ["De moeder vertelt dat er sinds 2024 ruzie is.", "a year alone"],
    ["Geadviseerd om stap 1 tot en met 5 van de meldcode te volgen.", "small numbers"],
    ["Gesprek gepland om 14.30 uur, daarna nog 2 keer.", "a time of day"],
    ["Bespreek het eerst met de ouders; bij acuut gevaar 112 bellen.", "an emergency number"],
    ["Besproken met de huisarts in Utrecht, die bekend is met ouderenmishandeling.", "a single name of a place"],
    ["Schade van ongeveer 12500 euro door financieel misbruik.", "an amount"],
  ])("`%s` (%s)", (text) => {
    expect(identifyingText(text)).toBeUndefined();
  });
});
