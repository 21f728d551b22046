/**
 * Ways of asking for a whole file instead of a question (model.md 3.6: "send the file" is rejected). A short list that
 * catches the usual words; who wants everything can still ask for it in other words, and is answered by a human.
 */
const PHRASES = [
  "stuur het dossier",
  "stuur mij het dossier",
  "stuur ons het dossier",
  "hele dossier",
  "gehele dossier",
  "volledige dossier",
  "complete dossier",
  "kopie van het dossier",
  "afschrift van het dossier",
  "inzage in het dossier",
  "alles wat u weet",
  "alles wat u heeft",
  "alles wat bekend is",
  "send the file",
  "send us the file",
  "entire file",
  "whole file",
  "full file",
  "complete file",
  "copy of the file",
  "everything you know",
  "everything you have",
] as const;

export function asksForFile(question: string): boolean {
  const said = question.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ");
  return PHRASES.some((phrase) => said.includes(phrase));
}
